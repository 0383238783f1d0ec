"""The act of taking a position on a question or on a text (see `targets`).

- One position for each seat and subject; it can be changed as long as it can be taken.
- A reason given on a question lies in its round's window, away from the position.
- It is a position on one wording: when the text changes, it counts no more.
- *Cannot be associated with this text* opens a dissent by the same act.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le, MaxLen, MinLen
from sqlalchemy import select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.contributions import PositionRow
from documents.models.rounds import Question, Round
from documents.operations import dissents, reasons
from documents.operations.acts import Scene, operation, require
from documents.operations.dissents import Raise
from documents.operations.questions import phrased_of
from documents.operations.roster import Id
from documents.operations.rounds import window_facts
from documents.operations.taken import Position, wording_of
from documents.operations.targets import Target, kind_of
from policies import paraphrases, positions, rounds
from policies.acts import Act
from policies.decisions import allow_if
from policies.terms import Phase, RecordClass, Scale


@dataclass(frozen=True, slots=True)
class Take:
    """A position: one step of the subject's scale, with a reason where the scale asks for one. On
    a ranking, the ranks of the options in their order, as `2,1,3`; or `no_judgement`.

    `subject` is a question, a paragraph, a recommendation or, for the text as a whole, the track;
    `wording` is the version of it that was read, of the text as a whole the edition: it is a
    position on no other. A question has none.
    `paraphrase`: let the reason on a question be told in other words only.
    """

    subject: Id
    value: Annotated[str, MinLen(1), MaxLen(40)]
    reason: Annotated[str, MaxLen(4000)] = ""
    wording: Annotated[int, Ge(1), Le(999_999)] | None = None
    paraphrase: bool = False


@operation(Act.POSITION_TAKE, Take, creates=True)
def take(scene: Scene, body: Take) -> str:
    """Take or change a position.

    Raises:
        RecordError: `position.wording`, when nobody can tell which wording of a text was read.
    """
    scale, text, asked = _scale(scene, body.subject)
    options = _options(scene, body.subject)
    require(positions.may_take(scale, body.value, body.reason, options))
    now = wording_of(scene.uow, body.subject)
    if text and body.wording is None:
        raise RecordError("position.wording")
    require(positions.may_count(body.wording, now))
    given = bool(body.reason.strip())
    require(paraphrases.may_ask_of(given=given, in_round=asked is not None, asked=body.paraphrase))
    index = scene.sealer.index("position", body.subject, scene.seat_id)
    row = scene.session.scalars(select(PositionRow).where(PositionRow.holder == index)).first()
    if row is None:
        row = PositionRow(id=new_id(), subject_id=body.subject, holder=index, version=0)
    row.version += 1
    own = "" if asked else body.reason
    position = Position(body.value, own, now, given)
    row.body = scene.sealer.seal(row, "body", RecordClass.POSITION, position)
    scene.session.add(row)
    if asked:
        reasons.give(scene, asked, body.subject, body.reason, paraphrase=body.paraphrase)
    if text and positions.opens_dissent(scale, body.value):
        _dissent(scene, text, body.subject)
    return row.id


def _dissent(scene: Scene, kind: Target, subject: str) -> None:
    if not dissents.holds_one(scene, subject):
        dissents.raise_dissent(scene, Raise(kind, subject))


def _scale(scene: Scene, subject: str) -> tuple[Scale, Target | None, Round | None]:
    """The scale of a subject, what kind of text it is, or which round asks it."""
    question = scene.session.get(Question, subject)
    if question is not None:
        window = scene.get(Round, question.round_id)
        require(rounds.may_answer(window_facts(scene, window), scene.seat_id, scene.now))
        return question.scale, None, window
    kind = _text(scene, subject)
    require(allow_if(scene.track.phase is Phase.DRAFTING, "positions.texts_in_drafting"))
    return Scale.AGREEMENT, kind, None


def _options(scene: Scene, subject: str) -> int:
    """How many options of its own a subject has."""
    question = scene.session.get(Question, subject)
    return len(phrased_of(scene.uow, scene.track.id, question).options) if question else 0


def _text(scene: Scene, subject: str) -> Target:
    kind = kind_of(scene.uow, scene.track.id, subject)
    if kind is None:
        raise RecordError("record.not_there")
    return kind
