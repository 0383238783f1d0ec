"""Acts on who holds a seat: hand it over, let somebody stand in, end it.

- Whoever takes over gets a seat of their own, so that an act stays with the person who did it.
- A holder who is stood in for gets the seat back by the clock.
- A handle is never given a second time, and what stands under it stays.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.models.people import SeatRow
from documents.operations import accounts, seats, studies
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line
from documents.operations.roster import Email, Id, Short, end_seat, held_by
from documents.operations.seats import Details, seat_account
from policies import handover, sides
from policies.acts import Act
from policies.handover import SeatFacts
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class HandOver:
    """A seat and the person who takes it over."""

    seat: Id
    name: Line
    email: Email
    title: Short = ""


@dataclass(frozen=True, slots=True)
class StandIn:
    """A seat, the person who stands in, and until when (UTC)."""

    seat: Id
    name: Line
    email: Email
    until: datetime
    title: Short = ""


@dataclass(frozen=True, slots=True)
class ThisSeat:
    """One seat."""

    seat: Id


@dataclass(frozen=True, slots=True)
class Absence:
    """Who stands in for the holder of a seat (a seat's id), and until when (UTC)."""

    stand_in: str
    until: datetime


@operation(Act.SEAT_HAND_OVER, HandOver)
def hand_over(scene: Scene, body: HandOver) -> str:
    """Somebody else takes a seat for good; answers the id of theirs."""
    row = scene.get(SeatRow, body.seat)
    require(handover.may_hand_over(_facts(scene, row), scene.track.phase))
    return _replace(scene, row, body)


@operation(Act.SEAT_STAND_IN, StandIn)
def stand_in(scene: Scene, body: StandIn) -> str:
    """Somebody else sits for a while, and the holder rests; answers the id of their seat."""
    row = scene.get(SeatRow, body.seat)
    phase, now = scene.track.phase, scene.now
    require(handover.may_stand_in(_facts(scene, row), phase, body.until, now))
    seat_id = _replace(scene, row, HandOver(body.seat, body.name, body.email, body.title))
    absence = Absence(seat_id, body.until)
    row.absence = scene.sealer.seal(row, "absence", RecordClass.AUTHORSHIP, absence)
    return seat_id


@operation(Act.SEAT_END, ThisSeat)
def end(scene: Scene, body: ThisSeat) -> str:
    """A seat ends; what was written from it stays."""
    row = scene.get(SeatRow, body.seat)
    require(handover.may_end(_facts(scene, row)))
    end_seat(scene, row)
    studies.let_go(scene, row.id)
    return row.id


def give_back(scene: Scene) -> tuple[str, ...]:
    """The clock's act: holders whose absence is over sit again; answers the ids of their seats."""
    back = []
    for row in _absent(scene):
        absence = _absence(scene, row)
        if scene.now >= absence.until:
            scene.get(SeatRow, absence.stand_in).active = False
            studies.pass_on(scene, absence.stand_in, row.id)
            row.active, row.absence = True, None
            back.append(row.id)
    return tuple(back)


def _replace(scene: Scene, row: SeatRow, body: HandOver) -> str:
    account = accounts.find_or_create(scene.uow, body.email, body.name)
    require(sides.may_combine(held_by(scene, account.id), row.kind))
    row.active = False
    side = seats.details(scene.uow, row).side
    known = Details(side=side, name=body.name, title=body.title)
    seat_id = seat_account(scene.uow, scene.track.id, account.id, row.kind, known)
    accounts.notify(scene.uow, account, "seated", seat_id)
    studies.pass_on(scene, row.id, seat_id)
    return seat_id


def _facts(scene: Scene, row: SeatRow) -> SeatFacts:
    standing = {_absence(scene, absent).stand_in for absent in _absent(scene)}
    return SeatFacts(row.kind, row.active, row.id in standing)


def _absent(scene: Scene) -> list[SeatRow]:
    here = SeatRow.track_id == scene.track.id, SeatRow.absence.is_not(None)
    return list(scene.session.scalars(select(SeatRow).where(*here)))


def _absence(scene: Scene, row: SeatRow) -> Absence:
    return scene.sealer.open(row, "absence", RecordClass.AUTHORSHIP, Absence)
