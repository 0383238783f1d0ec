"""How firm a support is: positions on one text, counted and put into legend words.

- Support is steps 1, 2, 3 and 6 of the gradient; the denominator is who took a position.
- Opposition (steps 7 and 8) only serves to find the sharpest disagreement; it is not printed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.contributions import PositionRow
from documents.operations.positions import Position, wording_of
from documents.store import UnitOfWork
from policies.positions import NO_JUDGEMENT, SIDES
from policies.quantifiers import Quantifier, denominators, quantify
from policies.terms import RecordClass, Scale

FOR, _, AGAINST = map(frozenset, SIDES[Scale.AGREEMENT])


@dataclass(frozen=True, slots=True)
class Tally:
    """Positions on one subject, in numbers of people."""

    answered: int
    support: int
    against: int


def tally(uow: UnitOfWork, track_id: str, subject: str) -> Tally:
    """Count the positions on a subject."""
    values = [value for value in values_on(uow, track_id, subject) if value != NO_JUDGEMENT]
    return Tally(
        answered=len(values),
        support=sum(value in FOR for value in values),
        against=sum(value in AGAINST for value in values),
    )


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


def words_for(tallies: Mapping[str, Tally], experts: int, k: int) -> dict[str, Quantifier | None]:
    """The legend word for each support, or none; their denominators can stand side by side."""
    bases = denominators([one.answered for one in tallies.values()], experts, k)
    return {
        text: quantify(one.support, bases[one.answered], experts, k) if one.answered else None
        for text, one in tallies.items()
    }
