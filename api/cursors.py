"""Pages of a list: a cursor that means nothing to the caller, and a limit.

- A cursor is made here and read here; anything else is refused, naming what is accepted.
- It carries a place in a list that the caller may see, and nothing about what was left out.
"""

import base64
import binascii
import re
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from api.i18n import say
from api.problems import Fault, Problem

DEFAULT_LIMIT = 50
MAX_LIMIT = 100
CURSOR_PATTERN = "^[A-Za-z0-9_-]{1,128}$"

_LIMIT = re.compile(r"[1-9][0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for. `after` is the place after which it begins."""

    after: str | None
    limit: int


def page_of(arguments: MultiDict[str, str]) -> Page:
    """The page that the query asks for.

    Raises: Problem (`invalid`).
    """
    return Page(_after(arguments.get("cursor")), _limit(arguments.get("limit")))


def cursor_of(place: str) -> str:
    """The opaque form of a place in a list."""
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _after(cursor: str | None) -> str | None:
    if cursor is None:
        return None
    try:
        if not re.fullmatch(CURSOR_PATTERN, cursor):
            raise ValueError
        place = base64.b64decode(cursor + "=" * (-len(cursor) % 4), "-_", validate=True).decode()
    except (ValueError, binascii.Error):
        raise _refused("cursor", say("the value of `next` in the answer before")) from None
    return place


def _limit(limit: str | None) -> int:
    if limit is None:
        return DEFAULT_LIMIT
    if not _LIMIT.fullmatch(limit) or int(limit) > MAX_LIMIT:
        raise _refused("limit", say("a whole number from %(least)d to %(most)d", least=1, most=100))
    return int(limit)


def _refused(field: str, accepted: str) -> Problem:
    return Problem("invalid", faults=(Fault(field, accepted),))
