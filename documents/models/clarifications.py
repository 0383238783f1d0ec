"""Rows of what addressees asked back, and of the replies."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed


class Clarification(Record):
    """One question about a brief or one of its recommendations, by an addressee (a seat).

    `version` counts drafts of the reply; `forwarded`: a chair let it go.
    """

    __tablename__ = "clarifications"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    brief_id: Mapped[Id] = mapped_column(ForeignKey("briefs.id"))
    recommendation_id: Mapped[Id | None] = mapped_column(ForeignKey("recommendations.id"))
    asker: Mapped[Id] = mapped_column(ForeignKey("seats.id"))
    version: Mapped[int] = mapped_column(default=1)
    drafted: Mapped[bool] = mapped_column(default=False)
    forwarded: Mapped[bool] = mapped_column(default=False)
    body: Mapped[Sealed]
