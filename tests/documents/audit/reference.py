"""The tree as RFC 6962 writes it down: recursive, slow, and without a thought for either."""

from collections.abc import Sequence
from hashlib import sha256


def split(size: int) -> int:
    """The largest power of two smaller than the size."""
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def root(leaves: Sequence[bytes]) -> bytes:
    """MTH(D[n]) of RFC 6962 §2.1."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    k = split(len(leaves))
    return node(root(leaves[:k]), root(leaves[k:]))


def path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PATH(m, D[n]) of RFC 6962 §2.1.1."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*path(index, leaves[:k]), root(leaves[k:])]
    return [*path(index - k, leaves[k:]), root(leaves[:k])]


def proof(old: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PROOF(m, D[n]) of RFC 6962 §2.1.2."""
    return subproof(old, leaves, True)


def subproof(old: int, leaves: Sequence[bytes], known: bool) -> list[bytes]:
    """SUBPROOF(m, D[n], b) of RFC 6962 §2.1.2."""
    if old == len(leaves):
        return [] if known else [root(leaves)]
    k = split(len(leaves))
    if old <= k:
        return [*subproof(old, leaves[:k], known), root(leaves[k:])]
    return [*subproof(old - k, leaves[k:], False), root(leaves[:k])]


def root_by_path(hashed: bytes, index: int, size: int, steps: Sequence[bytes]) -> bytes | None:
    """The root that this path leads to; None if its length is not that of such a path."""
    if not 0 <= index < size:
        return None
    if size == 1:
        return None if steps else hashed
    if not steps:
        return None
    k = split(size)
    if index < k:
        below = root_by_path(hashed, index, k, steps[:-1])
        return below and node(below, steps[-1])
    below = root_by_path(hashed, index - k, size - k, steps[:-1])
    return below and node(steps[-1], below)


def node(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\1" + left + right).digest()
