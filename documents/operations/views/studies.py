"""Study requests, for facilitators, chairs and researchers; to everybody else there are none.

- Nobody is told who asked, who declined or who accepted.
"""

from dataclasses import dataclass

from documents.models.studies import Study
from documents.operations.studies import of_track, request_of
from documents.operations.views.look import Look, Page, content, page, reading
from policies.studies import StudyState
from policies.terms import RecordClass, Seat

CONCERNED = (Seat.FACILITATOR, Seat.CHAIR, Seat.RESEARCHER)


@dataclass(frozen=True, slots=True)
class StudyView:
    """One request; `reasons` of those who declined, `paper` once one was delivered; `mine`: the
    viewer accepted it."""

    id: str
    state: StudyState
    question: str
    reasons: tuple[str, ...]
    paper: str | None
    mine: bool


@reading("studies:list")
def studies(here: Look, after: str | None, limit: int) -> Page[StudyView]:
    """The study requests that concern the viewer."""
    content(here, RecordClass.TERMS)
    rows = of_track(here.uow, here.track.id) if finds(here) else []
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


def finds(here: Look) -> bool:
    """Whether the viewer may know of study requests."""
    return here.sits(*CONCERNED)


def _view(here: Look, row: Study) -> StudyView:
    asked = request_of(here.uow, row)
    return StudyView(
        id=row.id,
        state=row.state,
        question=asked.question,
        reasons=asked.reasons,
        paper=asked.paper or None,
        mine=asked.researcher in here.actor.seats.values(),
    )
