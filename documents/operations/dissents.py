"""Acts on dissents: raise, state, confirm, carry, withdraw. Only the holder closes one.

- The holder's own words are never lost: a statement offered by somebody else stands beside
  them and is printed only when the holder confirmed it.
- A statement that its holder leaves unconfirmed is carried at the fixed tick, marked so.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.errors import Denied, RecordError
from documents.ids import new_id
from documents.models.dissents import Dissent
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import charter_of
from documents.operations.drafts import paragraph_row
from documents.operations.recommendations import recommendation_row
from documents.operations.roster import Id
from documents.operations.standing import shift
from policies import dissents
from policies.decisions import Deny, allow_if
from policies.dissents import Step
from policies.terms import Act, DissentState, RecordClass, Seat

CLOSED = (DissentState.WITHDRAWN, DissentState.MERGED)


class Target(StrEnum):
    """What one can dissent from."""

    PARAGRAPH = "paragraph"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Raise:
    """A dissent from one paragraph or recommendation."""

    target_kind: Target
    target: Id


@dataclass(frozen=True, slots=True)
class State:
    """One sentence for the page (at most 35 words) and a full text for the annex."""

    dissent: Id
    sentence: Annotated[str, MinLen(1), MaxLen(400)]
    text: Annotated[str, MaxLen(8000)] = ""


@dataclass(frozen=True, slots=True)
class ThisDissent:
    """One dissent."""

    dissent: Id


@dataclass(frozen=True, slots=True)
class Words:
    """One statement of a dissent; `own`: in the holder's own words."""

    sentence: str
    text: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """The sealed part: the holder's own words, those offered by others, and until when the
    holder is waited for (UTC)."""

    own: Words | None = None
    offered: Words | None = None
    confirm_by: datetime | None = None


@operation(Act.DISSENT_RAISE, Raise, creates=True)
def raise_dissent(scene: Scene, body: Raise) -> str:
    """Open a dissent; one person opens one on the same text."""
    if body.target_kind is Target.PARAGRAPH:
        paragraph_row(scene, body.target)
    else:
        recommendation_row(scene, body.target)
    require(allow_if(not holds_one(scene, body.target), "dissents.raised_already"))
    row = Dissent(id=new_id(), track_id=scene.track.id, version=1)
    row.target_kind, row.target_id = body.target_kind, body.target
    row.state, row.confirmed = DissentState.RAISED, False
    row.holder = scene.sealer.index("dissent", row.id, scene.seat_id)
    row.body = scene.sealer.seal(row, "body", RecordClass.DISSENT, Body())
    scene.session.add(row)
    return row.id


@operation(Act.DISSENT_STATE, State, versioned=True)
def state(scene: Scene, body: State) -> str:
    """State a dissent, as its holder or for the holder to confirm."""
    row = _seen(scene, body.dissent)
    mine = is_holder(scene, row)
    require(dissents.may_state(row.state, mine, scene.seat is Seat.RAPPORTEUR))
    require(dissents.sentence_fits(body.sentence))
    words = Words(body.sentence, body.text, own=mine)
    wait = timedelta(seconds=charter_of(scene.uow, scene.track).terms.confirm_seconds)
    old = body_of(scene, row)
    # Only the holder starts the wait anew; what others offer cannot keep a dissent open.
    until = scene.now + wait if mine or old.confirm_by is None else old.confirm_by
    new = replace(old, confirm_by=until, offered=None if mine else words)
    _step(scene, row, Step.STATE, replace(new, own=words) if mine else new)
    row.confirmed = False
    return row.id


@operation(Act.DISSENT_CONFIRM, ThisDissent, versioned=True)
def confirm(scene: Scene, body: ThisDissent) -> str:
    """The holder confirms the statement; confirming a wording is consent to it."""
    row = _seen(scene, body.dissent)
    stated = body_of(scene, row)
    words = stated.offered or stated.own
    _step(scene, row, Step.CONFIRM, replace(stated, own=words, offered=None))
    row.confirmed = True
    return row.id


@operation(Act.DISSENT_CARRY, ThisDissent, versioned=True)
def carry(scene: Scene, body: ThisDissent) -> str:
    """Carry a dissent into the text, beneath what it dissents from."""
    row = _seen(scene, body.dissent)
    _step(scene, row, Step.CARRY, body_of(scene, row))
    return row.id


@operation(Act.DISSENT_WITHDRAW, ThisDissent, versioned=True)
def withdraw(scene: Scene, body: ThisDissent) -> str:
    """The holder withdraws."""
    row = _seen(scene, body.dissent)
    _step(scene, row, Step.WITHDRAW, body_of(scene, row))
    return row.id


def carry_unconfirmed(scene: Scene) -> tuple[str, ...]:
    """The clock's act: carry every statement whose holder was waited for long enough.

    Answers the ids of those that were carried.
    """
    carried = []
    for row in of_track(scene):
        body = body_of(scene, row)
        waited = body.confirm_by is not None and scene.now >= body.confirm_by
        if waited and row.state is DissentState.STATED:
            _step(scene, row, Step.CARRY, body)
            carried.append(row.id)
    return tuple(carried)


def shift_waits(scene: Scene, since: datetime) -> None:
    """A pause is over: nobody was waited for while it lasted."""
    for row in of_track(scene):
        body = body_of(scene, row)
        if body.confirm_by is not None:
            moved = replace(body, confirm_by=shift(body.confirm_by, since, scene.now))
            row.body = scene.sealer.seal(row, "body", RecordClass.DISSENT, moved)


def of_track(scene: Scene) -> list[Dissent]:
    """Every dissent of the track, in the order of random ids."""
    query = select(Dissent).where(Dissent.track_id == scene.track.id)
    return list(scene.session.scalars(query.order_by(Dissent.id)))


def body_of(scene: Scene, row: Dissent) -> Body:
    """The sealed part of a dissent."""
    return scene.sealer.open(row, "body", RecordClass.DISSENT, Body)


def printed(row: Dissent, body: Body) -> Words:
    """The words in which a dissent is printed."""
    own_words = dissents.printing(row.confirmed, holder_wrote=body.own is not None).own_words
    words = body.own if own_words else body.offered or body.own
    return words or Words("")


def is_holder(scene: Scene, row: Dissent) -> bool:
    """Whether the acting seat holds the dissent."""
    return row.holder == scene.sealer.index("dissent", row.id, scene.seat_id)


def holds_one(scene: Scene, target: str) -> bool:
    """Whether the acting seat holds a dissent on this text that it has not closed."""
    rows = scene.session.scalars(select(Dissent).where(Dissent.target_id == target))
    return any(is_holder(scene, row) for row in rows if row.state not in CLOSED)


def _seen(scene: Scene, dissent_id: str) -> Dissent:
    row = scene.session.get(Dissent, dissent_id)
    if row is None or row.track_id != scene.track.id:
        raise RecordError("record.not_there")
    scene.saw(row.version)
    return row


def _step(scene: Scene, row: Dissent, step: Step, body: Body) -> None:
    waiting = body_of(scene, row).confirm_by
    moved = dissents.move(row.state, step, is_holder(scene, row), scene.now, waiting)
    if isinstance(moved, Deny):
        raise Denied(moved)
    row.state = moved
    row.version += 1
    row.body = scene.sealer.seal(row, "body", RecordClass.DISSENT, body)
