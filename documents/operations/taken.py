"""Positions as they were taken, opened to be counted.

- A position counts for the wording on which it was taken, and for no later one.
- Who took it is found by the index of a seat that is known already, never the other way round.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.contributions import PositionRow
from documents.operations.targets import version_of
from documents.store import UnitOfWork
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Position:
    """The sealed part of a position; `wording` is the version of the text it was taken on. The
    reason `given` on a question stands elsewhere: see `reasons`."""

    value: str
    reason: str
    wording: int = 1
    given: bool = False


def wording_of(uow: UnitOfWork, subject: str) -> int:
    """The present version of a subject: a position on an earlier wording supports nothing."""
    version = version_of(uow, subject)
    return 1 if version is None else version  # a question never changes


def values_on(uow: UnitOfWork, track_id: str, subject: str) -> list[str]:
    """Every position on a subject as it is worded now, without who took it."""
    query = select(PositionRow).where(PositionRow.subject_id == subject).order_by(PositionRow.id)
    sealer = uow.sealer(track_id)
    taken = [
        sealer.open(row, "body", RecordClass.POSITION, Position)
        for row in uow.session.scalars(query)
    ]
    now = wording_of(uow, subject)
    return [position.value for position in taken if position.wording == now]


def positions_of(
    uow: UnitOfWork, track_id: str, subject: str, seats: Collection[str]
) -> Mapping[str, str]:
    """The positions taken from these seats on a subject as it is worded now, by seat."""
    sealer, now = uow.sealer(track_id), wording_of(uow, subject)
    holders = {sealer.index("position", subject, seat): seat for seat in seats}
    query = select(PositionRow).where(PositionRow.holder.in_(holders))
    rows = [
        (row.holder, sealer.open(row, "body", RecordClass.POSITION, Position))
        for row in uow.session.scalars(query)
    ]
    return {holders[holder]: said.value for holder, said in rows if said.wording == now}
