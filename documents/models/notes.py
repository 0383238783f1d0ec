"""Rows of private notes: no times, no order, no side; all of that is sealed.

- The expert at the one end is a blind index over (note, seat): no two notes look related.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed


class PrivateNote(Record):
    """One note of either side."""

    __tablename__ = "private_notes"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    expert: Mapped[Digest] = mapped_column(unique=True)
    body: Mapped[Sealed]
