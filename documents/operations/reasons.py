"""Reasons given with positions on questions: sealed in a window, told without a name.

- One for each seat and question. Until its round is over it goes when its author takes the
  position anew; then it is released with the round's batch, or lapses with its window.
- Those on one question are one shuffled batch, of k authors or more. A released reason has no
  author, no handle and no step of the scale, also in the record.
"""

from collections.abc import Iterable

from sqlalchemy import select

from documents.models.contributions import ReleasedReason
from documents.models.rounds import Round
from documents.operations import windows
from documents.operations.acts import Scene
from documents.operations.items import Given, Item, Paraphrase, item_of, place, reasons_of
from documents.store import UnitOfWork
from policies.terms import ContributionKind, Handling, RecordClass


def give(scene: Scene, row: Round, question: str, text: str, *, paraphrase: bool) -> None:
    """Lay a reason into the present window of its round, in the place of an earlier one."""
    for old in reasons_of(scene.uow, scene.track.id, [question], [scene.seat_id]):
        scene.session.delete(old)
    window = windows.present(scene.uow, row)
    if not text.strip() or window is None:
        return
    item = Item(
        kind=ContributionKind.MOTIVATION,
        text=text,
        handling=Handling.CHATHAM_HOUSE,
        handle="",
        seat=scene.seat_id,
        question=question,
        paraphrase=Paraphrase() if paraphrase else None,
    )
    place(scene.uow, scene.track.id, window.id, item)


def lying(uow: UnitOfWork, track_id: str, question: str, seats: Iterable[str]) -> Item | None:
    """The reason that one of these seats gave, until it is released or lapses."""
    rows = reasons_of(uow, track_id, [question], seats)
    return next((item_of(uow, track_id, row) for row in rows), None)


def own_text(uow: UnitOfWork, track_id: str, question: str, seats: Iterable[str]) -> str:
    """Its words; empty if there is none."""
    found = lying(uow, track_id, question, seats)
    return found.text if found else ""


def told(uow: UnitOfWork, track_id: str, question: str) -> tuple[str, ...]:
    """The released reasons on a question, in the order of random ids."""
    query = select(ReleasedReason).where(ReleasedReason.question_id == question)
    sealer, kind = uow.sealer(track_id), RecordClass.CONTRIBUTION_RELEASED
    rows = uow.session.scalars(query.order_by(ReleasedReason.id))
    return tuple(sealer.open(row, "body", kind, Given).text for row in rows)
