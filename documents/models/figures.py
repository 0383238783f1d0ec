"""Rows of the release ledger: what a question printed when its round closed, once and for all.

- The id is the question's own: nothing is printed twice for one question.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed


class Figures(Record):
    """The printed figures of one question."""

    __tablename__ = "figures"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey] = mapped_column(ForeignKey("questions.id"))
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    body: Mapped[Sealed]
