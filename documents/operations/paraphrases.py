"""Acts on paraphrases: ask for one, write it, confirm it, return it with a correction.

- Whoever waits for whom is told to the two alone: the facilitator never learns whose an item
  is, nor whether a paraphrase is confirmed already.
- The original is shown to its author and its facilitator, and goes with its window's key.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.contributions import Contribution
from documents.models.rounds import Question, Round, Window
from documents.operations import items, windows
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage
from documents.operations.contributions import Text
from documents.operations.items import Item, Paraphrase
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import paraphrases
from policies.acts import Act
from policies.paraphrases import UNWRITTEN, ParaphraseFacts, Stage
from policies.terms import WindowState


@dataclass(frozen=True, slots=True)
class AskParaphrase:
    """One's own item, to be released in other words only."""

    contribution: Id


@dataclass(frozen=True, slots=True)
class WriteParaphrase:
    """An item in other words."""

    paraphrase: Id
    text: Text


@dataclass(frozen=True, slots=True)
class ThisParaphrase:
    """One item that is paraphrased."""

    paraphrase: Id


@dataclass(frozen=True, slots=True)
class ReturnParaphrase:
    """A paraphrase goes back to the facilitator."""

    paraphrase: Id
    correction: Passage


@operation(Act.PARAPHRASE_ASK, AskParaphrase, versioned=True)
def ask(scene: Scene, body: AskParaphrase) -> str:
    """Ask that one's own item be paraphrased."""
    row, item = _own(scene, body.contribution)
    require(paraphrases.may_ask(_facts(scene, row, item)))
    return _keep(scene, row, item, Paraphrase())


@operation(Act.PARAPHRASE_WRITE, WriteParaphrase, versioned=True)
def write(scene: Scene, body: WriteParaphrase) -> str:
    """Say an item in other words, for its author to confirm."""
    row, item = _seen(scene, body.paraphrase)
    require(paraphrases.may_write(_facts(scene, row, item), body.text))
    return _keep(scene, row, item, Paraphrase(Stage.WRITTEN, body.text))


@operation(Act.PARAPHRASE_CONFIRM, ThisParaphrase, versioned=True)
def confirm(scene: Scene, body: ThisParaphrase) -> str:
    """Confirm a paraphrase of one's own item; it may be released from now on."""
    row, item = _own(scene, body.paraphrase)
    require(paraphrases.may_judge(_facts(scene, row, item)))
    confirmed = replace(item.paraphrase or Paraphrase(), stage=Stage.CONFIRMED)
    items.note(scene.uow, scene.track.id, row, replace(item, paraphrase=confirmed))
    return row.id


@operation(Act.PARAPHRASE_RETURN, ReturnParaphrase, versioned=True)
def return_to_facilitator(scene: Scene, body: ReturnParaphrase) -> str:
    """Return a paraphrase of one's own item with a correction."""
    row, item = _own(scene, body.paraphrase)
    require(paraphrases.may_judge(_facts(scene, row, item)))
    old = item.paraphrase or Paraphrase()
    returned = replace(old, stage=Stage.RETURNED, correction=body.correction)
    return _keep(scene, row, item, returned)


def awaiting_author(uow: UnitOfWork, track_id: str, seat_id: str) -> int:
    """How many paraphrases of what this seat wrote it is to confirm or return."""
    mine = asked_by(uow, track_id, [seat_id])
    return sum(item.stage is Stage.WRITTEN for _, item in mine)


def unwritten(uow: UnitOfWork, track_id: str) -> list[tuple[Contribution, Item]]:
    """What is to be paraphrased in windows that are closed."""
    closed = tuple(windows.of_track(uow, track_id, WindowState.CLOSED))
    lying = (row for row in windows.lying(uow, closed) if row.returned is None)
    found = ((row, items.item_of(uow, track_id, row)) for row in lying)
    return [(row, item) for row, item in found if item.stage in UNWRITTEN]


def asked_by(
    uow: UnitOfWork, track_id: str, seats: Iterable[str]
) -> list[tuple[Contribution, Item]]:
    """What these seats wrote and asked to be paraphrased, as far as it lies in a window."""
    rounds = select(Round.id).where(Round.track_id == track_id)
    held = uow.session.scalars(select(Window.id).where(Window.round_id.in_(rounds))).all()
    asked = uow.session.scalars(select(Question.id).where(Question.round_id.in_(rounds))).all()
    rows = chain(
        items.written_by(uow, track_id, held, seats), items.reasons_of(uow, track_id, asked, seats)
    )
    found = [(row, items.item_of(uow, track_id, row)) for row in rows]
    return [(row, item) for row, item in found if item.paraphrase is not None]


def _own(scene: Scene, name: str) -> tuple[Contribution, Item]:
    row, item = _seen(scene, name)
    if item.seat != scene.seat_id:  # to anybody else it does not exist
        raise RecordError("record.not_there")
    return row, item


def _seen(scene: Scene, name: str) -> tuple[Contribution, Item]:
    row, item = windows.lying_item(scene, name)
    scene.saw(row.version)
    return row, item


def _facts(scene: Scene, row: Contribution, item: Item) -> ParaphraseFacts:
    window = scene.session.get_one(Window, row.window_id)
    return ParaphraseFacts(window.state, row.returned is not None, item.stage)


def _keep(scene: Scene, row: Contribution, item: Item, said: Paraphrase) -> str:
    reason = items.reason_of(scene.uow, scene.track.id, row)
    items.write(scene.uow, scene.track.id, row, replace(item, paraphrase=said), reason)
    return row.id
