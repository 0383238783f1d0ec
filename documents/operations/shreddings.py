"""Acts of destruction: two people ask, one can spare; the clock destroys.

- The row of a shredding has the id of its track.
- While the cooling-off runs everything stays readable as in any closed track.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from annotated_types import MaxLen

from documents.models.people import SeatRow
from documents.models.shreddings import Shredding
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import charter_of, retention_of
from documents.store import UnitOfWork
from policies import approvals, shredding
from policies import charter as retained
from policies.acts import Act
from policies.facts import ShredFacts
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Shred:
    """This track is to be destroyed, with everything that was said in it; `lets_go` names the
    classes of records that its retention schedule holds."""

    lets_go: Annotated[tuple[RecordClass, ...], MaxLen(len(RecordClass))] = ()


@dataclass(frozen=True, slots=True)
class Spare:
    """This track is not to be destroyed."""


@operation(Act.TRACK_SHRED, Shred)
def shred(scene: Scene, body: Shred) -> str:
    """Ask for the destruction of the track; with the second person the cooling-off begins."""
    row = scene.session.get(Shredding, scene.track.id)
    charter = charter_of(scene.uow, scene.track)
    terms, held = charter.terms, retained.held(retention_of(charter.retention))
    fresh = approvals.is_fresh(scene.sign_in_age, terms.fresh_seconds)
    require(shredding.may_ask(facts_of(row), scene.seat_id, fresh=fresh))
    require(shredding.lets_go(held, body.lets_go))
    if row is None:
        row = Shredding(id=scene.track.id, workflow_id=scene.track.workflow_id)
        row.first_by = scene.seat_id
        scene.session.add(row)
        return row.id
    first = scene.session.get_one(SeatRow, row.first_by).kind
    require(shredding.enough((first, scene.seat)))
    row.second_by = scene.seat_id
    row.due = scene.now + timedelta(seconds=terms.cooling_seconds)
    return row.id


@operation(Act.TRACK_SPARE, Spare)
def spare(scene: Scene, body: Spare) -> str:  # noqa: ARG001 - every operation has a body
    """Let the track stand; whoever wants it destroyed begins again."""
    row = scene.session.get(Shredding, scene.track.id)
    require(shredding.may_spare(facts_of(row)))
    if row is not None:
        scene.session.delete(row)
    return scene.track.id


def waits_for(uow: UnitOfWork, track_id: str, seat_id: str) -> int:
    """Whether a destruction was asked for by somebody else and waits for a second person: 0, 1."""
    row = uow.session.get(Shredding, track_id)
    return int(row is not None and row.due is None and row.first_by != seat_id)


def facts_of(row: Shredding | None) -> ShredFacts:
    """What was asked, as rules look at it."""
    if row is None:
        return ShredFacts(frozenset(), None)
    return ShredFacts(frozenset(filter(None, (row.first_by, row.second_by))), row.due)
