"""Rows of dissents, which only their holders can close, and of proposals to merge some.

- `holder` is a blind index over (dissent, seat); wording and due time are sealed.
- Which dissents a proposal would merge, and who consented, is sealed with its wording.
"""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, words
from policies.terms import DissentState, MergerState


class Dissent(Record):
    """One dissent from one paragraph or recommendation, or from the text as a whole."""

    __tablename__ = "dissents"
    __table_args__ = (
        CheckConstraint(
            "target_kind IN ('text', 'paragraph', 'recommendation')", name="target_kind"
        ),
        UNORDERED,
    )
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    target_kind: Mapped[str]
    target_id: Mapped[Id] = mapped_column(index=True)
    holder: Mapped[Digest] = mapped_column(unique=True)
    state: Mapped[DissentState] = mapped_column(words(DissentState))
    confirmed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]


class Merger(Record):
    """A proposal to merge dissents; without a version, because that would count consents."""

    __tablename__ = "mergers"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    state: Mapped[MergerState] = mapped_column(words(MergerState))
    body: Mapped[Sealed]
