"""Contributions as they lie in a window, before anybody but their authors knows of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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


def items(uow: UnitOfWork, round_id: str) -> list[Contribution]:
    """What lies in the window of a round, in the order of random ids."""
    query = select(Contribution).where(Contribution.round_id == round_id)
    return list(uow.session.scalars(query.order_by(Contribution.id)))


def authors(rows: Iterable[Contribution]) -> set[str]:
    """The blind indices of those who wrote the rows of one window."""
    return {row.author for row in rows}


def item_of(uow: UnitOfWork, track_id: str, row: Contribution) -> Item:
    """What a row of a window says."""
    return uow.sealer(track_id).open(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, Item)


def reason_of(uow: UnitOfWork, track_id: str, row: Contribution) -> str:
    """Why the item went back to its author; empty if it did not."""
    if row.returned is None:
        return ""
    sealer = uow.sealer(track_id)
    return sealer.open(row, "returned", RecordClass.CONTRIBUTION_UNRELEASED, Reason).reason


def place(uow: UnitOfWork, track_id: str, round_id: str, item: Item, reason: str = "") -> str:
    """Lay an item into a window; answers its id."""
    sealer = uow.sealer(track_id)
    row = Contribution(id=new_id(), round_id=round_id, version=1)
    row.author = sealer.index("contribution", round_id, item.seat)
    row.body = sealer.seal(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, item)
    if reason:
        row.returned = sealer.seal(
            row, "returned", RecordClass.CONTRIBUTION_UNRELEASED, Reason(reason)
        )
    uow.session.add(row)
    return row.id


def move(uow: UnitOfWork, track_id: str, row: Contribution, round_id: str) -> None:
    """Move an item into the window of another round, sealed anew under a new id.

    There it is in other company: what its author consented to is not this batch.
    """
    item = replace(item_of(uow, track_id, row), consented=False)
    place(uow, track_id, round_id, item, reason_of(uow, track_id, row))
    uow.session.delete(row)
