"""One's own positions, with their reasons; nobody else's, at any level."""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.contributions import PositionRow
from documents.models.rounds import Question, Round
from documents.operations import reasons
from documents.operations.taken import Position, wording_of
from documents.operations.targets import texts_of
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position of the viewer's; `stands` while the text has the wording that it was taken on.
    The reason on a question is its author's to see until it is released or lapses; `paraphrase`:
    it is told in other words only."""

    id: str
    subject: str
    value: str
    reason: str
    paraphrase: bool
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
    asked = select(Question.id).where(Question.round_id.in_(rounds))
    return [*here.uow.session.scalars(asked), *texts_of(here.uow, here.track.id)]


def _own(here: Look, subject: str) -> list[PositionRow]:
    indices = [here.sealer.index("position", subject, seat) for seat in here.actor.seats.values()]
    query = select(PositionRow).where(PositionRow.holder.in_(indices))
    return list(here.uow.session.scalars(query))


def _view(here: Look, row: PositionRow) -> PositionView:
    said = here.sealer.open(row, "body", RecordClass.POSITION, Position)
    stands = said.wording == wording_of(here.uow, row.subject_id)
    held = reasons.lying(here.uow, here.track.id, row.subject_id, here.actor.seats.values())
    return PositionView(
        id=row.id,
        subject=row.subject_id,
        value=said.value,
        reason=held.text if held else said.reason,
        paraphrase=held is not None and held.paraphrase is not None,
        stands=stands,
    )
