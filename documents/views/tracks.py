"""A track: its charter, where it stands, and what its gate still asks for.

- What a seat does not know stays empty: a candidate sees question and terms and no phase, a
  friend of the track the phase and no text.
- What is missing is shown to those who can do something about it: who may move the track on,
  and the secretariat.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.operations import gates
from documents.operations.actors import Actor
from documents.operations.charter import Charter, Terms, charter_of
from documents.store import UnitOfWork
from documents.views.reading import Reader, reads
from policies import permissions, phases
from policies.decisions import Value
from policies.terms import (
    Act,
    Phase,
    RecordClass,
    Seat,
    Sensitivity,
    TrackLevel,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a gate still asks for: rule and values as in a denial."""

    rule: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class TrackView:
    """One track; `None` where it is not for this viewer to know. `version` is the charter's."""

    id: str
    version: int
    phase: Phase | None
    paused: bool | None
    missing: tuple[Lack, ...]
    question: str | None
    background: str | None
    why_now: str | None
    next_steps: str | None
    convener: str | None
    funders: tuple[str, ...]
    visibility: Visibility | None
    level: TrackLevel | None
    sensitivity: Sensitivity | None
    sample: bool | None
    terms: Terms | None


def track(uow: UnitOfWork, actor: Actor) -> TrackView:
    """Where a track stands and what it is about."""
    classes = RecordClass.QUESTION, RecordClass.TERMS, RecordClass.MILESTONE
    with reads(uow, actor, *classes) as reader:
        charter = charter_of(uow, reader.track)
        asks = charter if reader.reads(RecordClass.QUESTION) else None
        terms = charter if reader.reads(RecordClass.TERMS) else None
        stands = reader.reads(RecordClass.MILESTONE)
        return _view(reader, asks, terms, stands=stands)


def phase_of(reader: Reader) -> tuple[Phase | None, bool | None]:
    """Phase and pause, for those who know where the track stands."""
    if not reader.reads(RecordClass.MILESTONE):
        return None, None
    return reader.track.phase, reader.track.paused


def missing(reader: Reader) -> tuple[Lack, ...]:
    """What the gate out of the present phase still asks for."""
    if reader.track.phase is Phase.CLOSED:
        return ()
    lacks = phases.missing(reader.track.phase, gates.facts(reader.uow, reader.track))
    return tuple(Lack(lack.rule, dict(lack.values)) for lack in lacks)


def may_advance(reader: Reader) -> bool:
    """Whether one of the actor's seats may move the track on from this phase."""
    seats, phase = reader.actor.seats, reader.track.phase
    return any(Act.TRACK_ADVANCE in permissions.acts_of(seat, phase) for seat in seats)


def _view(
    reader: Reader, asks: Charter | None, terms: Charter | None, *, stands: bool
) -> TrackView:
    track = reader.track
    phase, paused = phase_of(reader)
    helps = may_advance(reader) or reader.sits(Seat.SECRETARIAT_OFFICER)
    return TrackView(
        id=track.id,
        version=track.version,
        phase=phase,
        paused=paused,
        missing=missing(reader) if stands and helps else (),
        question=asks.question if asks else None,
        background=asks.background if asks else None,
        why_now=asks.why_now if asks else None,
        next_steps=asks.next_steps if asks else None,
        convener=terms.convener if terms else None,
        funders=terms.funders if terms else (),
        visibility=track.visibility if terms else None,
        level=track.level if terms else None,
        sensitivity=track.sensitivity if terms else None,
        sample=track.sample if terms else None,
        terms=terms.terms if terms else None,
    )
