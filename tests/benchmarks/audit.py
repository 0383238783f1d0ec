"""Verifying a log of 100,000 leaves against parsing and hashing the same file.

- Ours: `documents.audit.verify.verify`, with a checkpoint for every thousandth leaf.
- The floor: every line through `json.loads` and SHA-256, and nothing compared.
- The leaves are made here and written in the form of an export; what they commit to is random.
"""

import json
import os
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from documents.audit import export
from documents.audit.checkpoint import TreeHead, write
from documents.audit.leaf import clear
from documents.audit.merkle import Frontier, leaf_hash
from documents.audit.verify import verify
from documents.crypto.secret import Secret
from documents.crypto.signing import Signer
from tests.benchmarks.figures import Comparison
from tests.benchmarks.turns import Turns

GOAL = 3.0
LEAVES = 100_000
EVERY = 1_000

_ORIGIN = "entryhall/benchmark"
_FIRST_DAY = date(2026, 1, 5)


def measure(folder: Path, rounds: int) -> Comparison:
    """Both read the file that was just written."""
    public_pem = make(folder, LEAVES)

    def ours() -> None:
        assert verify(folder, public_pem).size == LEAVES

    def floor() -> None:
        with (folder / export.LEAVES).open("rb") as lines:
            for line in lines:
                json.loads(line)
                sha256(line).digest()

    turns = Turns({"this process": os.getpid()}, rest=0.0)
    return Comparison("audit verification", GOAL, *turns.take(ours, floor, rounds, warm_up=1))


def make(folder: Path, leaves: int) -> str:
    """An export of so many leaves; answers the public key, which is not part of it."""
    folder.mkdir(parents=True, exist_ok=True)
    signer, frontier, notes = Signer(Secret(os.urandom(32))), Frontier(), []
    with (folder / export.LEAVES).open("wb") as lines:
        for seq in range(leaves):
            day = _FIRST_DAY + timedelta(days=seq // EVERY)
            leaf = clear(seq, day, "1", os.urandom(32))
            lines.write(leaf + b"\n")
            frontier.append(leaf_hash(leaf))
            if frontier.size % EVERY == 0 or frontier.size == leaves:
                notes.append(write(TreeHead(_ORIGIN, frontier.size, frontier.root()), signer))
    (folder / export.CHECKPOINTS).write_bytes("".join(notes).encode())
    (folder / export.MANIFEST).write_bytes(export.manifest(_ORIGIN, True))
    return signer.public_pem()
