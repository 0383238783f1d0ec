"""Rows of study requests; who asks, who was asked and who accepted is sealed with the question."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed, words
from policies.studies import StudyState


class Study(Record):
    """One request."""

    __tablename__ = "studies"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    state: Mapped[StudyState] = mapped_column(words(StudyState))
    body: Mapped[Sealed]
