"""Seats: who sits where, as far as each viewer may know it.

- One's own seats are always shown, with the handle under which one writes.
- Chairs sign and decision-makers are addressed by name: whoever works with recommendations
  sees those names and seats.
- The secretariat sees every seat but the experts', of which it sees the number: it knows who
  is in the room and who wrote under no handle.
- Only where people know each other (level *full* of who stands behind a handle) do experts
  stand here by name and handle.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.people import Account, SeatRow
from documents.operations import accounts, links
from documents.operations.actors import Actor
from documents.operations.seats import details
from documents.store import UnitOfWork
from documents.views.reading import Reader, reads
from policies.terms import Knowledge, RecordClass, Seat

SIGNATORIES = frozenset({Seat.CHAIR, Seat.DECISION_MAKER})
UNDER_HANDLES = frozenset({Seat.EXPERT, Seat.SILENT_OBSERVER})


@dataclass(frozen=True, slots=True)
class SeatView:
    """One seat; name, title and handle are empty where they are not for this viewer."""

    id: str
    seat: Seat
    name: str
    title: str
    handle: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """The seats that a viewer may know of; `experts` is their number, where it may be told."""

    seats: tuple[SeatView, ...]
    experts: int | None


def seats(uow: UnitOfWork, actor: Actor) -> Seating:
    """Who sits in the track."""
    with reads(uow, actor, RecordClass.ROSTER, RecordClass.RECOMMENDATION) as reader:
        rows = _active(reader)
        experts = sum(row.kind is Seat.EXPERT for row in rows)
        return Seating(
            seats=tuple(_views(reader, rows)),
            experts=experts if _counts(reader, experts) else None,
        )


def speakers(reader: Reader) -> dict[str, str]:
    """The names behind the handles, for those who know who stands behind them."""
    if reader.level(RecordClass.AUTHORSHIP) is not Knowledge.FULL:
        return {}
    return {
        details(reader.uow, row).handle: _holder(reader, row)
        for row in _active(reader)
        if row.kind is Seat.EXPERT
    }


def _active(reader: Reader) -> list[SeatRow]:
    query = select(SeatRow).where(
        SeatRow.track_id == reader.track.id, SeatRow.active.is_(True)
    )
    return list(reader.uow.session.scalars(query.order_by(SeatRow.id)))


def _counts(reader: Reader, experts: int) -> bool:
    level = reader.level(RecordClass.ROSTER)
    return level is Knowledge.FULL or (level is Knowledge.COUNT and experts >= reader.k)


def _views(reader: Reader, rows: list[SeatRow]) -> Iterator[SeatView]:
    for row in rows:
        mine = row.id in reader.actor.seats.values()
        known = details(reader.uow, row)
        if mine:
            yield SeatView(row.id, row.kind, known.name, known.title, known.handle, mine=True)
        elif row.kind in SIGNATORIES and _knows_signatories(reader):
            yield SeatView(row.id, row.kind, known.name, known.title, "", mine=False)
        elif row.kind in UNDER_HANDLES:
            if reader.level(RecordClass.AUTHORSHIP) is Knowledge.FULL:
                name = _holder(reader, row)
                yield SeatView(row.id, row.kind, name, "", known.handle, mine=False)
        elif reader.level(RecordClass.ROSTER) is Knowledge.FULL:
            yield SeatView(row.id, row.kind, _holder(reader, row), known.title, "", mine=False)


def _knows_signatories(reader: Reader) -> bool:
    roster, texts = (reader.level(k) for k in (RecordClass.ROSTER, RecordClass.RECOMMENDATION))
    return Knowledge.FULL in (roster, texts)


def _holder(reader: Reader, row: SeatRow) -> str:
    """The name of whoever holds the seat; only for viewers who may know it."""
    account_id = links.follow(reader.uow, reader.track.id, "seat", row.id) or ""
    account = reader.uow.session.get(Account, account_id)
    return accounts.contact_of(reader.uow, account).name if account else ""
