"""Rows of the release ledger: what a question or a text printed, once and for all.

- The id is that of the question or text, of the text as a whole that of its track: nothing is
  printed twice for one.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed


class Figures(Record):
    """The printed figures of one subject of positions."""

    __tablename__ = "figures"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    body: Mapped[Sealed]
