"""A small client of the public HTTP API, on the standard library alone.

- One client is one person's session; it is used by one thread at a time.
- Every unsafe call carries its own Idempotency-Key. A call that broke off, or that was told to
  come back later (503), is sent again under the same key, so it happens once.
- Whatever is not a success is raised with its status, title and rule; never with a body.
"""

import http.client
import json
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from tests.sample.authenticator import code_at

BASE = "/api/v1"
PATIENCE = 60.0
"""Seconds during which one call is tried again."""

_BROKEN = (http.client.HTTPException, ConnectionError, TimeoutError)


class Refused(Exception):  # noqa: N818 - that is what it is
    """An answer that is not a success (RFC 9457)."""

    def __init__(self, status: int, title: str, rule: str = "") -> None:
        super().__init__(f"{status} {title} {rule}".strip())
        self.status = status
        self.title = title
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer: its body, and the version of the object where it has one."""

    status: int
    content: bytes = field(repr=False)
    version: str = ""
    retry_after: str = ""

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.content)


class Client:
    """One session with the service at `url`."""

    def __init__(self, url: str, session: str = "") -> None:
        parts = urlsplit(url)
        kind = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        self._line = kind(parts.hostname or "", parts.port, timeout=30)
        self._session = session
        self.recovery_codes: tuple[str, ...] = ()
        """What stands in for this person's authenticator, if they needed one; each works once."""

    def sign_in(self, token: str) -> None:
        """Trade the token of a one-time link for a session; set up a second factor where one is
        needed."""
        begun = self.post("/sessions", {"token": token}).json
        self._session = begun["session"]
        if begun["waits_for"] == "enrolment":
            secret = self.get("/sessions/current/factor").json["secret"]
            proof = {"code": code_at(secret, time.time())}
            done = self.post("/sessions/current/factor", proof).json
            self.recovery_codes = tuple(done["recovery_codes"])

    def get(self, path: str) -> Reply:
        """Read one thing."""
        return self._send("GET", path, b"", {})

    def items(self, path: str) -> Iterator[dict[str, Any]]:
        """Read a list to its end, page after page."""
        joint = "&" if "?" in path else "?"
        page = self.get(f"{path}{joint}limit=100").json
        yield from page["items"]
        while page["next"]:
            page = self.get(f"{path}{joint}limit=100&cursor={quote(page['next'])}").json
            yield from page["items"]

    def post(self, path: str, body: Mapping[str, Any], version: str = "") -> Reply:
        """Do one act; `version` is the entity tag of what the caller read."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
        if version:
            headers["If-Match"] = version
        return self._send("POST", path, json.dumps(body).encode(), headers)

    def act(self, path: str, body: Mapping[str, Any], version: str = "") -> str:
        """Do one act and answer the id of what it made or changed."""
        return str(self.post(path, body, version).json["id"])

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Send until there is an answer other than *later*, or patience ends."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                reply = self._once(method, path, body, headers)
            except _BROKEN:
                self._line.close()
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
                continue
            if reply.status != http.HTTPStatus.SERVICE_UNAVAILABLE or time.monotonic() > until:
                return _success(reply)
            time.sleep(min(float(reply.retry_after or 1), 5.0))

    def _once(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        known = {"Accept": "application/json", **headers}
        if self._session:
            known["Authorization"] = f"Bearer {self._session}"
        self._line.request(method, BASE + path, body or None, known)
        answer = self._line.getresponse()
        content = answer.read()
        tag, later = answer.headers.get("ETag", ""), answer.headers.get("Retry-After", "")
        return Reply(answer.status, content, tag, later)


def _success(reply: Reply) -> Reply:
    if reply.status < http.HTTPStatus.BAD_REQUEST:
        return reply
    try:
        problem = reply.json
        title, rule = str(problem["title"]), str(problem.get("rule", ""))
    except (ValueError, KeyError, TypeError):
        title, rule = "no problem document", ""
    raise Refused(reply.status, title, rule)
