"""Rows of caucuses and of what is written in them.

- Who is inside is sealed with the topic; who wrote is a blind index over (entry, seat).
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed


class Caucus(Record):
    """One caucus."""

    __tablename__ = "caucuses"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    closed: Mapped[bool] = mapped_column(default=False)
    body: Mapped[Sealed]


class CaucusEntry(Record):
    """Something written in a caucus; its place in the order is sealed with it."""

    __tablename__ = "caucus_entries"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    caucus_id: Mapped[Id] = mapped_column(ForeignKey("caucuses.id"), index=True)
    author: Mapped[Digest] = mapped_column(unique=True)
    body: Mapped[Sealed]
