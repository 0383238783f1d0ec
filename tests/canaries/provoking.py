"""Requests that nobody should send, with a canary wherever a client can put a word.

- What goes wrong is logged, refused or answered somewhere; the word must not travel with it.
"""

import http.client
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

JSON = {"Content-Type": "application/json"}
FORM = 'multipart/form-data; boundary="{word}"'


@dataclass(frozen=True, slots=True)
class Odd:
    """One request: `body` as it goes over the line."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def provoke(url: str, session: str, word: str) -> None:
    """Send every odd request, with and without a session; none may break the server."""
    for odd in _odd(word):
        for known in ({}, {"Authorization": f"Bearer {session}"}):
            _send(url, odd, known)
    _garble(url, word)


def _odd(word: str) -> Iterator[Odd]:
    key = JSON | {"Idempotency-Key": word}
    yield Odd("GET", f"/{word}//{word}?{word}={word}")
    yield Odd("GET", f"/sign-in/{word}")
    yield Odd("GET", f"/api/v1/tracks/{word}?cursor={word}&limit={word}")
    yield Odd("GET", f"/api/v1/tracks?cursor={word}&{word}=1")
    yield Odd("GET", f"/api/v1/%ff%00{word}")
    yield Odd("GET", f"/static/{word}.css")
    yield Odd(word.upper(), "/api/v1/tracks")
    yield Odd("DELETE", f"/api/v1/tracks/{word}/seats", key)
    yield Odd("POST", "/sign-in", {"Content-Type": "application/x-www-form-urlencoded"},
              f"token={word}&visitor={word}".encode())  # fmt: skip
    yield Odd("POST", "/sign-in", {"Content-Type": FORM.format(word=word)}, _form(word))
    for body in _bodies(word):
        yield Odd("POST", "/api/v1/tracks", key, body)
        yield Odd("POST", "/api/v1/sessions", key, body)
    made = {"client_data": word, "attestation": word, "name": word}
    yield Odd("POST", "/api/v1/sessions/current/passkey", key, json.dumps(made).encode())
    yield Odd("POST", "/api/v1/tracks", key | {"Content-Type": f"text/{word}"}, b"{}")
    yield Odd("POST", "/api/v1/tracks", JSON | {"Idempotency-Key": f"{word} {word}"}, b"{}")
    for name in ("If-Match", "User-Agent", "Referer", "Accept-Language", "X-Forwarded-For",
                 "X-Request-Id", "Origin", "Accept", f"X-{word}"):  # fmt: skip
        yield Odd("GET", "/api/v1/me", {name: word})
    yield Odd("GET", "/", {"Cookie": f"eh={word}; {word}={word}"})
    yield Odd("GET", "/api/v1/me", {"Host": f"{word}.example"})


def _bodies(word: str) -> Iterator[bytes]:
    yield f'{{"{word}": '.encode()
    yield f'"{word}"'.encode()
    yield word.encode("utf-16")
    yield json.dumps({word: word}).encode()
    yield json.dumps({"token": [word]}).encode()
    yield json.dumps({"token": word, "question": f"\u202e{word}\x00"}).encode()
    yield json.dumps({"question": word * 100, "terms": {"quorum": word}, "level": word}).encode()


def _form(word: str) -> bytes:
    head = f'--{word}\r\nContent-Disposition: form-data; name="{word}"; filename="{word}.docx"'
    return f"{head}\r\n\r\n{word}\r\n--{word}--\r\n".encode()


def _send(url: str, odd: Odd, known: dict[str, str]) -> None:
    place = urlsplit(url)
    line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    try:
        line.request(odd.method, odd.path, odd.body or None, known | odd.headers)
        answer = line.getresponse()
        answer.read()
        assert answer.status < http.client.INTERNAL_SERVER_ERROR
    finally:
        line.close()


def _garble(url: str, word: str) -> None:
    """What is no HTTP at all."""
    place = urlsplit(url)
    for text in (f"{word} {word} {word}\r\n\r\n", f"GET / HTTP/1.1\r\n{word}\r\n\r\n"):
        with socket.create_connection((place.hostname, place.port), timeout=10) as line:
            line.sendall(text.encode())
            line.recv(4096)
