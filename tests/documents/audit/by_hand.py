"""An export put together by hand, so that it can be wrong in any way."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from documents.audit.checkpoint import TreeHead, split, write
from documents.audit.export import CHECKPOINTS, HASHES, LEAVES, MANIFEST, manifest
from documents.audit.leaf import clear
from documents.audit.merkle import leaf_hash, root_of
from documents.audit.verify import LogBroken, verify
from documents.crypto.signing import Signer
from tests.documents.audit.house import DAY, ORIGIN, PEM, SIGNER

SIZE = 24
CHECKED = (4, 11, 20, SIZE)


@dataclass
class Export:
    """An export in a folder, put together by hand, so that it can be wrong in any way."""

    folder: Path

    def put(
        self,
        leaves: list[bytes],
        checked: tuple[int, ...] = CHECKED,
        signer: Signer = SIGNER,
        origin: str = ORIGIN,
    ) -> "Export":
        """Write these leaves, truly hashed and signed."""
        hashes = [leaf_hash(leaf) for leaf in leaves]
        self.folder.mkdir(parents=True, exist_ok=True)
        self.file(LEAVES).write_bytes(b"".join(leaf + b"\n" for leaf in leaves))
        self.file(HASHES).write_bytes(b"".join(hashes))
        self.file(MANIFEST).write_bytes(manifest(origin, all_leaves=True))
        heads = [TreeHead(origin, size, root_of(hashes[:size])) for size in checked]
        self.file(CHECKPOINTS).write_text("".join(write(head, signer) for head in heads))
        return self

    def file(self, name: str) -> Path:
        """One of its files."""
        return self.folder / name

    def notes(self) -> list[str]:
        """Its checkpoints."""
        return split(self.file(CHECKPOINTS).read_text())

    def broken(self, remembered: str | None = None, pem: str = PEM) -> LogBroken:
        """The verifier's finding."""
        with pytest.raises(LogBroken) as broken:
            verify(self.folder, pem, remembered)
        return broken.value


def some_leaf(seq: int, act: str = "act") -> bytes:
    """A leaf as the log writes it."""
    return clear(seq, DAY, "1", leaf_hash(f"{act} {seq}".encode()))


TRUE = [some_leaf(seq) for seq in range(SIZE)]


def joined(leaves: list[bytes]) -> bytes:
    """Leaves as lines."""
    return b"".join(leaf + b"\n" for leaf in leaves)
