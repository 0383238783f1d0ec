"""Codes that people type: six digits that change (RFC 6238), and ten that they keep on paper.

- A code is right in its own step of 30 seconds and in the one before and after it, and each
  step's code works once: what was used, or is older, never works again (RFC 6238 §5.2).
- A recovery code has 80 random bits. Only its scrypt digest (RFC 7914) is kept.
"""

from base64 import b32encode
from collections.abc import Sequence
from datetime import datetime

from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

STEP = 30
DIGITS = 6
SECRET_BYTES = 20  # RFC 4226 §4, R6: 160 bits recommended
RECOVERY_BYTES = 10
RECOVERY_CODES = 10
GROUP = 4

_COST = 2**13


def code_at(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """The code of one step, counted from 1970 (RFC 6238 §4.2, HMAC-SHA-1)."""
    # Authenticators know SHA-1 only; in HMAC its collisions do no harm (RFC 6194 §3.3).
    return HOTP(secret, digits, SHA1()).generate(step).decode()  # noqa: S303


def step_at(moment: datetime) -> int:
    """The step that a moment (UTC) lies in."""
    return int(moment.timestamp()) // STEP


def right_step(secret: bytes, code: str, moment: datetime, used: int) -> int | None:
    """The step whose code this is, if it is right at this moment and later than `used`."""
    now, given = step_at(moment), code.encode()
    near = (now, now - 1, now + 1)
    found = [step for step in near if bytes_eq(code_at(secret, step).encode(), given)]
    return next((step for step in found if step > used), None)


def typed(code: str) -> str:
    """A code without the spaces and dashes that people put between its groups."""
    return "".join(code.split()).replace("-", "").upper()


def in_base32(secret: bytes) -> str:
    """Bytes as people and programs type them (RFC 4648 §6), without padding."""
    return b32encode(secret).decode().rstrip("=")


def grouped(code: str) -> str:
    """A code in groups of four, for reading aloud and writing down."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def digest(code: str, salt: bytes) -> str:
    """What is kept of a recovery code: scrypt with N = 8192, r = 8, p = 1, in hexadecimal."""
    return Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(typed(code).encode()).hex()


def without(code: str, salt: bytes, kept: Sequence[str]) -> tuple[str, ...] | None:
    """The digests that stay once this recovery code is used; None if it is none of them."""
    found = digest(code, salt)
    left = tuple(one for one in kept if not bytes_eq(one.encode(), found.encode()))
    return left if len(left) < len(kept) else None
