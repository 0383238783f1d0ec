"""Names for things: random, so that an id says nothing about what it names or when it was made.

- An id is 128 random bits written as 32 lowercase hexadecimal digits (OWASP ASVS 5.0, 11.5.1).
- Never a UUID, a counter or a time: those order or fingerprint what they name.
"""

import re
import secrets

ID_LENGTH = 32

_SHAPE = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """A fresh id from the operating system's random source."""
    return secrets.token_hex(ID_LENGTH // 2)


def is_id(text: str) -> bool:
    """Whether the text has the shape of an id; says nothing about whether it names anything."""
    return _SHAPE.fullmatch(text) is not None
