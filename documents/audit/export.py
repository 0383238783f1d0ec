"""The export of the log: what outsiders hold, and need to verify it.

- `leaves.jsonl`: one canonical line per leaf, from the first. Sealed payloads are never here.
- `checkpoints.txt`: every signed note, oldest first; the last one covers the last leaf.
- `manifest.json`: format, origin, and whether all leaves are shown or those of one track.
- `hashes.bin`: the leaf hashes as recorded; read only to name the leaf that was changed.
- The key is not here: whoever verifies has it from elsewhere.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from documents.audit.leaf import bare, clear
from documents.audit.log import checkpoint
from documents.crypto.canonical import canonical
from documents.crypto.envelope import HEADER, key_id
from documents.crypto.signing import Signer
from documents.models.audit import AuditLeaf, Checkpoint

LEAVES = "leaves.jsonl"
CHECKPOINTS = "checkpoints.txt"
MANIFEST = "manifest.json"
HASHES = "hashes.bin"
FORMAT = "entryhall-audit/1"
ALL_LEAVES = "all"
ONE_TRACK = "track"

_PAGE = 1000


def export(
    session: Session,
    directory: Path,
    signer: Signer,
    origin: str,
    track_leaf_key_ids: frozenset[str] | None,
) -> str:
    """Write the export and tell the checkpoint that closes it; the caller commits that.

    `track_leaf_key_ids` are the ids of the leaf keys whose leaves are shown (a track's export);
    None shows all.
    """
    directory.mkdir(parents=True, exist_ok=True)
    closing = checkpoint(session, signer, origin)
    made = session.scalars(select(Checkpoint.note).order_by(Checkpoint.size))
    (directory / CHECKPOINTS).write_bytes("".join(made).encode())
    (directory / MANIFEST).write_bytes(manifest(origin, track_leaf_key_ids is None))
    with (directory / LEAVES).open("wb") as leaves, (directory / HASHES).open("wb") as hashes:
        _write_leaves(session, leaves, hashes, track_leaf_key_ids)
    return closing


def manifest(origin: str, all_leaves: bool) -> bytes:
    """The manifest of an export of this log."""
    shown = ALL_LEAVES if all_leaves else ONE_TRACK
    return canonical({"format": FORMAT, "leaves": shown, "origin": origin}) + b"\n"


def _write_leaves(
    session: Session, leaves: BinaryIO, hashes: BinaryIO, shown: frozenset[str] | None
) -> None:
    for line, hashed in _lines(session, shown):
        leaves.write(line + b"\n")
        hashes.write(hashed)


def _lines(session: Session, shown: frozenset[str] | None) -> Iterator[tuple[bytes, bytes]]:
    """Every leaf in order: its line and its recorded hash. Only headers of payloads are read."""
    header = func.substr(AuditLeaf.payload, 1, HEADER.size, type_=AuditLeaf.payload.type)
    columns = (AuditLeaf.seq, AuditLeaf.day, AuditLeaf.policy_version, AuditLeaf.commitment)
    rows = select(*columns, AuditLeaf.leaf_hash, header).order_by(AuditLeaf.seq)
    for *data, hashed, sealed_by in session.execute(rows.execution_options(yield_per=_PAGE)):
        if shown is None or key_id(sealed_by) in shown:
            yield clear(*data), hashed
        else:
            yield bare(hashed), hashed
