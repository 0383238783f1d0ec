"""One's own positions, with their reasons; nobody else's, at any level."""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.contributions import PositionRow
from documents.models.drafts import Paragraph
from documents.models.recommendations import Recommendation
from documents.models.rounds import Question, Round
from documents.operations.taken import Position, wording_of
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position of the viewer's; `stands` while the text has the wording that it was taken on."""

    id: str
    subject: str
    value: str
    reason: str
    stands: bool


@reading("positions:mine")
def mine(here: Look, after: str | None, limit: int) -> Page[PositionView]:
    """The positions that the viewer took in this track."""
    content(here, RecordClass.POSITION)
    rows = [row for subject in subjects(here) for row in _own(here, subject)]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


def subjects(here: Look) -> list[str]:
    """Everything in this track that a position can be taken on."""
    rounds = select(Round.id).where(Round.track_id == here.track.id)
    queries = (
        select(Question.id).where(Question.round_id.in_(rounds)),
        select(Paragraph.id).where(Paragraph.track_id == here.track.id),
        select(Recommendation.id).where(Recommendation.track_id == here.track.id),
    )
    return [one for query in queries for one in here.uow.session.scalars(query)]


def _own(here: Look, subject: str) -> list[PositionRow]:
    indices = [here.sealer.index("position", subject, seat) for seat in here.actor.seats.values()]
    query = select(PositionRow).where(PositionRow.holder.in_(indices))
    return list(here.uow.session.scalars(query))


def _view(here: Look, row: PositionRow) -> PositionView:
    said = here.sealer.open(row, "body", RecordClass.POSITION, Position)
    stands = said.wording == wording_of(here.uow, row.subject_id)
    return PositionView(row.id, row.subject_id, said.value, said.reason, stands)
