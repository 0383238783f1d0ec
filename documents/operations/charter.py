"""The charter of a track: its question, who convenes and pays, and its terms of reference."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from annotated_types import Ge, Le, MaxLen, MinLen
from sqlalchemy import select

from documents.models.retention import Destroyed
from documents.models.tracks import Track
from documents.store import UnitOfWork
from policies import cells
from policies.charter import Fate, Retention, destroyed_on
from policies.floors import Durations
from policies.recommendations import Arrangement
from policies.terms import RecordClass, Sensitivity, TrackLevel, Visibility

Line = Annotated[str, MinLen(1), MaxLen(300)]
Passage = Annotated[str, MinLen(1), MaxLen(2000)]
Seconds = Annotated[int, Ge(0), Le(366 * 86_400)]

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Written:
    """How a text is written: a pattern for all of it, and an example to show people."""

    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class InBase64:
    """A text stands for a file: its bytes in Base64 (RFC 4648)."""


Currency = Annotated[str, MinLen(3), MaxLen(3), Written("[A-Z]{3}", "EUR")]


@dataclass(frozen=True, slots=True)
class Funding:
    """What one source gives: whole units of a currency (ISO 4217), since a day."""

    currency: Currency
    amount: Annotated[int, Ge(0), Le(10**12)]
    source: Line
    since: date


@dataclass(frozen=True, slots=True)
class Retained:
    """What becomes of records of one class so many days after the track closed."""

    record_class: RecordClass
    fate: Fate
    days: Annotated[int, Ge(0), Le(100 * 366)] = 0


Schedule = Annotated[tuple[Retained, ...], MaxLen(len(RecordClass))]
Statement = Annotated[tuple[Funding, ...], MaxLen(20)]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of reference as far as rules read them; all durations in seconds.

    `quorum` is a number of chairs, or 0 for one chair from each side. Addressees who are silent
    are reminded, and their silence is escalated, so long before answers are due. A text lies
    under silence for `silence_seconds`; 0: approvals are never given by silence. A declaration is
    valid for `declaration_seconds`, and in a new phase for `redeclare_seconds` at most. A brief
    prints its recommendations in the order that `recommendations` says.
    """

    confirm_seconds: Seconds = 7 * DAY
    tick_seconds: Annotated[int, Ge(1), Le(7 * DAY)] = DAY
    embargo_seconds: Seconds = 0
    answer_seconds: Seconds = 60 * DAY
    custody_seconds: Seconds = 3 * DAY
    cooling_seconds: Seconds = 14 * DAY
    remind_seconds: Seconds = 14 * DAY
    escalate_seconds: Seconds = 5 * DAY
    silence_seconds: Seconds = 0
    fresh_seconds: Annotated[int, Ge(60), Le(8 * 3600)] = 900
    quorum: Annotated[int, Ge(0), Le(20)] = 1
    sounding_seconds: Seconds = 14 * DAY
    declaration_seconds: Seconds = 365 * DAY
    redeclare_seconds: Seconds = 30 * DAY
    recommendations: Arrangement = Arrangement.AS_DRAFTED


@dataclass(frozen=True, slots=True)
class Charter:
    """What a track is opened with. Only a track marked `sample` may go below the floors.

    Classes that `retention` does not name keep the usual schedule (`policies.charter`).
    """

    question: Line
    background: Passage
    why_now: Passage
    next_steps: Passage
    convener: Line
    funders: Annotated[tuple[Line, ...], MinLen(1), MaxLen(20)]
    visibility: Visibility = Visibility.MASKED
    level: TrackLevel = TrackLevel.INTERNATIONAL
    sensitivity: Sensitivity = Sensitivity.CONFIDENTIAL
    sample: bool = False
    topics: Annotated[tuple[Line, ...], MaxLen(20)] = ()
    terms: Terms = field(default_factory=Terms)
    programme_area: Annotated[str, MaxLen(300)] = ""
    sponsor: Annotated[str, MaxLen(300)] = ""
    funding: Statement = ()
    report_by: date | None = None
    retention: Schedule = ()


def durations_of(terms: Terms) -> Durations:
    """The durations that have a floor."""
    return Durations(
        confirm=terms.confirm_seconds,
        tick=terms.tick_seconds,
        answer=terms.answer_seconds,
        custody=terms.custody_seconds,
        cooling=terms.cooling_seconds,
        silence=terms.silence_seconds,
        redeclare=terms.redeclare_seconds,
    )


def charter_of(uow: UnitOfWork, track: Track) -> Charter:
    """The charter of a track, opened."""
    return uow.sealer(track.id).open(track, "charter", RecordClass.TERMS, Charter)


def retention_of(schedule: Schedule) -> tuple[Retention, ...]:
    """A schedule as the rules read it."""
    return tuple(Retention(one.record_class, one.fate, one.days) for one in schedule)


def kept_until(uow: UnitOfWork, track: Track) -> dict[RecordClass, datetime]:
    """When each class that is still there and is to be destroyed goes (UTC): none of a track
    that is not closed."""
    if track.closed_at is None:
        return {}
    query = select(Destroyed.record_class).where(Destroyed.track_id == track.id)
    gone = set(uow.session.scalars(query))
    dates = destroyed_on(retention_of(charter_of(uow, track).retention), track.closed_at)
    return {kind: due for kind, due in dates.items() if kind not in gone}


def threshold(track: Track) -> int:
    """k: the smallest number of people that may stand behind a printed count."""
    return cells.threshold(track.sensitivity)
