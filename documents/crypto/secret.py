"""A wrapper that keeps secret bytes out of `repr`, logs, tracebacks and pickles.

- Python cannot wipe `bytes` (cryptography.io, *Known security limitations*); what this gives
  is that a secret is shown only where the code says `reveal`.
- Two secrets are compared in constant time.
"""

import hmac
from typing import NoReturn, final


@final
class Secret:
    """Secret bytes; `repr` and `str` are always the same fixed words."""

    __slots__ = ("_value",)

    def __init__(self, value: bytes) -> None:
        self._value = value

    def reveal(self) -> bytes:
        """The bytes themselves; keep them in no variable that outlives the call."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(hidden)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._value, other._value)

    __hash__ = None  # type: ignore[assignment]  # a hash of a secret says something about it

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled")
