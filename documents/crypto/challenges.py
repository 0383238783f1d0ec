"""Challenges: random words that a device signs, which tell by themselves whose they are.

- Nothing is kept when one is given out: it carries its end and a code over what it is bound to.
- Whoever binds it to something that changes with every answer has a challenge that works once.
"""

import hmac
import os
from collections.abc import Sequence
from datetime import datetime, timedelta

LIFE = timedelta(minutes=10)
RANDOM, TIME, CODE = 16, 8, 32


def challenge(secret: bytes, bound: Sequence[str], now: datetime) -> bytes:
    """A new challenge that is good for `LIFE`, bound to these words in this order."""
    said = os.urandom(RANDOM) + int((now + LIFE).timestamp()).to_bytes(TIME)
    return said + _code(secret, bound, said)


def is_ours(secret: bytes, bound: Sequence[str], now: datetime, given: bytes) -> bool:
    """Whether this challenge was given out for these words, and is not too old."""
    said, code = given[: RANDOM + TIME], given[RANDOM + TIME :]
    ours = hmac.compare_digest(code, _code(secret, bound, said))
    return ours and now.timestamp() < int.from_bytes(said[RANDOM:])


def _code(secret: bytes, bound: Sequence[str], said: bytes) -> bytes:
    parts = [word.encode() for word in bound]
    message = b"".join(len(part).to_bytes(8) + part for part in (*parts, said))
    return hmac.digest(secret, message, "sha256")
