"""Blind indexes: finding a row by something that does not stand in it.

- HMAC-SHA-256 under a subkey; whoever lacks the key can neither compute nor compare.
- Each part is preceded by its length in bytes, so ("ab", "c") and ("a", "bc") differ.
- Only for ids and closed vocabularies, never for names or free text.
"""

import hmac
from collections.abc import Callable

from documents.crypto.derive import subkey
from documents.crypto.envelope import DataKey


def blind_index(key: DataKey, *parts: str) -> str:
    """The index of these parts in this order: 64 hexadecimal digits."""
    return indexer(key)(*parts)


def indexer(key: DataKey) -> Callable[..., str]:
    """`blind_index` under one key, for whoever needs many: the subkey is derived once."""
    secret = subkey(key.material, "blind")

    def index(*parts: str) -> str:
        encoded = [part.encode() for part in parts]
        message = b"".join(len(part).to_bytes(8) + part for part in encoded)
        return hmac.digest(secret.reveal(), message, "sha256").hex()

    return index
