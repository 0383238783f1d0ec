"""Rounds with their questions; who is on a roster, and how many, is not shown."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.models.rounds import Question, Round
from documents.operations.rounds import Wording
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import RecordClass, Scale, WindowState


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question and the scale of its positions."""

    id: str
    number: int
    text: str
    scale: Scale


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round; `closes_at` in UTC."""

    id: str
    number: int
    title: str
    state: WindowState
    closes_at: datetime
    questions: tuple[QuestionView, ...]


@reading("rounds:list")
def rounds(here: Look, after: str | None, limit: int) -> Page[RoundView]:
    """The rounds of the track, in their order."""
    content(here, RecordClass.QUESTION)
    query = select(Round).where(Round.track_id == here.track.id)
    rows = here.uow.session.scalars(query).all()
    found, following = page(rows, lambda row: f"{row.number:06}", after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


@reading("round:read")
def one_round(here: Look, round: str) -> RoundView:  # noqa: A002
    """One round and its questions."""
    content(here, RecordClass.QUESTION)
    return _view(here, here.get(Round, round))


def _view(here: Look, row: Round) -> RoundView:
    return RoundView(
        id=row.id,
        number=row.number,
        title=here.sealer.open(row, "title", RecordClass.QUESTION, Wording).text,
        state=row.state,
        closes_at=row.closes_at,
        questions=_questions(here, row),
    )


def _questions(here: Look, row: Round) -> tuple[QuestionView, ...]:
    query = select(Question).where(Question.round_id == row.id).order_by(Question.number)
    return tuple(
        QuestionView(
            id=one.id,
            number=one.number,
            text=here.sealer.open(one, "text", RecordClass.QUESTION, Wording).text,
            scale=one.scale,
        )
        for one in here.uow.session.scalars(query)
    )
