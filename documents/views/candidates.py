"""Candidates: what the secretariat, the eligibility officer and the candidate each see.

- The person is a nomination, the declaration a declaration: each is shown to those who know
  that class, and to the person it is about.
- Whether somebody may be seated now is told to the secretariat, and not why or why not.
- A roster entry says nothing of the seat that it led to.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.people import Candidate
from documents.operations.actors import Actor
from documents.operations.roster import Assessment, CandidateState, Declaration, Person
from documents.store import UnitOfWork
from documents.views.reading import Page, Reader, id_after, page, reads
from policies.candidates import ADMITS
from policies.terms import Knowledge, RecordClass, Seat

CLASSES = RecordClass.NOMINATION, RecordClass.DECLARATION


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A roster entry; `ready`: a seat may be given now (secretariat only)."""

    id: str
    state: CandidateState
    person: Person | None
    declaration: Declaration | None
    ready: bool | None


def candidates(
    uow: UnitOfWork, actor: Actor, after: str | None = None, limit: int = 50
) -> Page[CandidateView]:
    """Everybody who was sounded; for somebody who was, their own entry."""
    with reads(uow, actor, *CLASSES) as reader:
        query = select(Candidate).where(Candidate.track_id == reader.track.id)
        rows = uow.session.scalars(query.where(Candidate.id > id_after(after)))
        ordered = sorted(rows, key=lambda row: row.id)
        return page(ordered, limit, lambda row: _view(reader, row), lambda row: row.id)


def mine(uow: UnitOfWork, actor: Actor) -> CandidateView:
    """One's own entry, as one gave it.

    Raises:
        RecordError: `record.not_there` for somebody who was never sounded.
    """
    own = actor.seats.get(Seat.CANDIDATE, "")
    with reads(uow, actor, *CLASSES, object_id=own) as reader:
        found = _view(reader, reader.find(Candidate, own))
        if found is None:
            raise RecordError("record.not_there")
        return found


def may_be_seated(reader: Reader, row: Candidate) -> bool:
    """Whether an assessment admits this candidate, who has no seat yet."""
    if row.state != CandidateState.ASSESSED:
        return False
    found = reader.sealer.open(row, "assessment", RecordClass.DECLARATION, Assessment)
    return found.finding in ADMITS


def _view(reader: Reader, row: Candidate) -> CandidateView | None:
    """What the reader may know of a candidate; nothing of one they know nothing of."""
    named, declared = (_shows(reader, row, kind) for kind in CLASSES)
    if not (named or declared):
        return None
    seats_people = reader.sits(Seat.SECRETARIAT_OFFICER)
    return CandidateView(
        id=row.id,
        state=CandidateState(row.state),
        person=_person(reader, row) if named else None,
        declaration=_declaration(reader, row) if declared else None,
        ready=may_be_seated(reader, row) if seats_people else None,
    )


def _shows(reader: Reader, row: Candidate, kind: RecordClass) -> bool:
    own = reader.actor.seats.get(Seat.CANDIDATE) == row.id
    return reader.reads(kind) or (own and reader.level(kind) is Knowledge.OWN)


def _person(reader: Reader, row: Candidate) -> Person:
    return reader.sealer.open(row, "person", RecordClass.NOMINATION, Person)


def _declaration(reader: Reader, row: Candidate) -> Declaration | None:
    if row.declaration is None:
        return None
    return reader.sealer.open(row, "declaration", RecordClass.DECLARATION, Declaration)
