"""One value, one sequence of bytes: JSON Canonicalization Scheme (RFC 8785).

- Strings, whole numbers, booleans, null, lists and objects; no fractions, so that no float
  formatting can ever differ.
- Whole numbers stay within ±(2^53 - 1), the exact range of I-JSON (RFC 7493 §2.2).
- Object members are ordered by the UTF-16 code units of their names (RFC 8785 §3.2.3).
- Lone surrogates are refused (RFC 8785 §3.2.2.2).
"""

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, TypeAlias

from documents.errors import RecordError

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

_LARGEST = 2**53 - 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical(value: Json) -> bytes:
    """The canonical UTF-8 bytes of the value.

    Raises: `RecordError("canonical.refused")` for anything the scheme does not cover.
    """
    return encoded(_ENCODER.encode(_ordered(value)))


def written(value: str | int) -> str:
    """A string or number as it stands in a canonical form, for whoever writes a fixed object out.

    Raises: `RecordError("canonical.refused")` for a number out of range.
    """
    return encode_basestring(value) if isinstance(value, str) else str(int(_whole(value)))


def encoded(text: str) -> bytes:
    """The bytes of a canonical form.

    Raises: `RecordError("canonical.refused")` for a lone surrogate.
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        pass  # leave the handler first: the exception holds the text
    raise _refused()


def _ordered(value: object) -> object:
    """The same value with its objects ordered, or a refusal."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _ordered(value[name]) for name in _sorted(value)}
    raise _refused()


def _whole(value: int) -> int:
    if abs(value) > _LARGEST:
        raise _refused()
    return value


def _sorted(names: Mapping[Any, Any]) -> list[str]:
    """In the order of their code units; where all are ASCII that is the order Python knows."""
    found = [name for name in names if isinstance(name, str)]
    if len(found) != len(names):
        raise _refused()
    return sorted(found, key=None if all(map(str.isascii, found)) else _code_units)


def _code_units(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _refused() -> RecordError:
    return RecordError("canonical.refused")
