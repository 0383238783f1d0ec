"""An authenticator, as people have on their telephones: RFC 6238 written a second time."""

import hmac
from base64 import b32decode
from datetime import datetime


def code_at(secret: str, moment: float | datetime) -> str:
    """The six digits for this secret (base32) at this moment (seconds since 1970, or a time)."""
    seconds = moment.timestamp() if isinstance(moment, datetime) else moment
    key = b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, (int(seconds) // 30).to_bytes(8), "sha1")
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
