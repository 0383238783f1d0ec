"""Where a track stands, as far as the viewer's seats know it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from documents.models.shreddings import Shredding
from documents.models.tracks import Track
from documents.operations import gates, official_consents, stops
from documents.operations.actors import tracks_of
from documents.operations.charter import Charter, charter_of
from documents.operations.ending import ended_of
from documents.operations.leaves import Leaf, write
from documents.operations.views.look import Look, Page, content, page, reading
from documents.sealing import HOUSE
from documents.store import UnitOfWork
from policies import phases
from policies.decisions import Value
from policies.terms import Officials, Phase, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A track in which the viewer holds a seat; no phase where the seats do not know it."""

    id: str
    seats: tuple[Seat, ...]
    phase: Phase | None
    paused: bool | None


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that the gate out of the present phase still asks for."""

    rule: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class TrackView:
    """One track. `missing` is what the gate ahead still asks for: for those who see to it,
    as is what is `wanting` and holds nobody up;
    `officials` says whether officials may sit in it in a personal capacity, or whether a switch
    is asked for, and `consents` what the viewer, an expert, said to that; `destroyed_at` is set
    once its destruction was decided (UTC); `stopped`: at the last tick a stop was asked for, told
    to those who are to know; `ended` is why it was terminated, for those who know
    what it was about."""

    id: str
    version: int
    seats: tuple[Seat, ...]
    phase: Phase | None
    paused: bool | None
    stopped: bool | None
    missing: tuple[Lack, ...]
    wanting: tuple[Lack, ...]
    destroyed_at: datetime | None
    officials: Officials | None
    consents: bool | None
    charter: Charter | None
    ended: str | None


def tracks(uow: UnitOfWork, account: str, after: str | None, limit: int) -> Page[TrackLine]:
    """The tracks in which an account holds a seat."""
    mine = {actor.track_id: actor for actor in tracks_of(uow, account)}
    rows = [uow.session.get_one(Track, track_id) for track_id in mine]
    found, following = page(rows, lambda row: row.id, after, limit)
    lines = tuple(_line(Look(uow, mine[row.id], row)) for row in found)
    write(uow, HOUSE, Leaf("tracks:list", account, "allowed"))
    return Page(lines, following)


@reading("track:read")
def track(here: Look) -> TrackView:
    """Where one track stands and what its gate still asks for."""
    kinds = (RecordClass.QUESTION, RecordClass.MILESTONE)
    if not any(here.sees(kind) for kind in kinds):
        content(here, RecordClass.QUESTION)
    line = _line(here)
    return TrackView(
        id=line.id,
        version=here.track.version,
        seats=line.seats,
        phase=line.phase,
        paused=line.paused,
        stopped=_stopped(here),
        missing=_missing(here) if here.sits(Seat.SECRETARIAT_OFFICER, Seat.CHAIR) else (),
        wanting=_wanting(here) if here.sits(Seat.FACILITATOR, Seat.CHAIR) else (),
        destroyed_at=_destroyed_at(here) if here.sees(RecordClass.MILESTONE) else None,
        officials=here.track.officials if here.sees(RecordClass.TERMS) else None,
        consents=_consents(here),
        charter=charter_of(here.uow, here.track) if here.sees(RecordClass.QUESTION) else None,
        ended=ended_of(here.uow, here.track) if here.sees(RecordClass.QUESTION) else None,
    )


def _line(here: Look) -> TrackLine:
    stands = here.sees(RecordClass.MILESTONE)
    return TrackLine(
        id=here.track.id,
        seats=tuple(sorted(here.actor.seats)),
        phase=here.track.phase if stands else None,
        paused=here.track.paused if stands else None,
    )


def _stopped(here: Look) -> bool | None:
    return here.track.stopped_at is not None if here.sits(*stops.TOLD) else None


def _consents(here: Look) -> bool | None:
    seat_id = here.actor.seats.get(Seat.EXPERT)
    return official_consents.said(here.uow, here.track.id, seat_id) if seat_id else None


def _destroyed_at(here: Look) -> datetime | None:
    row = here.uow.session.get(Shredding, here.track.id)
    return row.due if row else None


def _wanting(here: Look) -> tuple[Lack, ...]:
    found = phases.wanting(gates.facts(here.uow, here.track))
    return tuple(Lack(one.rule, dict(one.values)) for one in found)


def _missing(here: Look) -> tuple[Lack, ...]:
    lacks = phases.missing(here.track.phase, gates.facts(here.uow, here.track))
    return tuple(Lack(lack.rule, dict(lack.values)) for lack in lacks)
