"""The feedback pack of a round: one's own answers beside what the room's came to.

- Reasons are one shuffled batch for each question, without a name or a step of the scale; they
  come with the round's batch, where k experts gave one that was ready.
- There is one when the round is closed; every number in it was printed once, for everybody.
- What a question came to the last time it was asked stands beside it.
- Whose answer lies outside the middle half of the room is asked for a reason, if none was given
  (Turoff, in Linstone and Turoff, *The Delphi Method*, 1975, ch. III.B.1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.contributions import PositionRow
from documents.models.rounds import Question, Round
from documents.operations import reasons
from documents.operations.taken import Position
from documents.operations.views.look import Look, content, reading
from documents.operations.views.rounds import QuestionView, questions
from documents.operations.views.statistics import StatisticsView, of_question
from policies.terms import Knowledge, RecordClass
from policies.verdicts import ranks


@dataclass(frozen=True, slots=True)
class QuestionPack:
    """One question: its figures `now` and `before`, when it was asked last; the `reasons` that
    were given, in no order; the viewer's own position, and reason until it is released; and
    whether a reason is asked for."""

    question: QuestionView
    now: StatisticsView
    before: StatisticsView | None
    reasons: tuple[str, ...]
    mine: str | None
    reason: str
    reason_asked: bool


@dataclass(frozen=True, slots=True)
class PackView:
    """What came back of the questions of one round."""

    round: str
    questions: tuple[QuestionPack, ...]


@reading("packs:read")
def pack(here: Look, round: str) -> PackView:  # noqa: A002
    """The feedback pack of a round that is closed."""
    content(here, RecordClass.STATISTICS)
    row = here.get(Round, round)
    asked = questions(here, row)
    own = _own(here, [one for each in asked for one in (each.id, each.again) if one])
    return PackView(row.id, tuple(_question(here, one, own) for one in asked))


def _question(here: Look, asked: QuestionView, own: Mapping[str, Position]) -> QuestionPack:
    said = own.get(asked.id)
    now, told = _figures(here, asked.id, own), reasons.told(here.uow, here.track.id, asked.id)
    reason = reasons.own_text(here.uow, here.track.id, asked.id, here.actor.seats.values())
    before = _figures(here, asked.again, own) if asked.again else None
    wanted = said is not None and not said.given and _outside(now, said.value)
    mine = said.value if said else None
    return QuestionPack(asked, now, before, told, mine, reason, wanted)


def _figures(here: Look, question: str, own: Mapping[str, Position]) -> StatisticsView:
    mine = own[question].value if question in own else None
    return of_question(here, here.uow.session.get_one(Question, question), mine)


def _outside(view: StatisticsView, value: str) -> bool:
    """Whether a position lies outside the quartiles that are told."""
    if view.quartiles is None or value not in ranks(view.scale):
        return False
    rank = ranks(view.scale).index(value) + 1
    return not view.quartiles.lower <= rank <= view.quartiles.upper


def _own(here: Look, asked: Sequence[str]) -> Mapping[str, Position]:
    """The viewer's own positions on these questions."""
    if here.level(RecordClass.POSITION) is Knowledge.NONE:
        return {}
    seats = here.actor.seats.values()
    index = here.sealer.index
    mine = {index("position", one, seat) for one in asked for seat in seats}
    rows = here.uow.session.scalars(select(PositionRow).where(PositionRow.holder.in_(mine)))
    kind = RecordClass.POSITION
    return {row.subject_id: here.sealer.open(row, "body", kind, Position) for row in rows}
