"""From the bytes of a body to a Python value, strictly.

- The body is read whole before anything is locked or decided, and never beyond 64 KiB.
- It is sent as application/json, in UTF-8, one object, no name twice, no NaN, at most
  `MAX_DEPTH` levels deep.
- Text is brought to NFC before anything is counted.
- What is refused is not repeated in the answer.
"""

import json
import unicodedata
from typing import Any, NoReturn

from flask import Request, g
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from api.problems import Problem

MAX_BODY = 64 * 1024
MAX_DEPTH = 12


def take_in(request: Request) -> None:
    """Read the body off the line now, so that a slow sender holds no lock later."""
    try:
        g.body = request.get_data(cache=True)
    except (RequestEntityTooLarge, ClientDisconnected):
        g.body = None


def read_object(request: Request) -> dict[str, Any]:
    """The JSON object in the body.

    Raises: Problem (`too_large`, `media_type`, `malformed`).
    """
    raw: bytes | None = g.body
    if raw is None:
        raise Problem("too_large")
    if request.mimetype != "application/json":
        raise Problem("media_type")
    value = _normalised(_decoded(raw), MAX_DEPTH)
    if not isinstance(value, dict):
        raise Problem("malformed")
    return value


def _decoded(raw: bytes) -> Any:
    try:
        return json.loads(
            raw.decode("utf-8"), object_pairs_hook=_without_doubles, parse_constant=_no_constant
        )
    except (ValueError, RecursionError):
        raise Problem("malformed") from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Problem("malformed")
    return found


def _no_constant(_: str) -> NoReturn:
    raise Problem("malformed")


def _normalised(value: Any, depth: int) -> Any:
    """The same value with its text in NFC; too deep or not Unicode is malformed."""
    if depth < 0:
        raise Problem("malformed")
    if isinstance(value, str):
        return _nfc(value)
    if isinstance(value, list):
        return [_normalised(item, depth - 1) for item in value]
    if isinstance(value, dict):
        return {_nfc(name): _normalised(item, depth - 1) for name, item in value.items()}
    return value


def _nfc(text: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Problem("malformed")
    return unicodedata.normalize("NFC", text)
