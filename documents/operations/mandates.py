"""Acts of the watch over mandates: report one, renew a declaration, decide about a seat.

- A report takes effect in its own transaction; every act and every reading obeys at once.
- A declaration that has expired suspends by itself: every act asks. The clock says so once in
  the log, and reminds those alone whose declaration expires soon.
- What was reported is sealed with the declarations; the seat's row says nothing of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.people import Account, Candidate, SeatRow
from documents.operations import accounts, links, official_consents, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.candidates import facts_of
from documents.operations.charter import Passage, charter_of
from documents.operations.roster import Declaration, Id, declaration_of, end_seat, expiry
from documents.operations.seats import Mandate
from documents.operations.standing import shift
from policies import mandates, officials
from policies.acts import Act
from policies.decisions import Deny
from policies.sides import SOUNDED_SEATS
from policies.terms import MandateKind, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class Report:
    """A mandate that somebody acquired after their declaration."""

    kind: MandateKind
    what: Passage


@dataclass(frozen=True, slots=True)
class Reassess:
    """What the eligibility officer decides about a suspended seat."""

    seat: Id
    reinstate: bool
    reason: Passage


@operation(Act.MANDATE_REPORT, Report)
def report(scene: Scene, body: Report) -> str:
    """Report an acquired mandate: from now on the seat writes nothing."""
    row = _own(scene)
    known = seats.mandate_of(scene.uow, row)
    keep(scene, row, replace(known, reported=body.kind, what=body.what))
    return row.id


@operation(Act.MANDATE_RENEW, Declaration)
def renew(scene: Scene, body: Declaration) -> str:
    """Declare anew that nothing binds; the declaration is valid for another term."""
    row, file = _own(scene), _file(scene)
    known, office = seats.mandate_of(scene.uow, row), _new_office(scene, body, file)
    require(mandates.may_renew(facts_of(body), known.facts, office=office))
    keep(scene, row, Mandate(expires=expiry(scene)))
    if file is not None:
        file.declaration = scene.sealer.seal(file, "declaration", RecordClass.DECLARATION, body)
    return row.id


@operation(Act.MANDATE_ASSESS, Reassess)
def reassess(scene: Scene, body: Reassess) -> str:
    """Reinstate a suspended seat, or end it."""
    row = _sounded(scene, body.seat)
    known = seats.mandate_of(scene.uow, row)
    require(mandates.may_assess(known.facts, body.reason))
    if body.reinstate:
        known = replace(known, reported=None)
    else:
        end_seat(scene, row)
    keep(scene, row, replace(known, finding=body.reason))
    return row.id


def declare_anew(scene: Scene) -> None:
    """The phase has changed: every declaration is due anew."""
    within = timedelta(seconds=charter_of(scene.uow, scene.track).terms.redeclare_seconds)
    for row, known in _watched(scene):
        expires = mandates.due_anew(known.expires, scene.now, within)
        keep(scene, row, replace(known, expires=expires))


def remind(scene: Scene) -> None:
    """The clock's act: write to those whose declaration expires soon, once for each notice."""
    for row, known in _watched(scene):
        notice = mandates.notice(known.expires, scene.now)
        holder = links.follow(scene.uow, scene.track.id, "seat", row.id)
        account = scene.session.get(Account, holder or "")
        if notice is not None and known.expires is not None and account is not None:
            occasion = ("renewal", row.id, known.expires.isoformat(), str(notice.days))
            accounts.notify(scene.uow, account, *occasion)


def lapse(scene: Scene) -> tuple[str, ...]:
    """The clock's act: say once of each declaration that it expired; answers ids of seats."""
    over = [
        (row, known)
        for row, known in _watched(scene)
        if not known.lapsed and mandates.expired(known.expires, scene.now)
    ]
    for row, known in over:
        keep(scene, row, replace(known, lapsed=True))
    return tuple(row.id for row, _ in over)


def shift_expiry(scene: Scene, since: datetime) -> None:
    """A pause is over: nobody could declare while it lasted."""
    for row, known in _watched(scene):
        if known.expires is not None:
            moved = shift(known.expires, since, scene.now)
            keep(scene, row, replace(known, expires=moved))


def keep(scene: Scene, row: SeatRow, mandate: Mandate) -> None:
    """Seal what is known of a seat's mandate."""
    row.mandate = scene.sealer.seal(row, "mandate", RecordClass.DECLARATION, mandate)


def _watched(scene: Scene) -> Iterator[tuple[SeatRow, Mandate]]:
    """The seats of those who declared, and what is known of each."""
    mine = SeatRow.track_id == scene.track.id, SeatRow.active.is_(True)
    query = select(SeatRow).where(*mine, SeatRow.mandate.is_not(None))
    for row in scene.session.scalars(query.order_by(SeatRow.id)).all():
        yield row, seats.mandate_of(scene.uow, row)


def _own(scene: Scene) -> SeatRow:
    return seats.seat(scene.uow, scene.track.id, scene.seat_id, scene.seat)


def _file(scene: Scene) -> Candidate | None:
    candidate_id = scene.actor.seats.get(Seat.CANDIDATE)
    return scene.get(Candidate, candidate_id) if candidate_id else None


def _new_office(scene: Scene, body: Declaration, file: Candidate | None) -> bool:
    """Whether this names an office that was not declared before, where no official may come."""
    before = declaration_of(scene, file) if file else None
    new = body.official and not (before is not None and before.official)
    withheld = len(official_consents.withheld(scene))
    return isinstance(officials.may_seat(new, scene.track.officials, withheld), Deny)


def _sounded(scene: Scene, seat_id: str) -> SeatRow:
    row = scene.get(SeatRow, seat_id)
    if row.kind not in SOUNDED_SEATS:
        raise RecordError("record.not_there")
    return row
