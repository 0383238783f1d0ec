"""Contributions as they lie in a window, before anybody but their authors knows of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from sqlalchemy import select

from documents.ids import new_id
from documents.models.contributions import Contribution
from documents.store import UnitOfWork
from policies.terms import ContributionKind, Handling, RecordClass


@dataclass(frozen=True, slots=True)
class Item:
    """An item in a window; `seat` wrote it and leaves no trace after the release.

    `consented`: its author lets it be released in a batch of fewer than k authors.
    """

    kind: ContributionKind
    text: str
    handling: Handling
    handle: str
    seat: str
    reply_to: str | None = None
    consented: bool = False


@dataclass(frozen=True, slots=True)
class Released:
    """An item of a released batch, under its author's handle."""

    kind: ContributionKind
    text: str
    handling: Handling
    handle: str
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item went back to its author."""

    reason: str


def items(uow: UnitOfWork, window_id: str) -> list[Contribution]:
    """What lies in a window, in the order of random ids."""
    query = select(Contribution).where(Contribution.window_id == window_id)
    return list(uow.session.scalars(query.order_by(Contribution.id)))


def written_by(
    uow: UnitOfWork, track_id: str, windows: Iterable[str], seats: Iterable[str]
) -> list[Contribution]:
    """What these seats wrote into these windows: found by its authors, whoever else wrote."""
    authors = [_author(uow, track_id, *pair) for pair in product(windows, seats)]
    return list(uow.session.scalars(select(Contribution).where(Contribution.author.in_(authors))))


def wrote(uow: UnitOfWork, track_id: str, row: Contribution, seat_id: str) -> bool:
    """Whether this seat wrote the item."""
    return row.author == _author(uow, track_id, row.window_id, seat_id)


def item_of(uow: UnitOfWork, track_id: str, row: Contribution) -> Item:
    """What a row of a window says."""
    return uow.sealer(track_id).open(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, Item)


def reason_of(uow: UnitOfWork, track_id: str, row: Contribution) -> str:
    """Why the item went back to its author; empty if it did not."""
    if row.returned is None:
        return ""
    sealer = uow.sealer(track_id)
    return sealer.open(row, "returned", RecordClass.CONTRIBUTION_UNRELEASED, Reason).reason


def place(uow: UnitOfWork, track_id: str, window_id: str, item: Item, reason: str = "") -> str:
    """Lay an item into a window; answers its id."""
    sealer = uow.sealer(track_id)
    row = Contribution(id=new_id(), window_id=window_id, version=1)
    row.author = _author(uow, track_id, window_id, item.seat)
    row.body = sealer.seal(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, item)
    if reason:
        row.returned = sealer.seal(
            row, "returned", RecordClass.CONTRIBUTION_UNRELEASED, Reason(reason)
        )
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
