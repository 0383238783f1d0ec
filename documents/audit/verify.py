"""Verifying an export, offline, with a key that does not come from it.

1. The manifest is ours, and every note in `checkpoints.txt` is signed by the given key.
2. Every line of `leaves.jsonl` is canonical, in sequence, without gaps.
3. The root over the first n leaves is the root of every checkpoint of size n.
4. The last checkpoint covers the last leaf.
5. A remembered checkpoint is signed by the same key for the same log, and its root is the
   root at its size: without one, a tail cut off together with its checkpoints cannot be seen.

- Bare hashes are accepted in a track's export only; `Verified.shown` says how many leaves
  were seen in clear.
- `hashes.bin` proves nothing. It is read after a failure, to name the first bad leaf, and is
  believed only as far as the checkpoint confirms it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from documents.audit.checkpoint import CheckpointRefused, TreeHead, read, split
from documents.audit.export import CHECKPOINTS, HASHES, LEAVES, MANIFEST, manifest
from documents.audit.leaf import HASH_LINE, LEAF_LINE
from documents.audit.merkle import HASH_BYTES, Frontier, root_of
from documents.crypto.signing import PublicKey
from documents.errors import RecordError


class LogBroken(RecordError):  # noqa: N818 - what the caller is told
    """The export does not verify; `seq` is the first bad leaf where one can be named."""

    def __init__(self, reason: str, seq: int | None = None) -> None:
        super().__init__(reason if seq is None else f"{reason} (leaf {seq})")
        self.reason = reason
        self.seq = seq


@dataclass(frozen=True, slots=True)
class Verified:
    """A log found whole: so many leaves, this root (64 hexadecimal digits), so many in clear."""

    size: int
    root: str
    shown: int


def verify(
    directory: Path, public_pem: str, remembered: str | None = None, *, origin: str | None = None
) -> Verified:
    """Verify the export in this directory; `remembered` is a checkpoint kept from before.

    Raises: `LogBroken`; `RecordError("signing.bad_key")` if the PEM holds no Ed25519 key.
    """
    key = PublicKey.from_pem(public_pem)
    heads = _heads(_content(directory / CHECKPOINTS), key, origin)
    partial = _partial(_content(directory / MANIFEST), heads[0].origin)
    kept = None if remembered is None else _remembered(remembered, key, heads[0].origin)
    expected = sorted([*([kept] if kept else []), *heads], key=lambda head: head.size)
    if not (directory / LEAVES).is_file():
        raise LogBroken("audit.file_unreadable")
    hashes = _Lines(directory, partial)
    root = _walk(hashes, expected, kept)
    if hashes.read > heads[-1].size:
        raise LogBroken("audit.beyond_last_checkpoint", heads[-1].size)
    return Verified(hashes.read, root.hex(), hashes.shown)


class _Lines:
    """The leaf hashes of a file, line by line; counts what it has read and seen in clear."""

    def __init__(self, directory: Path, partial: bool) -> None:
        self._directory = directory
        self._partial = partial
        self.read = 0
        self.shown = 0

    def __iter__(self) -> Iterator[bytes]:
        with (self._directory / LEAVES).open("rb") as file:
            for line in file:
                yield self._hash(line)
                self.read += 1

    def again(self) -> "_Lines":
        """The same from the beginning."""
        return _Lines(self._directory, self._partial)

    def recorded(self, size: int) -> list[bytes]:
        """The first hashes of `hashes.bin`, if it has them."""
        path = self._directory / HASHES
        content = path.read_bytes() if path.is_file() else b""
        return [content[at : at + HASH_BYTES] for at in range(0, size * HASH_BYTES, HASH_BYTES)]

    def _hash(self, line: bytes) -> bytes:
        leaf = line[:-1]
        found = LEAF_LINE.fullmatch(leaf)
        if not line.endswith(b"\n"):
            raise LogBroken("audit.leaf_malformed", self.read)
        if found is None:
            return self._bare(leaf)
        day, seq = found.groups()
        if int(seq) != self.read:
            raise LogBroken("audit.sequence_broken", self.read)
        if not _is_day(day.decode()):
            raise LogBroken("audit.leaf_malformed", self.read)
        self.shown += 1
        return sha256(b"\0" + leaf).digest()

    def _bare(self, leaf: bytes) -> bytes:
        found = HASH_LINE.fullmatch(leaf)
        if found is None or not self._partial:
            raise LogBroken("audit.leaf_malformed", self.read)
        return bytes.fromhex(found[1].decode())


def _walk(hashes: _Lines, expected: list[TreeHead], kept: TreeHead | None) -> bytes:
    """Grow the tree over all leaves, comparing wherever a checkpoint stands; tell the root."""
    frontier, good = Frontier(), 0
    leaves = iter(hashes)
    for head in expected:
        while frontier.size < head.size:
            hashed = next(leaves, None)
            if hashed is None:
                raise LogBroken("audit.leaf_missing", frontier.size)
            frontier.append(hashed)
        if frontier.root() != head.root:
            raise _changed(hashes, head, None if head is kept else good)
        good = head.size
    for hashed in leaves:
        frontier.append(hashed)
    return frontier.root()


def _changed(hashes: _Lines, head: TreeHead, unconfirmed: int | None) -> LogBroken:
    """What is wrong below this checkpoint: the first leaf that differs from what was signed.

    Where that cannot be told it is the first unconfirmed leaf; below the remembered checkpoint
    nothing that the export says is confirmed, since the same key signed another history.
    """
    recorded = hashes.recorded(head.size)
    if root_of(recorded) == head.root:
        for seq, (was, found) in enumerate(zip(recorded, hashes.again(), strict=False)):
            if was != found:
                return LogBroken("audit.leaf_changed", seq)
    if unconfirmed is None:
        return LogBroken("audit.remembered_differs")
    return LogBroken("audit.leaf_changed", unconfirmed)


def _heads(text: str, key: PublicKey, origin: str | None) -> list[TreeHead]:
    """All checkpoints of the export, of one log, oldest first."""
    heads: list[TreeHead] = []
    for note in split(text):
        head = _read(note, key, heads[0].origin if heads else origin, "audit.checkpoint_bad")
        if heads and head.size <= heads[-1].size:
            raise LogBroken("audit.checkpoints_unordered")
        heads.append(head)
    if not heads:
        raise LogBroken("audit.no_checkpoint")
    return heads


def _remembered(note: str, key: PublicKey, origin: str) -> TreeHead:
    return _read(note, key, origin, "audit.remembered_not_of_this_log")


def _read(note: str, key: PublicKey, origin: str | None, reason: str) -> TreeHead:
    try:
        return read(note, key, origin)
    except CheckpointRefused:
        raise LogBroken(reason) from None


def _partial(content: str, origin: str) -> bool:
    """Whether the manifest says that bare hashes are to be expected."""
    for all_leaves in (True, False):
        if content.encode() == manifest(origin, all_leaves):
            return not all_leaves
    raise LogBroken("audit.manifest_malformed")


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        raise LogBroken("audit.file_unreadable") from None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
