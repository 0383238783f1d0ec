"""Rows of recommendations."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed


class Recommendation(Record):
    """One numbered recommendation to one addressee; all wording sealed."""

    __tablename__ = "recommendations"
    __table_args__ = (
        UniqueConstraint("track_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    number: Mapped[int]
    addressee: Mapped[Id] = mapped_column(ForeignKey("seats.id"))
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]
