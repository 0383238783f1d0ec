"""What addressees asked back, and the replies: to the asker, the chairs and the drafter.

- Everybody else who reads answers reads a question once its reply was forwarded.
- A draft is read by the chairs and the rapporteur, and by nobody else.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.clarifications import Clarification
from documents.operations.clarifications import exchange_of
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import Knowledge, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class ClarificationView:
    """One question about a brief and its reply, as far as the viewer may know it."""

    id: str
    version: int
    brief: str
    recommendation: str | None
    question: str
    reply: str
    drafted: bool
    forwarded: bool


@reading("clarification:list")
def clarifications(here: Look, after: str | None, limit: int) -> Page[ClarificationView]:
    """The clarifications that the viewer may read."""
    known = here.level(RecordClass.ANSWER) is not Knowledge.NONE
    content(here, RecordClass.ANSWER if known else RecordClass.BRIEF)
    query = select(Clarification).where(Clarification.track_id == here.track.id)
    rows = [row for row in here.uow.session.scalars(query) if _reads(here, row)]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


def _reads(here: Look, row: Clarification) -> bool:
    mine = row.asker in here.actor.seats.values()
    told = row.forwarded and here.sees(RecordClass.ANSWER)
    return mine or told or _works_on(here)


def _works_on(here: Look) -> bool:
    return here.sits(Seat.CHAIR, Seat.RAPPORTEUR)


def _view(here: Look, row: Clarification) -> ClarificationView:
    said, inside = exchange_of(here.uow, row), _works_on(here)
    return ClarificationView(
        id=row.id,
        version=row.version if inside else 1,
        brief=row.brief_id,
        recommendation=row.recommendation_id,
        question=said.question,
        reply=said.reply if inside or row.forwarded else "",
        drafted=row.drafted and (inside or row.forwarded),
        forwarded=row.forwarded,
    )
