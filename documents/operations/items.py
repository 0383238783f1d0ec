"""What lies in a window before anybody but its author knows of it: contributions, and reasons
given with positions on questions.

- A reason has no handle, and is found by its question and its author only.
- Where a paraphrase was asked for, it takes the place of the text when the item is released.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from sqlalchemy import select

from documents.ids import new_id
from documents.models.contributions import Contribution, ReleasedContribution
from documents.models.rounds import Round
from documents.store import UnitOfWork
from policies.paraphrases import Stage
from policies.terms import ContributionKind, Handling, RecordClass

AT_ONCE = 100
"""How many items are held in memory with their words; one that waits takes 16 KiB."""


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """What is said in the place of an item, how far that has come, and what its author would
    have otherwise."""

    stage: Stage = Stage.ASKED
    text: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item in a window; `seat` wrote it and leaves no trace after the release.

    `consented`: its author lets it be released in a batch of fewer than k authors. `question`:
    it is the reason of a position on this question.
    """

    kind: ContributionKind
    text: str
    handling: Handling
    handle: str
    seat: str
    reply_to: str | None = None
    consented: bool = False
    question: str | None = None
    paraphrase: Paraphrase | None = None

    @property
    def stage(self) -> Stage | None:
        """How far its paraphrase has come; none where none was asked for."""
        return self.paraphrase.stage if self.paraphrase else None


@dataclass(frozen=True, slots=True)
class Released:
    """An item of a released batch, under its author's handle; that of a `paraphrase` is shown
    to nobody."""

    kind: ContributionKind
    text: str
    handling: Handling
    handle: str
    reply_to: str | None = None
    paraphrase: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A reason out of a released batch."""

    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item went back to its author."""

    reason: str


def released(uow: UnitOfWork, track_id: str) -> Iterator[tuple[ReleasedContribution, Released]]:
    """Every item of the track's released batches, of which only a few are held at a time."""
    mine = select(Round.id).where(Round.track_id == track_id)
    query = select(ReleasedContribution).where(ReleasedContribution.round_id.in_(mine))
    sealer, kind = uow.sealer(track_id), RecordClass.CONTRIBUTION_RELEASED
    with uow.session.scalars(query.execution_options(yield_per=AT_ONCE)) as rows:
        for row in rows:
            yield row, sealer.open(row, "body", kind, Released)


def any_in(uow: UnitOfWork, window_id: str) -> bool:
    """Whether anything lies in a window."""
    query = select(Contribution.id).where(Contribution.window_id == window_id)
    return uow.session.scalars(query.limit(1)).first() is not None


def written_by(
    uow: UnitOfWork, track_id: str, windows: Iterable[str], seats: Iterable[str]
) -> list[Contribution]:
    """What these seats wrote into these windows: found by its authors, whoever else wrote."""
    return _by(uow, [_author(uow, track_id, *pair) for pair in product(windows, seats)])


def reasons_of(
    uow: UnitOfWork, track_id: str, questions: Iterable[str], seats: Iterable[str]
) -> list[Contribution]:
    """The reasons that these seats gave on these questions, as far as they lie in a window."""
    return _by(uow, [_giver(uow, track_id, *pair) for pair in product(questions, seats)])


def wrote(uow: UnitOfWork, track_id: str, row: Contribution, seat_id: str) -> bool:
    """Whether this seat wrote the item."""
    return row.author == _author(uow, track_id, row.window_id, seat_id)


def item_of(uow: UnitOfWork, track_id: str, row: Contribution) -> Item:
    """What a row of a window says."""
    return uow.sealer(track_id).open(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, Item)


def said(item: Item) -> str:
    """What is shown of an item to others than its author: its paraphrase, if it has one."""
    return item.paraphrase.text if item.paraphrase else item.text


def write(uow: UnitOfWork, track_id: str, row: Contribution, item: Item, reason: str = "") -> None:
    """Let a row say this, and why it went back to its author; whoever saw it sees it is another."""
    seal, kind = uow.sealer(track_id).seal, RecordClass.CONTRIBUTION_UNRELEASED
    row.version += 1
    row.body = seal(row, "body", kind, item)
    if reason:
        row.returned = seal(row, "returned", kind, Reason(reason))


def note(uow: UnitOfWork, track_id: str, row: Contribution, item: Item) -> None:
    """Keep what an author said of their item, so that nobody else can tell."""
    row.body = uow.sealer(track_id).seal(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, item)


def reason_of(uow: UnitOfWork, track_id: str, row: Contribution) -> str:
    """Why the item went back to its author; empty if it did not."""
    if row.returned is None:
        return ""
    sealer = uow.sealer(track_id)
    return sealer.open(row, "returned", RecordClass.CONTRIBUTION_UNRELEASED, Reason).reason


def place(uow: UnitOfWork, track_id: str, window_id: str, item: Item, reason: str = "") -> str:
    """Lay an item into a window; answers its id."""
    row = Contribution(id=new_id(), window_id=window_id, version=0)
    row.author = (
        _author(uow, track_id, window_id, item.seat)
        if item.question is None
        else _giver(uow, track_id, item.question, item.seat)
    )
    write(uow, track_id, row, item, reason)
    uow.session.add(row)
    return row.id


def move(uow: UnitOfWork, track_id: str, row: Contribution, window_id: str) -> None:
    """Move an item into another window, sealed anew under a new id.

    There it is in other company: what its author consented to is not this batch.
    """
    item = replace(item_of(uow, track_id, row), consented=False)
    place(uow, track_id, window_id, item, reason_of(uow, track_id, row))
    uow.session.delete(row)


def _author(uow: UnitOfWork, track_id: str, window_id: str, seat_id: str) -> str:
    return uow.sealer(track_id).index("contribution", window_id, seat_id)


def _giver(uow: UnitOfWork, track_id: str, question_id: str, seat_id: str) -> str:
    return uow.sealer(track_id).index("reason", question_id, seat_id)


def _by(uow: UnitOfWork, authors: list[str]) -> list[Contribution]:
    return list(uow.session.scalars(select(Contribution).where(Contribution.author.in_(authors))))
