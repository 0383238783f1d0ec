"""Acts of the silence procedure: put a text under silence, break it; the clock ends it.

- Every chair is told by mail when a text is put under silence.
- When the silence ends, each chair who did not break it has approved, marked as by silence.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from documents.ids import new_id
from documents.models.briefs import Brief, SilenceBreak
from documents.operations import deliveries, seats, standing
from documents.operations.acts import Scene, operation, require
from documents.operations.briefs import SILENCE, Sign, approved, facts, sign
from documents.operations.charter import Passage, charter_of
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import silence
from policies.acts import Act
from policies.terms import BriefState, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class Break:
    """A chair breaks the silence, with a reason."""

    brief: Id
    reason: Passage


@dataclass(frozen=True, slots=True)
class BreakReason:
    """Why a chair broke the silence."""

    reason: str


@operation(Act.BRIEF_SILENCE, Sign)
def put_under_silence(scene: Scene, body: Sign) -> str:
    """Put the exact document under silence, for as long as the terms of reference say."""
    row = scene.get(Brief, body.brief)
    seconds = charter_of(scene.uow, scene.track).terms.silence_seconds
    require(silence.may_start(facts(row), body.sha256, seconds, row.silence_until is not None))
    row.silence_until = scene.now + timedelta(seconds=seconds)
    for chair in seats.seats(scene.uow, scene.track.id, Seat.CHAIR):
        deliveries.tell(scene.uow, scene.track.id, chair.id, "silence", row.id)
    return row.id


@operation(Act.BRIEF_BREAK_SILENCE, Break)
def break_silence(scene: Scene, body: Break) -> str:
    """A chair breaks the silence: their own does not count as an approval."""
    row = scene.get(Brief, body.brief)
    broken = scene.seat_id in broke(scene.uow, row)
    require(silence.may_break(running(row, scene.now), broken, body.reason))
    said = SilenceBreak(id=new_id(), brief_id=row.id, seat_id=scene.seat_id)
    said.reason = scene.sealer.seal(said, "reason", RecordClass.APPROVAL, BreakReason(body.reason))
    scene.session.add(said)
    return row.id


def end_when_due(scene: Scene, brief_id: str, due: datetime) -> bool:
    """The timer's act: the silence is over; answers whether it was due."""
    row = scene.session.get_one(Brief, brief_id)
    pending = row.silence_until == due and not row.silence_over
    if standing.rests(scene.track) or row.state is not BriefState.READY or not pending:
        return False
    row.silence_over = True
    chairs = [seat.id for seat in seats.seats(scene.uow, scene.track.id, Seat.CHAIR)]
    given = [one.person for one in approved(scene.uow, row)]
    for chair in sorted(silence.counted(chairs, broke(scene.uow, row), given, [row.asked_by])):
        sign(scene, row, chair, SILENCE)
    return True


def running(row: Brief, now: datetime) -> bool:
    """Whether a text lies under silence now; what decides is the time, not the timer."""
    under = row.state is BriefState.READY and not row.silence_over
    return under and row.silence_until is not None and now < row.silence_until


def broke(uow: UnitOfWork, row: Brief) -> list[str]:
    """The chairs who broke the silence (ids of seats)."""
    query = select(SilenceBreak.seat_id).where(SilenceBreak.brief_id == row.id)
    return list(uow.session.scalars(query))


def reasons_of(uow: UnitOfWork, row: Brief) -> tuple[str, ...]:
    """Why the silence was broken, each reason once."""
    query = select(SilenceBreak).where(SilenceBreak.brief_id == row.id).order_by(SilenceBreak.id)
    opened = uow.sealer(row.track_id).open
    return tuple(
        opened(one, "reason", RecordClass.APPROVAL, BreakReason).reason
        for one in uow.session.scalars(query)
    )
