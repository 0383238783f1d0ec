"""Acts of custody: ask for one identity, agree, refuse, open it.

- A handle is named, never a person; who stands behind it is looked up only when it is opened.
- The person concerned is told twice: when two custodians have agreed, and when it was opened.
- A pause stops the delay.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.ids import new_id
from documents.models.identities import IdentityRequest
from documents.models.people import Account, SeatRow
from documents.operations import accounts, links, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage, charter_of
from documents.operations.roster import Id
from documents.operations.standing import shift
from documents.store import UnitOfWork
from policies import custody
from policies.acts import Act
from policies.facts import CustodyFacts
from policies.terms import CustodyState, RecordClass, Seat

TOLD = (CustodyState.AGREED, CustodyState.OPENED)
PENDING = (CustodyState.ASKED, CustodyState.AGREED)


@dataclass(frozen=True, slots=True)
class AskIdentity:
    """A reasoned request to learn who stands behind a handle."""

    handle: Annotated[str, MinLen(1), MaxLen(20)]
    reason: Passage


@dataclass(frozen=True, slots=True)
class ThisIdentity:
    """One request."""

    identity: Id


@dataclass(frozen=True, slots=True)
class Custody:
    """The sealed part: about which seat, who asked and why, who agreed (seats), and from when
    the identity may be opened (UTC)."""

    subject: str
    handle: str
    asked_by: str
    reason: str
    agreed: tuple[str, ...] = ()
    opens_at: datetime | None = None


@operation(Act.DISCLOSURE_ASK, AskIdentity, creates=True)
def ask(scene: Scene, body: AskIdentity) -> str:
    """Ask the custodians to open the identity behind a handle."""
    subject = _seat_of(scene, body.handle)
    undecided = [row for row in of_track(scene.uow, scene.track.id) if row.state in PENDING]
    about = {custody_of(scene.uow, row).subject for row in undecided}
    require(custody.may_ask(body.reason, known=bool(subject), pending=subject in about))
    row = IdentityRequest(id=new_id(), track_id=scene.track.id, state=CustodyState.ASKED)
    asked = Custody(subject, body.handle, scene.seat_id, body.reason)
    _write(scene, row, asked)
    scene.session.add(row)
    return row.id


@operation(Act.IDENTITY_AGREE, ThisIdentity)
def agree(scene: Scene, body: ThisIdentity) -> str:
    """A custodian agrees; with the second the person is told and the delay begins."""
    row, asked = _request(scene, body.identity)
    require(custody.may_decide(facts_of(scene, row, asked)))
    agreed = replace(asked, agreed=(*asked.agreed, scene.seat_id))
    if custody.enough(frozenset(agreed.agreed)):
        delay = timedelta(seconds=charter_of(scene.uow, scene.track).terms.custody_seconds)
        agreed = replace(agreed, opens_at=scene.now + delay)
        row.state = CustodyState.AGREED
        _tell(scene, agreed, "identity_agreed", row.id)
    _write(scene, row, agreed)
    return row.id


@operation(Act.IDENTITY_REFUSE, ThisIdentity)
def refuse(scene: Scene, body: ThisIdentity) -> str:
    """A custodian refuses; that ends the request."""
    row, asked = _request(scene, body.identity)
    require(custody.may_decide(facts_of(scene, row, asked)))
    row.state = CustodyState.REFUSED
    return row.id


@operation(Act.IDENTITY_OPEN, ThisIdentity)
def open_identity(scene: Scene, body: ThisIdentity) -> str:
    """One of the two who agreed opens the identity after the delay; the person is told."""
    row, asked = _request(scene, body.identity)
    require(custody.may_open(facts_of(scene, row, asked)))
    row.state = CustodyState.OPENED
    _tell(scene, asked, "identity_opened", row.id)
    return row.id


def of_track(uow: UnitOfWork, track_id: str) -> list[IdentityRequest]:
    """Every request of a track, in the order of random ids."""
    query = select(IdentityRequest).where(IdentityRequest.track_id == track_id)
    return list(uow.session.scalars(query.order_by(IdentityRequest.id)))


def custody_of(uow: UnitOfWork, row: IdentityRequest) -> Custody:
    """The sealed part of a request."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.AUTHORSHIP, Custody)


def facts_of(scene: Scene, row: IdentityRequest, asked: Custody) -> CustodyFacts:
    """A request as rules look at it when a custodian does."""
    custodian = scene.actor.seats.get(Seat.CUSTODIAN, "")
    agreed = frozenset(asked.agreed)
    return CustodyFacts(row.state, agreed, custodian, asked.opens_at, scene.now)


def undecided_by(uow: UnitOfWork, track_id: str, seat_id: str) -> int:
    """How many requests wait for this custodian to agree or refuse."""
    asked = [row for row in of_track(uow, track_id) if row.state is CustodyState.ASKED]
    return sum(seat_id not in custody_of(uow, row).agreed for row in asked)


def told_to(uow: UnitOfWork, track_id: str, seat_id: str) -> int:
    """How many requests about this seat two custodians have agreed to."""
    told = [row for row in of_track(uow, track_id) if row.state in TOLD]
    return sum(custody_of(uow, row).subject == seat_id for row in told)


def shift_delays(scene: Scene, since: datetime) -> None:
    """A pause is over: delays move on by its length."""
    for row in of_track(scene.uow, scene.track.id):
        asked = custody_of(scene.uow, row)
        if asked.opens_at is not None:
            moved = shift(asked.opens_at, since, scene.now)
            _write(scene, row, replace(asked, opens_at=moved))


def _request(scene: Scene, request_id: str) -> tuple[IdentityRequest, Custody]:
    row = scene.get(IdentityRequest, request_id)
    return row, custody_of(scene.uow, row)


def _write(scene: Scene, row: IdentityRequest, asked: Custody) -> None:
    row.body = scene.sealer.seal(row, "body", RecordClass.AUTHORSHIP, asked)


def _seat_of(scene: Scene, handle: str) -> str:
    query = select(SeatRow).where(SeatRow.track_id == scene.track.id, SeatRow.kind == Seat.EXPERT)
    named = [
        row.id
        for row in scene.session.scalars(query)
        if seats.details(scene.uow, row).handle == handle
    ]
    return named[0] if named else ""


def _tell(scene: Scene, asked: Custody, *occasion: str) -> None:
    holder = links.follow(scene.uow, scene.track.id, "seat", asked.subject) or ""
    account = scene.session.get(Account, holder)
    if account is not None:
        accounts.notify(scene.uow, account, *occasion)
