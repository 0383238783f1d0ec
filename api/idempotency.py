"""The header `Idempotency-Key`: one key, one effect, one answer.

- Every unsafe call carries one; the record recognises it (documents.operations.acts).
- 1 to 128 visible ASCII characters; spaces at either end do not count (RFC 9110 §5.5).
"""

import re

from flask import Request

from api.problems import Problem

HEADER = "Idempotency-Key"
PATTERN = "^[!-~]{1,128}$"

_SHAPE = re.compile(r"[!-~]{1,128}")


def key_of(request: Request) -> str:
    """The key of this request.

    Raises: Problem (`idempotency_key`).
    """
    key = request.headers.get(HEADER, "").strip()
    if not _SHAPE.fullmatch(key):
        raise Problem("idempotency_key")
    return key
