"""Questions of a round: how they are asked, and which earlier one they ask again.

- A question never changes. One that is asked again names the earlier one, of the same scale, so
  that what moved can be told; with or without the earlier results beside it.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.rounds import Question, Round
from documents.operations.acts import Scene, require
from documents.operations.charter import Passage
from documents.operations.roster import Id
from policies import rounds
from policies.terms import RecordClass, Scale, WindowState


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and the scale on which positions are taken. `again` is the question of an
    earlier round that it repeats; `with_results` shows what that one came to beside it."""

    text: Passage
    scale: Scale = Scale.IMPORTANCE
    again: Id | None = None
    with_results: bool = True


@dataclass(frozen=True, slots=True)
class AddQuestion:
    """One more question of an open round."""

    round: Id
    text: Passage
    scale: Scale = Scale.IMPORTANCE


@dataclass(frozen=True, slots=True)
class Wording:
    """One sealed text."""

    text: str


def ask(scene: Scene, row: Round, number: int, asked: Asked) -> str:
    """Ask a question in a round; answers its id."""
    question = Question(id=new_id(), round_id=row.id, number=number, scale=asked.scale)
    question.again, question.with_results = _earlier(scene, asked), asked.with_results
    wording = Wording(asked.text)
    question.text = scene.sealer.seal(question, "text", RecordClass.QUESTION, wording)
    scene.session.add(question)
    return question.id


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
