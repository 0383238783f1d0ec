"""How every act happens: law 1 in one place, so that no operation can forget a step.

- Recognise the command (the same key is the same act) → lock the track → ask the matrix →
  the operation gathers facts, asks its rules and changes → audit leaf → outcome.
- A refusal undoes whatever the operation changed and keeps only its leaf and its outcome.
- The caller commits.
- An operation is one function `verb(scene, body)`, registered under its act; it answers the
  id of what it made or changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.errors import Denied, RecordError
from documents.models.base import Record
from documents.models.briefs import Brief
from documents.models.people import SeatRow
from documents.models.tracks import Track
from documents.operations import leaves
from documents.operations.actors import Actor
from documents.operations.seats import mandate_of
from documents.sealing import HOUSE, Sealer
from documents.store import UnitOfWork
from policies import mandates, permissions
from policies.acts import Act
from policies.decisions import Decision, Deny
from policies.terms import BriefState, Phase, Seat

B = TypeVar("B")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Command:
    """How an act was asked for: its idempotency key, the object version that the caller saw,
    and when the caller signed in (UTC)."""

    key: str = field(repr=False)
    signed_in: datetime
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an act ended. `object_id` is what it made or changed."""

    allowed: bool
    object_id: str = ""
    deny: Deny | None = None


class Scene:
    """What an operation works with: the unit of work, the locked track, who acts and how."""

    def __init__(
        self, uow: UnitOfWork, actor: Actor, command: Command, track: Track | None, command_id: str
    ) -> None:
        self.uow = uow
        self.session = uow.session
        self.actor = actor
        self.command = command
        self.command_id = command_id
        self.workflow_id = ""  # of the workflow that runs this act, where one does
        self.seat = Seat.OPERATOR
        self.seat_id = ""
        self._track = track

    @property
    def track(self) -> Track:
        """The track, locked."""
        if self._track is None:
            raise RecordError("record.not_there")
        return self._track

    @track.setter
    def track(self, track: Track) -> None:
        self._track = track

    @property
    def sealer(self) -> Sealer:
        """Seals and opens records of this track."""
        return self.uow.sealer(self.actor.track_id)

    @property
    def now(self) -> datetime:
        """The present moment (UTC)."""
        return self.uow.clock.now()

    def get(self, kind: type[R], object_id: str) -> R:
        """The row of this id in this track.

        Raises:
            RecordError: `record.not_there`.
        """
        return in_track(self.session, kind, object_id, self.track.id)

    @property
    def sign_in_age(self) -> float:
        """How long ago the actor signed in (seconds)."""
        return max((self.now - self.command.signed_in).total_seconds(), 0.0)

    def take_seat(self, act: Act) -> None:
        """Act from the seat that the matrix allows; without one, from the first held.

        The one place where a suspended seat is refused, whatever it asks for.

        Raises:
            Denied: no seat that the actor holds may do this now.
        """
        column = column_of(self.track)
        for kind, seat_id in sorted(self.actor.seats.items()):
            self.seat, self.seat_id = kind, seat_id
            decision = permissions.may(kind, act, column)
            if not isinstance(decision, Deny):
                return self._watch(act)
        require(permissions.may(self.seat, act, column))
        raise RecordError("record.not_there")

    def _watch(self, act: Act) -> None:
        row = self.session.get(SeatRow, self.seat_id)  # a candidate has none yet
        if row is not None:
            require(mandates.may_act(act, mandate_of(self.uow, row).facts, self.now))

    def briefs(self) -> list[BriefState]:
        """The states of the track's briefs."""
        query = select(Brief.state).where(Brief.track_id == self.track.id)
        return list(self.session.scalars(query))

    def saw(self, version: int) -> None:
        """Go on only if the caller saw this version of the object.

        Raises:
            RecordError: `record.stale`.
        """
        if self.command.version != version:
            raise RecordError("record.stale")


@dataclass(frozen=True, slots=True)
class Operation:
    """One registered act. `versioned`: the caller must name the version that it saw."""

    act: Act
    body: type[Any]
    function: Callable[[Scene, Any], str]
    creates: bool
    versioned: bool


ACTS: dict[Act, Operation] = {}


def operation(
    act: Act, body: type[B], *, creates: bool = False, versioned: bool = False
) -> Callable[[Callable[[Scene, B], str]], Callable[[Scene, B], str]]:
    """Register a function as the one operation of an act."""

    def register(function: Callable[[Scene, B], str]) -> Callable[[Scene, B], str]:
        ACTS[act] = Operation(act, body, function, creates, versioned)
        return function

    return register


def require(decision: Decision) -> None:
    """Go on only if the rule allows.

    Raises:
        Denied: it does not.
    """
    if isinstance(decision, Deny):
        raise Denied(decision)


def column_of(track: Track) -> Phase:
    """The column of the permission matrix that a track stands in."""
    return Phase.PAUSED if track.paused else track.phase


def run(scene: Scene, op: Operation, body: object) -> Outcome:
    """Do the act or refuse it, and write its leaf. Does not commit.

    Raises:
        RecordError: the record could not; the caller must roll back.
    """
    try:
        with scene.session.begin_nested():
            if op.act is not Act.TRACK_OPEN:
                scene.take_seat(op.act)
            object_id = op.function(scene, body)
            scene.session.flush()
    except RecordError as error:
        if error.code != "record.stale":
            raise
        outcome = Outcome(False, deny=Deny(error.code))
    except Denied as refusal:
        deny = refusal.deny
        outcome = Outcome(False, deny=Deny(deny.rule, deny.message, dict(deny.values)))
    else:
        outcome = Outcome(allowed=True, object_id=object_id)
    _leaf(scene, op.act, outcome)
    return outcome


def _leaf(scene: Scene, act: Act, outcome: Outcome) -> None:
    track_id = scene.actor.track_id if scene._track is not None else HOUSE
    leaf = leaves.Leaf(
        tag=act,
        actor=scene.seat_id or scene.actor.account_id,
        outcome="allowed" if outcome.allowed else "denied",
        object_id=outcome.object_id if track_id else "",
        rule=outcome.deny.rule if outcome.deny else "",
    )
    digests = scene.sealer.digests if outcome.allowed else ()
    leaves.write(scene.uow, track_id, leaf, digests)


def in_track(session: Session, kind: type[R], object_id: str, track_id: str) -> R:
    """The row of this id, if it belongs to this track; what belongs to no track is nowhere.

    Raises:
        RecordError: `record.not_there`.
    """
    row = session.get(kind, object_id)
    if row is None or getattr(row, "track_id", None) != track_id:
        raise RecordError("record.not_there")
    return row
