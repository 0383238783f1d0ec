"""What travels between the gateway, the workflows and the activities: ids, words and times.

- One dataclass in, one out; fields are only ever added, each with a default.
- Names that the engine stores in clear are generic: they say nothing about the act.
- A payload that is not ours arrives as nothing (`workflows.codec`), so every input may be None.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from documents.operations.position import BriefStanding, DeadlineKind, Position, Verdict

TASK_QUEUE = "entryhall"
MOVED = "moved"  # signal to a track: the record moved, look again
STANDING = "standing"  # signal to a brief: where it stands now

HISTORY_LIMIT = 1_500  # events after which a run is continued as new


class Task(StrEnum):
    """Names of activities, as the engine stores them."""

    PERFORM = "perform"
    FIRE = "fire"
    TICK = "tick"
    DRAFT = "draft"
    DELIVER = "deliver"
    CLOSE = "close"


class Code(StrEnum):
    """Every word that a failure may say to the engine."""

    MALFORMED = "command.malformed"
    CONTINUING = "run.continuing"
    NOT_PERFORMED = "act.not_performed"
    RECORD_DOWN = "record.unavailable"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True, slots=True)
class CommandRef:
    """A stored command, by its random id."""

    command_id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class PerformOrder:
    """Perform a stored command; `seq` is the last position the workflow knows."""

    command_id: str
    seq: int


@dataclass(frozen=True, slots=True)
class FireOrder:
    """Something fell due at `due` (UTC)."""

    track_id: str
    kind: DeadlineKind
    object_id: str
    due: datetime
    seq: int


@dataclass(frozen=True, slots=True)
class TickOrder:
    """Read what the acts that never reach the engine have moved."""

    track_id: str
    seq: int


@dataclass(frozen=True, slots=True)
class BriefOrder:
    """Do one step of the work on one brief."""

    brief_id: str


@dataclass(frozen=True, slots=True)
class Done:
    """The step is done; told apart from nothing, which an outsider may forge."""

    done: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """What a brief's workflow was last told, and at which `seq` of its track.

    While `paused` a brief does nothing; what is older than it knows, it ignores.
    """

    standing: BriefStanding
    paused: bool = False
    seq: int = 0


@dataclass(frozen=True, slots=True)
class BriefStart:
    """Begin or take up the work on one brief of the track run by `track_workflow_id`."""

    track_workflow_id: str
    told: Told


@dataclass(frozen=True, slots=True)
class Recent:
    """One command answered lately."""

    command_id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FiredDeadline:
    """A deadline that was reported to the record already."""

    kind: DeadlineKind
    object_id: str
    due: datetime


@dataclass(frozen=True, slots=True)
class TrackStart:
    """What one run of a track hands to the next; the first one begins from nothing.

    Beginning from nothing is always safe: the record answers `behind` and catches it up.
    """

    position: Position | None = None
    tick_at: datetime | None = None
    fired: tuple[FiredDeadline, ...] = ()
    told: tuple[Told, ...] = ()
    recent: tuple[Recent, ...] = ()
    history_limit: int = HISTORY_LIMIT
    schema_version: int = 1
