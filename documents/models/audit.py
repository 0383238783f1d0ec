"""Rows of the log: its head, its leaves, its checkpoints.

- In clear: sequence number, day, version of the policies, keyed commitment. All else about an
  act stands in the sealed payload, whose key dies with the track.
- Leaves are appended and never changed; the one head row is locked while that is done.
"""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import Record, Sealed

AUDIT_HEAD = "log"


class AuditHead(Record):
    """How long the log is, and the compact range from which its root is computed."""

    __tablename__ = "audit_head"
    __table_args__ = (
        CheckConstraint(f"name = '{AUDIT_HEAD}'", "one_row"),
        CheckConstraint("size >= 0", "size_not_negative"),
    )

    name: Mapped[str] = mapped_column(String(8), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    frontier: Mapped[bytes] = mapped_column(LargeBinary)


class AuditLeaf(Record):
    """One leaf. `seq` counts from 0 without gaps and is the leaf's index in the tree."""

    __tablename__ = "audit_leaves"
    __table_args__ = (
        CheckConstraint("seq >= 0", "seq_not_negative"),
        CheckConstraint("length(commitment) = 32", "commitment_is_a_digest"),
        CheckConstraint("length(leaf_hash) = 32", "leaf_hash_is_a_digest"),
    )

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date]
    policy_version: Mapped[str] = mapped_column(String(32))
    commitment: Mapped[bytes] = mapped_column(LargeBinary)
    leaf_hash: Mapped[bytes] = mapped_column(LargeBinary)
    payload: Mapped[Sealed]


class Checkpoint(Record):
    """A signed note (C2SP tlog-checkpoint) on the log at one size."""

    __tablename__ = "checkpoints"
    __table_args__ = (
        CheckConstraint("size >= 0", "size_not_negative"),
        CheckConstraint("length(root) = 32", "root_is_a_digest"),
    )

    size: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    root: Mapped[bytes] = mapped_column(LargeBinary)
    note: Mapped[str] = mapped_column(Text)
