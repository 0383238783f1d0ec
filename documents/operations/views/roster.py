"""Candidates: the secretariat sees who was asked, the eligibility side what was declared.

- Somebody who was sounded sees their own file and nothing of anybody else's.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.people import Candidate
from documents.operations.roster import Assessment, Declaration, Person
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import CandidateState, Knowledge, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class CandidateView:
    """One candidate; what the viewer may not know of the file is absent."""

    id: str
    state: CandidateState
    person: Person
    declaration: Declaration | None
    assessment: Assessment | None


@reading("candidates:list")
def candidates(here: Look, after: str | None, limit: int) -> Page[CandidateView]:
    """The candidates of the track, or one's own file."""
    level = content(here, RecordClass.NOMINATION)
    query = select(Candidate).where(Candidate.track_id == here.track.id)
    if level is Knowledge.OWN:
        query = query.where(Candidate.id == here.actor.seats.get(Seat.CANDIDATE, ""))
    found, following = page(here.uow.session.scalars(query).all(), lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


def _view(here: Look, row: Candidate) -> CandidateView:
    own = here.actor.seats.get(Seat.CANDIDATE) == row.id
    declared = own or here.sees(RecordClass.DECLARATION)
    return CandidateView(
        id=row.id,
        state=row.state,
        person=here.sealer.open(row, "person", RecordClass.NOMINATION, Person),
        declaration=_declaration(here, row) if declared else None,
        assessment=_assessment(here, row) if here.sees(RecordClass.DECLARATION) else None,
    )


def _declaration(here: Look, row: Candidate) -> Declaration | None:
    if row.declaration is None:
        return None
    return here.sealer.open(row, "declaration", RecordClass.DECLARATION, Declaration)


def _assessment(here: Look, row: Candidate) -> Assessment | None:
    if row.assessment is None:
        return None
    return here.sealer.open(row, "assessment", RecordClass.DECLARATION, Assessment)
