"""Rows of what came by letter or by word and waits for a second person.

- A row here counts for nothing; confirmed, it has become an answer or an acknowledgement.
- For one recommendation at one addressee, and for one receipt, the newest record stands.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed


class RecordedAnswer(Record):
    """One record that waits; without a recommendation it is the receipt of the brief."""

    __tablename__ = "recorded_answers"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    delivery_id: Mapped[Id] = mapped_column(ForeignKey("deliveries.id"))
    recommendation_id: Mapped[Id | None] = mapped_column(ForeignKey("recommendations.id"))
    recorded_by: Mapped[Id] = mapped_column(ForeignKey("seats.id"))
    confirmed: Mapped[bool] = mapped_column(default=False)
    body: Mapped[Sealed]
