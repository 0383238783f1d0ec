"""Rotating the root key: every key of the house is wrapped anew, and the log says so.

- Content is not touched: a key stays what it is, under another root.
- The first leaf stands before anything is done, the second when nothing is left to do.
"""

from collections.abc import Iterator

from documents.operations.leaves import Leaf, write
from documents.sealing import HOUSE
from documents.store import Store


def rotate(store: Store) -> Iterator[int]:
    """Rotate, or finish a rotation; tells after each page how many keys it held."""
    _record(store, "keys:rotate")
    yield from store.keyring.rotate()
    _record(store, "keys:rotated")


def _record(store: Store, tag: str) -> None:
    with store.begin() as uow:
        write(uow, HOUSE, Leaf(tag, "operator", "allowed"))
        uow.commit()
