"""Questions of a round: how they are asked, and which earlier one they ask again.

- A question never changes. One that is asked again names the earlier one, of the same scale, so
  that what moved can be told; with or without the earlier results beside it.
- A ranking names the options that are ranked; they are sealed with its text.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen
from sqlalchemy import func, select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.rounds import Question, Round
from documents.operations.acts import Scene, require
from documents.operations.charter import Line, Passage
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import orders, rounds
from policies.terms import RecordClass, Scale, WindowState

Options = Annotated[tuple[Line, ...], MaxLen(orders.MOST)]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and the scale on which positions are taken. `again` is the question of an
    earlier round that it repeats; `with_results` shows what that one came to beside it. `options`
    are those of a ranking, and of no other scale."""

    text: Passage
    scale: Scale = Scale.IMPORTANCE
    again: Id | None = None
    with_results: bool = True
    options: Options = ()


@dataclass(frozen=True, slots=True)
class AddQuestion:
    """One more question of an open round."""

    round: Id
    text: Passage
    scale: Scale = Scale.IMPORTANCE
    options: Options = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One sealed text."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrased:
    """The sealed part of a question: its text, and the options of a ranking."""

    text: str
    options: tuple[str, ...] = ()


def ask(scene: Scene, row: Round, number: int, asked: Asked) -> str:
    """Ask a question in a round; answers its id."""
    require(orders.may_offer(asked.scale, asked.options))
    question = Question(id=new_id(), round_id=row.id, number=number, scale=asked.scale)
    question.again, question.with_results = _earlier(scene, asked), asked.with_results
    phrased = Phrased(asked.text, asked.options)
    question.text = scene.sealer.seal(question, "text", RecordClass.QUESTION, phrased)
    scene.session.add(question)
    return question.id


def phrased_of(uow: UnitOfWork, track_id: str, question: Question) -> Phrased:
    """How a question is asked."""
    return uow.sealer(track_id).open(question, "text", RecordClass.QUESTION, Phrased)


def number_of(scene: Scene, row: Round) -> int:
    """How many questions a round asks."""
    query = select(func.count()).where(Question.round_id == row.id)
    return scene.session.scalar(query) or 0


def _earlier(scene: Scene, asked: Asked) -> str | None:
    if asked.again is None:
        return None
    question = scene.session.get(Question, asked.again)
    if question is None:
        raise RecordError("record.not_there")
    window = scene.get(Round, question.round_id)
    settled = window.state is not WindowState.OPEN
    require(rounds.may_ask_again(question.scale, asked.scale, settled=settled))
    return question.id
