"""Rows of published milestones: a word of a closed list and a day, in clear."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, words
from policies.milestones import MilestoneKind


class PublicMilestone(Record):
    """Something that happened on a day."""

    __tablename__ = "public_milestones"
    __table_args__ = (UniqueConstraint("track_id", "kind", "day"), UNORDERED)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    kind: Mapped[MilestoneKind] = mapped_column(words(MilestoneKind))
    day: Mapped[date]
