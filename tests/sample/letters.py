"""Sign-in links as people get them: each person reads only letters to their own address.

- The mail folder holds one message per `.eml` file; a letter may arrive a moment after the act
  that sends it, so whoever waits looks again.
- The newest link is the one that counts.
"""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

_LINK = re.compile(r"https?://[^\s<>\"]+/sign-in/([A-Za-z0-9_.~-]+)")
_PAUSE = 0.05


class Letters:
    """The mail folder at `folder`; every file is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: set[str] = set()
        self._tokens: dict[str, list[str]] = {}

    def token_for(self, address: str, *, seconds: float = 20.0) -> str:
        """The newest token in a letter to this address; waits for one.

        Raises:
            LookupError: none came in time.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._collect()
            if found := self._tokens.get(address.lower()):
                return found[-1]
            time.sleep(_PAUSE)
        raise LookupError("no letter with a sign-in link came in time")

    def address_of(self, token: str) -> str:
        """The address to which this token was sent, or nothing."""
        self._collect()
        return next((who for who, tokens in self._tokens.items() if token in tokens), "")

    def _collect(self) -> None:
        if not self._folder.is_dir():
            return
        files = [path for path in self._folder.iterdir() if path.name not in self._read]
        ready = (path for path in files if path.suffix == ".eml" and not path.name.startswith("."))
        for path in sorted(ready, key=lambda path: (path.stat().st_mtime_ns, path.name)):
            self._take(path)

    def _take(self, path: Path) -> None:
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(letter, EmailMessage)
        body = letter.get_body(("plain",))
        address = parseaddr(str(letter["To"]))[1].lower()
        if body is None or not address:
            return
        self._read.add(path.name)
        self._tokens.setdefault(address, []).extend(_LINK.findall(body.get_content()))


def token_of(link: str) -> str:
    """The token in a sign-in link.

    Raises:
        ValueError: it is not such a link.
    """
    found = _LINK.fullmatch(link.strip())
    if found is None:
        raise ValueError("not a sign-in link")
    return found.group(1)
