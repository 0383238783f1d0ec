"""Versions as entity tags (RFC 9110 §8.8.3): what was read is what is changed.

- One object carries its version as a strong tag; a versioned act sends it back in If-Match.
- A missing header is 428; `*`, a weak tag, or one that is no version of ours cannot match: 412.
"""

import re

from flask import Request

from api.problems import Problem

HEADER = "If-Match"
PATTERN = '^"[1-9][0-9]{0,8}"$'

_SHAPE = re.compile(r'"([1-9][0-9]{0,8})"')


def tag_of(version: int) -> str:
    """The entity tag of a version."""
    return f'"{version}"'


def version_of(request: Request) -> int:
    """The version that the caller read.

    Raises: Problem (`version_wanted`, `stale`).
    """
    given = request.headers.get(HEADER, "").strip()
    if not given:
        raise Problem("version_wanted")
    found = _SHAPE.fullmatch(given)
    if found is None:
        raise Problem("stale")
    return int(found.group(1))
