"""The log: one leaf for every act, in the act's own transaction.

- Nothing changes without its leaf and no leaf stands without its change: `append` writes in
  the caller's session and never commits.
- The head row is locked here, so callers append last; two appends never take one number.
- The commitment is an HMAC under a subkey of the leaf key, over payload and random salt: it
  says nothing without the key.
- The payload is sealed beside the leaf, bound to its number, and is never exported.
"""

import hmac
import json
import os
from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from documents.audit import checkpoint as notes
from documents.audit.leaf import POLICY_VERSION, clear
from documents.audit.merkle import Frontier, leaf_hash
from documents.crypto.canonical import Json, canonical
from documents.crypto.derive import subkey
from documents.crypto.envelope import Context, DataKey, SealError, seal, unseal
from documents.crypto.signing import Signer
from documents.errors import RecordError
from documents.models.audit import AUDIT_HEAD, AuditHead, AuditLeaf, Checkpoint
from documents.models.base import Record
from documents.rows import ensure_row
from policies.terms import RecordClass

SALT = "salt"

_SALT_BYTES = 16

# Plain tables and statements written once: every act passes here.
_HEAD = Record.metadata.tables[AuditHead.__tablename__]
_LEAVES = Record.metadata.tables[AuditLeaf.__tablename__]
_CHECKPOINTS = Record.metadata.tables[Checkpoint.__tablename__]

_LOCKED_HEAD = select(_HEAD.c.size, _HEAD.c.frontier).with_for_update()
_ADD_LEAF, _MOVE_HEAD, _ADD_CHECKPOINT = insert(_LEAVES), update(_HEAD), insert(_CHECKPOINTS)
_NOTE_AT = select(_CHECKPOINTS.c.note).where(_CHECKPOINTS.c.size == bindparam("at"))


def append(
    session: Session,
    *,
    day: date,
    policy_version: str,
    leaf_key: DataKey,
    payload: Mapping[str, Json],
    deployment: str,
    track: str,
) -> int:
    """Append one leaf and tell its number; `track` is empty for acts without one.

    Raises: `RecordError("audit.payload_malformed")`, `RecordError("audit.head_malformed")`.
    """
    if SALT in payload or POLICY_VERSION.fullmatch(policy_version) is None:
        raise RecordError("audit.payload_malformed")
    session.flush()  # what the caller changed goes first: the head is the last lock taken
    frontier = _locked(session)
    seq = frontier.size
    whole = canonical({**payload, SALT: os.urandom(_SALT_BYTES).hex()})
    commitment = _commitment(leaf_key, whole)
    hashed = leaf_hash(clear(seq, day, policy_version, commitment))
    leaf = {
        "seq": seq,
        "day": day,
        "policy_version": policy_version,
        "commitment": commitment,
        "leaf_hash": hashed,
        "payload": seal(leaf_key, _place(deployment, track, seq), whole),
    }
    connection = session.connection()
    connection.execute(_ADD_LEAF, leaf)
    frontier.append(hashed)
    connection.execute(_MOVE_HEAD, {"size": frontier.size, "frontier": frontier.to_bytes()})
    return seq


def reveal(leaf: AuditLeaf, leaf_key: DataKey, deployment: str, track: str) -> dict[str, Json]:
    """The payload of a leaf, once it is found to be what the leaf commits to.

    Raises: `SealError` if it does not open or is another payload.
    """
    whole = unseal(leaf_key, _place(deployment, track, leaf.seq), leaf.payload)
    if not hmac.compare_digest(_commitment(leaf_key, whole), leaf.commitment):
        raise SealError
    payload: dict[str, Json] = json.loads(whole)
    del payload[SALT]
    return payload


def checkpoint(session: Session, signer: Signer, origin: str) -> str:
    """The signed note on the log as it stands, made unless there is one at this size."""
    frontier = _locked(session)
    size, root = frontier.size, frontier.root()
    made: str | None = session.scalar(_NOTE_AT, {"at": size})
    if made is not None:
        return made
    note = notes.write(notes.TreeHead(origin, size, root), signer)
    session.execute(_ADD_CHECKPOINT, {"size": size, "root": root, "note": note})
    return note


def leaf_hashes(session: Session) -> list[bytes]:
    """The hash of every leaf, in order."""
    return list(session.scalars(select(AuditLeaf.leaf_hash).order_by(AuditLeaf.seq)))


def _locked(session: Session) -> Frontier:
    """The frontier from the head row, locked until the caller's transaction ends."""
    head = session.connection().execute(_LOCKED_HEAD).first()
    if head is None:
        empty = Frontier().to_bytes()
        ensure_row(session, AuditHead, name=AUDIT_HEAD, size=0, frontier=empty)
        head = session.execute(_LOCKED_HEAD).one()
    frontier = Frontier.from_bytes(head.frontier)
    if frontier.size != head.size:
        raise RecordError("audit.head_malformed")
    return frontier


def _commitment(leaf_key: DataKey, whole: bytes) -> bytes:
    return hmac.digest(subkey(leaf_key.material, "commitment").reveal(), whole, "sha256")


def _place(deployment: str, track: str, seq: int) -> Context:
    return Context(
        deployment=deployment,
        track=track,
        table=AuditLeaf.__tablename__,
        column="payload",
        row=str(seq),
        record_class=RecordClass.AUDIT_LEAF,
    )
