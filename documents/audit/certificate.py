"""The certificate of destruction: a signed note that one track was destroyed, and when.

    entryhall/certificate of destruction
    id of the track
    day
    size of the log that records it
    class of records that was destroyed before it, and the day (a line for each)

    — origin base64(key id ‖ Ed25519 signature)

- It says nothing about what was destroyed; whoever verifies it brings the key of the log.
- A copy of each is kept in a folder beside the root key, which no restored database overwrites.
"""

import os
import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from documents.audit.checkpoint import signed
from documents.crypto.signing import PublicKey, Signer
from documents.errors import RecordError

TITLE = "entryhall/certificate of destruction"
_ENDING = ".note"
_NOTE = re.compile(
    rf"(?P<text>{TITLE}\n(?P<track>[0-9a-f]{{32}})\n(?P<day>[0-9-]{{10}})\n(?P<size>[0-9]+)\n"
    r"(?P<before>(?:[a-z_]+ [0-9-]{10}\n)*))"
    r"\n— \S+ (?P<signature>[A-Za-z0-9+/]{91}=)\n"
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is certified; `log_size` is the size of the log whose last leaf records it, `before`
    what its retention schedule had destroyed already."""

    track: str
    day: date
    log_size: int
    before: tuple[tuple[str, date], ...] = ()


def issue(certificate: Certificate, origin: str, signer: Signer) -> str:
    """The signed note."""
    earlier = (f"{kind} {day.isoformat()}" for kind, day in certificate.before)
    here = (certificate.track, certificate.day.isoformat(), str(certificate.log_size))
    said = (TITLE, *here, *earlier)
    return signed("".join(f"{line}\n" for line in said), origin, signer)


def read(note: str, key: PublicKey) -> Certificate:
    """What the note certifies, once form and signature are found right.

    Raises: `RecordError("certificate.refused")`.
    """
    found = _NOTE.fullmatch(note)
    if found is None:
        raise RecordError("certificate.refused")
    signature = b64decode(found["signature"])[4:]
    if not key.verifies(signature, found["text"].encode()):
        raise RecordError("certificate.refused")
    earlier = tuple(line.split() for line in found["before"].splitlines())
    before = tuple((kind, date.fromisoformat(day)) for kind, day in earlier)
    day = date.fromisoformat(found["day"])
    return Certificate(found["track"], day, int(found["size"]), before)


def keep(folder: Path, track: str, note: str) -> None:
    """Keep a copy of the note, durably; an earlier one of the same track is replaced."""
    folder.mkdir(exist_ok=True, mode=0o700)
    new = folder / f"{track}.new"
    with new.open("w", encoding="utf-8") as file:
        file.write(note)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, folder / f"{track}{_ENDING}")
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def kept(folder: Path) -> list[str]:
    """Every note that was kept, by the ids of their tracks."""
    return [one.read_text(encoding="utf-8") for one in sorted(folder.glob(f"*{_ENDING}"))]
