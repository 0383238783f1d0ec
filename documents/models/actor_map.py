"""Rows of the map of actors, sealed whole under a key of their own.

- Which actors a relation joins is sealed too: the shape of a map tells who stands in its middle.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed


class ActorEntry(Record):
    """One actor."""

    __tablename__ = "actor_entries"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]


class ActorRelation(Record):
    """How one actor stands to another."""

    __tablename__ = "actor_relations"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]
