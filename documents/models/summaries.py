"""Rows of what the facilitator writes about a round; a correction is another row.

- A summary is sealed as the synthesis is, minutes as what was released: each goes with its class.
"""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed, words
from policies.formats import SummaryKind


class RoundSummary(Record):
    """One version of the summary, or of the minutes, of a round."""

    __tablename__ = "round_summaries"
    __table_args__ = (UniqueConstraint("round_id", "kind", "version"), UNORDERED)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    round_id: Mapped[Id] = mapped_column(ForeignKey("rounds.id"))
    kind: Mapped[SummaryKind] = mapped_column(words(SummaryKind))
    version: Mapped[int]
    body: Mapped[Sealed]
