"""Rounds: theme, questions, closing time, and where the window stands.

- For those who work in the track: a candidate knows the track's question and no round.
- How many a round was opened for is told to staff and chairs, and only above the threshold.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.models.rounds import Question, Round
from documents.operations.actors import Actor
from documents.operations.rounds import Wording
from documents.store import UnitOfWork
from documents.views.reading import Page, Reader, number_after, page, reads
from policies.terms import RecordClass, Scale, Seat, WindowState

WORKING = RecordClass.QUESTION, RecordClass.MILESTONE
COUNTED_FOR = (
    Seat.SECRETARIAT_OFFICER,
    Seat.ELIGIBILITY_OFFICER,
    Seat.FACILITATOR,
    Seat.RAPPORTEUR,
    Seat.CHAIR,
)


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question and the scale on which positions are taken."""

    id: str
    number: int
    scale: Scale
    text: str


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round; `closes_at` in UTC, `eligible` experts were seated when it opened."""

    id: str
    number: int
    state: WindowState
    title: str
    closes_at: datetime
    questions: tuple[QuestionView, ...]
    eligible: int | None


def rounds(
    uow: UnitOfWork, actor: Actor, after: str | None = None, limit: int = 50
) -> Page[RoundView]:
    """The rounds of the track, by number."""
    with reads(uow, actor, RecordClass.QUESTION) as reader:
        reader.only_if(reader.reads(*WORKING))
        query = select(Round).where(Round.track_id == reader.track.id)
        rows = uow.session.scalars(
            query.where(Round.number > number_after(after)).order_by(Round.number)
        )
        return page(rows.all(), limit, lambda row: _view(reader, row), lambda row: str(row.number))


def one_round(uow: UnitOfWork, actor: Actor, round: str) -> RoundView:  # noqa: A002 - the noun
    """One round."""
    with reads(uow, actor, RecordClass.QUESTION, object_id=round) as reader:
        reader.only_if(reader.reads(*WORKING))
        return _view(reader, reader.find(Round, round))


def _view(reader: Reader, row: Round) -> RoundView:
    counted = reader.sits(*COUNTED_FOR) and row.eligible >= reader.k
    return RoundView(
        id=row.id,
        number=row.number,
        state=row.state,
        title=reader.sealer.open(row, "title", RecordClass.QUESTION, Wording).text,
        closes_at=row.closes_at,
        questions=_questions(reader, row),
        eligible=row.eligible if counted else None,
    )


def _questions(reader: Reader, row: Round) -> tuple[QuestionView, ...]:
    query = select(Question).where(Question.round_id == row.id).order_by(Question.number)
    return tuple(_question(reader, found) for found in reader.uow.session.scalars(query))


def _question(reader: Reader, row: Question) -> QuestionView:
    text = reader.sealer.open(row, "text", RecordClass.QUESTION, Wording).text
    return QuestionView(row.id, row.number, row.scale, text)
