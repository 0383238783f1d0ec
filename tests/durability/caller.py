"""Somebody who calls the public HTTP API with a key of their own choosing.

- `once` sends one request; `insist` sends it again under the same key until there is an answer
  other than *later* (503), as a client does that lost its connection.
"""

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from documents.ids import new_id

BASE = "/api/v1"
LATER = http.client.SERVICE_UNAVAILABLE
BROKEN = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: status, body and headers with lower-case names."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def id(self) -> str:
        """The id of what an act made or changed; it must have been allowed."""
        assert self.status in (http.client.OK, http.client.CREATED), (self.status, self.body)
        return str(self.json["id"])


@dataclass(frozen=True, slots=True)
class Call:
    """One act as a client sends it, always under the same key."""

    session: str = field(repr=False)
    path: str
    body: Mapping[str, Any]
    key: str = field(default_factory=new_id)
    version: str = ""


def once(url: str, call: Call, *, timeout: float = 60.0) -> Heard:
    """Send an act once.

    Raises: one of `BROKEN` when the connection breaks.
    """
    headers = {"Idempotency-Key": call.key, "Content-Type": "application/json"}
    if call.version:
        headers["If-Match"] = call.version
    return _send(url, "POST", call.path, call.session, json.dumps(call.body), headers, timeout)


def insist(url: str, call: Call, *, seconds: float = 30.0) -> Heard:
    """Send an act until it is answered."""
    until = time.monotonic() + seconds
    while True:
        try:
            heard = once(url, call)
        except BROKEN:
            assert time.monotonic() < until, "no connection in time"
        else:
            if heard.status != LATER:
                return heard
            assert time.monotonic() < until, "no answer in time"
        time.sleep(0.1)


def read(url: str, session: str, path: str) -> Heard:
    """Read one thing."""
    return _send(url, "GET", path, session, None, {}, 60.0)


def _send(
    url: str,
    method: str,
    path: str,
    session: str,
    body: str | None,
    headers: Mapping[str, str],
    timeout: float,
) -> Heard:
    place = urlsplit(url)
    line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=timeout)
    known = {"Accept": "application/json", "Authorization": f"Bearer {session}", **headers}
    try:
        line.request(method, BASE + path, body, known)
        answer = line.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Heard(answer.status, answer.read(), found)
    finally:
        line.close()
