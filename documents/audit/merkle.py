"""The Merkle tree of the log: hashes, proofs and the compact range (RFC 6962 §2, RFC 9162 §2.1).

- Leaf: SHA-256(0x00 ‖ leaf). Node: SHA-256(0x01 ‖ left ‖ right). Empty tree: SHA-256 of nothing.
- A tree of n leaves splits at the largest power of two below n.
- Verifying walks the proof once and is strict: a proof that is too short or too long is wrong,
  and so is an index or a size that cannot be.
"""

from collections.abc import Sequence
from hashlib import sha256

from documents.errors import RecordError

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

_SIZE_BYTES = 8


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf (RFC 6962 §2.1)."""
    return sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node (RFC 6962 §2.1)."""
    return sha256(b"\1" + left + right).digest()


class Frontier:
    """The compact range of a growing log: the roots of its complete subtrees, largest first."""

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def append(self, hashed: bytes) -> None:
        """Add the hash of the next leaf."""
        complete = self.size
        while complete & 1:
            hashed = node_hash(self._peaks.pop(), hashed)
            complete >>= 1
        self._peaks.append(hashed)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def to_bytes(self) -> bytes:
        """Size (8 bytes, big-endian), then the peaks, largest first."""
        return self.size.to_bytes(_SIZE_BYTES) + b"".join(self._peaks)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Frontier":
        """What `to_bytes` wrote.

        Raises: `RecordError("audit.frontier_malformed")` for anything else.
        """
        size = int.from_bytes(stored[:_SIZE_BYTES])
        if len(stored) != _SIZE_BYTES + size.bit_count() * HASH_BYTES:
            raise RecordError("audit.frontier_malformed")
        frontier = cls()
        frontier.size = size
        frontier._peaks = _cut(stored[_SIZE_BYTES:])
        return frontier


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes."""
    frontier = Frontier()
    for hashed in hashes:
        frontier.append(hashed)
    return frontier.root()


def inclusion_proof(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of one leaf, from the leaf upwards (RFC 6962 §2.1.1).

    Raises: `RecordError("audit.no_such_leaf")`.
    """
    if not 0 <= index < len(hashes):
        raise RecordError("audit.no_such_leaf")
    path: list[bytes] = []
    while len(hashes) > 1:
        split = _split(len(hashes))
        left, right = hashes[:split], hashes[split:]
        if index < split:
            path.append(root_of(right))
            hashes = left
        else:
            path.append(root_of(left))
            hashes, index = right, index - split
    return path[::-1]


def consistency_proof(hashes: Sequence[bytes], old_size: int) -> list[bytes]:
    """That the first `old_size` leaves are where they were (RFC 6962 §2.1.2).

    Raises: `RecordError("audit.no_such_size")`.
    """
    if not 0 <= old_size <= len(hashes):
        raise RecordError("audit.no_such_size")
    path: list[bytes] = []
    whole = True  # whether the old tree is a complete subtree that the verifier knows
    while 0 < old_size < len(hashes):
        split = _split(len(hashes))
        left, right = hashes[:split], hashes[split:]
        if old_size <= split:
            path.append(root_of(right))
            hashes = left
        else:
            path.append(root_of(left))
            hashes, old_size, whole = right, old_size - split, False
    return ([] if whole else [root_of(hashes)]) + path[::-1]


def verify_inclusion(
    hashed: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the leaf stands at this index of the tree (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size or not _digests(hashed, root, *proof):
        return False
    here, last = index, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            hashed = node_hash(sibling, hashed)
            here, last = _up_to_odd(here, last)
        else:
            hashed = node_hash(hashed, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and hashed == root


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the new tree begins with the whole old one (RFC 9162 §2.1.4.2)."""
    if not 0 <= old_size <= new_size or not _digests(old_root, new_root, *proof):
        return False
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT and (new_size > 0 or new_root == EMPTY_ROOT)
    if old_size == new_size:
        return not proof and old_root == new_root
    return _grows(old_size, new_size, old_root, new_root, list(proof))


def _grows(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: list[bytes]
) -> bool:
    """The case 0 < old < new, step by step as the RFC has it."""
    if old_size & (old_size - 1) == 0:
        proof.insert(0, old_root)
    if not proof:
        return False
    here, last = _without_low_ones(old_size - 1, new_size - 1)
    old = new = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            here, last = _up_to_odd(here, last)
        else:
            new = node_hash(new, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def _up_to_odd(here: int, last: int) -> tuple[int, int]:
    """Climb where there is no sibling, until the node is a right child or the leftmost."""
    while here and not here & 1:
        here, last = here >> 1, last >> 1
    return here, last


def _without_low_ones(here: int, last: int) -> tuple[int, int]:
    while here & 1:
        here, last = here >> 1, last >> 1
    return here, last


def _split(size: int) -> int:
    """The largest power of two below the size (RFC 6962 §2.1)."""
    return 1 << (size - 1).bit_length() - 1


def _digests(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)


def _cut(joined: bytes) -> list[bytes]:
    return [joined[at : at + HASH_BYTES] for at in range(0, len(joined), HASH_BYTES)]
