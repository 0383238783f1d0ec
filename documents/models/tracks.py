"""Rows of a track: where it stands, its charter under seal, and every course act it took.

- `seq` counts course acts without gaps; `track_steps` keeps the position after each.
- The charter (question, terms, funders) is one sealed document.
- A deployment is one row: its random id is part of every seal and of the log's origin.
"""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, UtcDateTime, words
from policies.terms import Officials, Phase, Sensitivity, TrackLevel, Visibility


class Deployment(Record):
    """This installation; exactly one row."""

    __tablename__ = "deployments"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    only: Mapped[bool] = mapped_column(unique=True, default=True)


class Track(Record):
    """One track. `paused` lies over `phase`; `version` counts changes of the charter.

    `invited` counts soundings, because those who declined are forgotten; `ended` is why it was
    terminated; from `closed_at` on the days of the retention schedule count. `stopped`: somebody
    asked for a stop; `stopped_at` is the tick at which it took effect, `stop_lapses` its end;
    `stop_again`: somebody else asked since, and another follows.
    `agreed`: at the last tick everybody had consented to the switch that `officials` asks for.
    """

    __tablename__ = "tracks"
    __table_args__ = (
        CheckConstraint("seq >= 0", name="seq_not_negative"),
        CheckConstraint("phase <> 'paused'", name="paused_is_a_flag"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    workflow_id: Mapped[Id] = mapped_column(unique=True)
    phase: Mapped[Phase] = mapped_column(words(Phase))
    paused: Mapped[bool] = mapped_column(default=False)
    paused_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    stopped: Mapped[bool] = mapped_column(default=False)
    stopped_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    stop_again: Mapped[bool] = mapped_column(default=False)
    stop_lapses: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    seq: Mapped[int]
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    level: Mapped[TrackLevel] = mapped_column(words(TrackLevel))
    sensitivity: Mapped[Sensitivity] = mapped_column(words(Sensitivity))
    sample: Mapped[bool]
    officials: Mapped[Officials] = mapped_column(words(Officials), default=Officials.NONE)
    agreed: Mapped[bool] = mapped_column(default=False)
    invited: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    charter: Mapped[Sealed]
    balance: Mapped[Sealed | None]
    ended: Mapped[Sealed | None]


class StopAsked(Record):
    """Somebody asked for a stop in a phase; `index` is the blind index of seat and phase."""

    __tablename__ = "stops_asked"
    __table_args__ = (UNORDERED,)
    index: Mapped[Digest] = mapped_column(primary_key=True)
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)


class TrackStep(Record):
    """The position after one course act, as the engine was told it: ids, words, due times."""

    __tablename__ = "track_steps"
    __table_args__ = (CheckConstraint("seq >= 1", name="seq_from_one"), UNORDERED)
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    command_id: Mapped[Id] = mapped_column(unique=True)
    position: Mapped[str]
