"""Rows of rounds: questions, one window with its frozen roster, and the released batch.

- `closes_at` in the record decides what is late; the engine's timer only asks to close.
- `eligible` counts the frozen roster; who is on it is sealed.
"""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed, UtcDateTime, words
from policies.terms import Scale, WindowState


class Round(Record):
    """One round of exploration with its window."""

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("track_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    number: Mapped[int]
    state: Mapped[WindowState] = mapped_column(words(WindowState))
    closes_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    eligible: Mapped[int]
    title: Mapped[Sealed]
    roster: Mapped[Sealed]


class Question(Record):
    """One question of a round and the scale on which positions are taken."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("round_id", "number"), UNORDERED)
    id: Mapped[IdKey]
    round_id: Mapped[Id] = mapped_column(ForeignKey("rounds.id"), index=True)
    number: Mapped[int]
    scale: Mapped[Scale] = mapped_column(words(Scale))
    text: Mapped[Sealed]
