"""Rows of rounds: questions, the frozen roster, and the windows in which contributions lie.

- `closes_at` in the record decides what is late; the engine's timer only asks to close.
  `timed_at` is when it was last given.
- A round takes contributions and positions while it is open; it has one window, or one after
  the other: then `turns_at` says when the present one makes room for the next.
- The thresholds of its verdicts are locked when it opens; later changes are kept beside them.
- What waits is taken over by the next round: `since` is the number of the first round in which
  what lies here can have been written.
- A question that is asked `again` names the earlier one.
- `eligible` counts the frozen roster; who is on it is sealed.
- What the format of a round needs, and the topics that it touches, are sealed in its `setting`.
"""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed, UtcDateTime, words
from policies.formats import RoundFormat
from policies.terms import Scale, WindowState


class Round(Record):
    """One round of exploration."""

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("track_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    number: Mapped[int]
    since: Mapped[int]
    format: Mapped[RoundFormat] = mapped_column(words(RoundFormat))
    state: Mapped[WindowState] = mapped_column(words(WindowState))
    opened_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    timed_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    turns_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    eligible: Mapped[int]
    title: Mapped[Sealed]
    setting: Mapped[Sealed]
    thresholds: Mapped[Sealed]
    roster: Mapped[Sealed]


class Window(Record):
    """One window of a round; its id is the subject of the key under which its items lie."""

    __tablename__ = "windows"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    round_id: Mapped[Id] = mapped_column(ForeignKey("rounds.id"), index=True)
    state: Mapped[WindowState] = mapped_column(words(WindowState))


class Question(Record):
    """One question of a round and the scale on which positions are taken."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("round_id", "number"), UNORDERED)
    id: Mapped[IdKey]
    round_id: Mapped[Id] = mapped_column(ForeignKey("rounds.id"), index=True)
    number: Mapped[int]
    scale: Mapped[Scale] = mapped_column(words(Scale))
    again: Mapped[Id | None] = mapped_column(ForeignKey("questions.id"))
    with_results: Mapped[bool]
    text: Mapped[Sealed]
