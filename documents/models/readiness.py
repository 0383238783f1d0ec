"""Rows of readiness: every answer that was given, and every decision on them.

- Nothing is overwritten: a new answer is a new row; the newest to a question counts.
- A decision names the newest answer that it was made on, and the pause that it was made in.
"""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed, UtcDateTime, words
from policies.readiness import Readiness, Topic


class ReadinessAnswer(Record):
    """Answer number `number` of a track."""

    __tablename__ = "readiness_answers"
    __table_args__ = (UniqueConstraint("track_id", "number"), UNORDERED)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    number: Mapped[int]
    topic: Mapped[Topic] = mapped_column(words(Topic))
    body: Mapped[Sealed]


class ReadinessDecision(Record):
    """Decision number `number` of a track, on its first `answers` answers.

    `paused_at` is when the pause began in which it was made, if it was made in one.
    """

    __tablename__ = "readiness_decisions"
    __table_args__ = (UniqueConstraint("track_id", "number"), UNORDERED)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    number: Mapped[int]
    answers: Mapped[int]
    paused_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[Readiness] = mapped_column(words(Readiness))
    mitigation: Mapped[Sealed]
