"""Acts on dissents: raise, state, confirm, carry, withdraw. Only the holder closes one.

- The holder's own words are never lost: a statement offered by somebody else stands beside
  them and is printed only when the holder confirmed it.
- A statement that its holder leaves unconfirmed is carried at the fixed tick, marked so.
- One that came out of a merger has no holder of its own: it is held by whoever holds a dissent
  that was merged into it, and ends when the last of them has left.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.errors import Denied, RecordError
from documents.ids import new_id
from documents.models.dissents import Dissent
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import charter_of
from documents.operations.roster import Id
from documents.operations.standing import shift
from documents.operations.targets import Target, kind_of
from policies import dissents
from policies.acts import Act
from policies.decisions import Deny, allow_if
from policies.dissents import Step
from policies.terms import DissentState, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class Raise:
    """A dissent from one paragraph or recommendation, or from the text as a whole: its id is that
    of the track."""

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
    holder is waited for (UTC); what it was merged into (an id) and what it was before."""

    own: Words | None = None
    offered: Words | None = None
    confirm_by: datetime | None = None
    merged_into: str | None = None
    before: DissentState | None = None
    joint: bool = False


@operation(Act.DISSENT_RAISE, Raise, creates=True)
def raise_dissent(scene: Scene, body: Raise) -> str:
    """Open a dissent; one person opens one on the same text."""
    if kind_of(scene.uow, scene.track.id, body.target) is not body.target_kind:
        raise RecordError("record.not_there")
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
    if mine:
        state_own(scene, row, words)
    else:
        _offer(scene, row, words)
    return row.id


def state_own(scene: Scene, row: Dissent, words: Words) -> None:
    """State a dissent in its holder's own words; the wait for the holder starts anew."""
    until = wait_from(scene)
    _step(
        scene,
        row,
        Step.STATE,
        replace(body_of(scene, row), own=words, offered=None, confirm_by=until),
    )
    row.confirmed = False


def _offer(scene: Scene, row: Dissent, words: Words) -> None:
    """Offer words to the holder; that cannot keep a dissent open longer."""
    old = body_of(scene, row)
    until = old.confirm_by or wait_from(scene)
    _step(scene, row, Step.STATE, replace(old, offered=words, confirm_by=until))
    row.confirmed = False


def wait_from(scene: Scene) -> datetime:
    """Until when a holder is waited for from now on (UTC)."""
    return scene.now + timedelta(seconds=charter_of(scene.uow, scene.track).terms.confirm_seconds)


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
    """The holder withdraws; a merged one leaves its merger by it."""
    row = _seen(scene, body.dissent)
    old = body_of(scene, row)
    _step(scene, row, Step.WITHDRAW, replace(old, merged_into=None, before=None))
    end_if_left(scene, old.merged_into)
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


def parts_of(scene: Scene, joint: str) -> list[Dissent]:
    """The dissents that are merged into this one."""
    rows = (row for row in of_track(scene) if row.state is DissentState.MERGED)
    return [row for row in rows if body_of(scene, row).merged_into == joint]


def end_if_left(scene: Scene, joint: str | None) -> None:
    """Withdraw a joint dissent that everybody has left."""
    row = scene.session.get(Dissent, joint) if joint else None
    if row is not None and not parts_of(scene, row.id):
        keep(scene, row, DissentState.WITHDRAWN, body_of(scene, row))


def holds_one(scene: Scene, target: str) -> bool:
    """Whether the acting seat holds a dissent on this text, alone or jointly."""
    rows = scene.session.scalars(select(Dissent).where(Dissent.target_id == target))
    return any(is_holder(scene, row) for row in rows if row.state is not DissentState.WITHDRAWN)


def _seen(scene: Scene, dissent_id: str) -> Dissent:
    row = scene.get(Dissent, dissent_id)
    scene.saw(row.version)
    return row


def _step(scene: Scene, row: Dissent, step: Step, body: Body) -> None:
    waiting = body_of(scene, row).confirm_by
    moved = dissents.move(row.state, step, is_holder(scene, row), scene.now, waiting)
    keep(scene, row, moved, body)


def keep(scene: Scene, row: Dissent, moved: DissentState | Deny, body: Body) -> None:
    """Give a dissent the state that a rule answered, and its sealed part.

    Raises:
        Denied: the rule said no.
    """
    if isinstance(moved, Deny):
        raise Denied(moved)
    row.state = moved
    row.version += 1
    row.body = scene.sealer.seal(row, "body", RecordClass.DISSENT, body)
