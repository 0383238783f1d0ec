"""Acts of the watch over mandates: report one, renew a declaration, decide about a seat.

- A report takes effect in its own transaction; every act and every reading obeys at once.
- What was reported is sealed with the declarations; the seat's row says nothing of it.
"""

from dataclasses import dataclass, replace

from documents.errors import RecordError
from documents.models.people import Candidate, SeatRow
from documents.operations import seats
from documents.operations.acts import Scene, operation, require
from documents.operations.candidates import facts_of
from documents.operations.charter import Passage
from documents.operations.roster import Declaration, Id, end_seat, expiry
from documents.operations.seats import Mandate
from policies import mandates
from policies.acts import Act
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
    row = _own(scene)
    require(mandates.may_renew(facts_of(body), seats.mandate_of(scene.uow, row).facts))
    keep(scene, row, Mandate(expires=expiry(scene)))
    candidate_id = scene.actor.seats.get(Seat.CANDIDATE)
    if candidate_id is not None:
        file = scene.get(Candidate, candidate_id)
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


def keep(scene: Scene, row: SeatRow, mandate: Mandate) -> None:
    """Seal what is known of a seat's mandate."""
    row.mandate = scene.sealer.seal(row, "mandate", RecordClass.DECLARATION, mandate)


def _own(scene: Scene) -> SeatRow:
    return seats.seat(scene.uow, scene.track.id, scene.seat_id, scene.seat)


def _sounded(scene: Scene, seat_id: str) -> SeatRow:
    row = scene.get(SeatRow, seat_id)
    if row.kind not in SOUNDED_SEATS:
        raise RecordError("record.not_there")
    return row
