"""Rows of the texts that a track is convened on, and of the charters it had before.

- A version never changes: a new wording is a new version with a new hash.
- `author` is a blind index over (version, seat); whoever approves signs, as for a brief. Who
  signed goes when approvals are destroyed: the text stays approved.
"""

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, words
from policies.charter import TermsState
from policies.terms import TermsKind


class TermsVersion(Record):
    """One version of a concept note or of terms of reference, written from one version of the
    charter; `sha256` is that of the .docx."""

    __tablename__ = "terms_versions"
    __table_args__ = (
        UniqueConstraint("track_id", "kind", "version"),
        CheckConstraint(
            "(signature IS NULL) = (approver IS NULL) AND (signature IS NULL OR state='approved')",
            name="only_approved_is_signed",
        ),
        UNORDERED,
    )
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    kind: Mapped[TermsKind] = mapped_column(words(TermsKind))
    version: Mapped[int]
    charter: Mapped[int]
    state: Mapped[TermsState] = mapped_column(words(TermsState))
    author: Mapped[Digest] = mapped_column(unique=True)
    sha256: Mapped[Digest]
    body: Mapped[Sealed]
    document: Mapped[Sealed]
    approver: Mapped[Id | None] = mapped_column(ForeignKey("seats.id"))
    signature: Mapped[bytes | None] = mapped_column(LargeBinary)
    reason: Mapped[Sealed | None]


class CharterChange(Record):
    """The charter that version `version` of it replaced, and why."""

    __tablename__ = "charter_changes"
    __table_args__ = (UNORDERED,)
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    replaced: Mapped[Sealed]
