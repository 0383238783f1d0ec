"""How firm a support is: positions on one text, counted and put into legend words.

- Support is steps 1, 2, 3 and 6 of the gradient; the denominator is who took a position.
- Opposition (steps 7 and 8) only serves to find the sharpest disagreement; it is not printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.operations.taken import values_on
from documents.store import UnitOfWork
from policies.positions import NO_JUDGEMENT, SIDES
from policies.quantifiers import Quantifier, denominators, quantify
from policies.terms import Scale

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


def words_for(tallies: Mapping[str, Tally], experts: int, k: int) -> dict[str, Quantifier | None]:
    """The legend word for each support, or none; their denominators can stand side by side."""
    bases = denominators([one.answered for one in tallies.values()], experts, k)
    return {
        text: quantify(one.support, bases[one.answered], experts, k) if one.answered else None
        for text, one in tallies.items()
    }
