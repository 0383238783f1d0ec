"""What the record tells the engine: ids, words and due times, never content.

- A `Position` is the whole standing of one track after one course act, numbered by `seq`;
  the workflow replaces its own by it and never computes one.
- A `Report` answers one command or timer. When the record is ahead of the workflow it is
  `behind`: nothing was changed, `steps` are the positions missed, in order.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from policies.terms import BriefState, Phase


class DeadlineKind(StrEnum):
    """What falls due in a track by itself."""

    WINDOW_CLOSES = "window_closes"
    SHREDDING_DUE = "shredding_due"
    RETENTION_ENDS = "retention_ends"
    SILENCE_ENDS = "silence_ends"
    REMINDER = "reminder"
    ESCALATION = "escalation"
    WINDOW_TURNS = "window_turns"
    HALF_TIME = "half_time"
    LAST_CALL = "last_call"
    STOP_LAPSES = "stop_lapses"


class Verdict(StrEnum):
    """How a command ended. `LAPSED`: no outcome within ten minutes, so it will never have one."""

    ALLOWED = "allowed"
    DENIED = "denied"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that falls due: at `due` (UTC) the engine fires (`kind`, `object_id`)."""

    kind: DeadlineKind
    object_id: str
    due: datetime


@dataclass(frozen=True, slots=True)
class BriefStanding:
    """One brief as the engine needs it; `answers_due` is set once it is released (UTC)."""

    brief_id: str
    state: BriefState
    answers_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a track stands after course act number `seq` (gapless, from 1).

    `stopped`: a stop holds every clock but its own end.
    """

    track_id: str
    seq: int
    phase: Phase
    paused: bool
    tick_seconds: int
    deadlines: tuple[Deadline, ...] = ()
    briefs: tuple[BriefStanding, ...] = ()
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The record's answer to the engine; see the module docstring."""

    behind: bool
    steps: tuple[Position, ...]
    verdict: Verdict | None = None
