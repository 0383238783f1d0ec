"""Rows of dissents: an object with its own life that only its holder can close.

- `holder` is a blind index over (dissent, seat); wording and due time are sealed.
"""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, words
from policies.terms import DissentState


class Dissent(Record):
    """One dissent from one paragraph or recommendation."""

    __tablename__ = "dissents"
    __table_args__ = (
        CheckConstraint("target_kind IN ('paragraph', 'recommendation')", name="target_kind"),
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
