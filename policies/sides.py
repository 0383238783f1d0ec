"""Which seats one person may hold in one track.

- Three sides never meet in one person: people, content, custody.
- Within a side only the pairs written down here are allowed.
- Every other seat stands alone, except that a candidate becomes what they were sounded for.
- A chair needs no second seat to be the second person of a two-person act: see `approvals`.
- Beside a decision-maker one liaison may sit in the same seat.
- Seats in different tracks never matter to each other.
"""

from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Seat

PEOPLE: Final = frozenset({Seat.SECRETARIAT_OFFICER, Seat.ELIGIBILITY_OFFICER})
CONTENT: Final = frozenset({Seat.FACILITATOR, Seat.RAPPORTEUR, Seat.TRANSLATOR})
CUSTODY: Final = frozenset({Seat.CUSTODIAN})
SIDES: Final = (PEOPLE, CONTENT, CUSTODY)

ALLOWED_PAIRS: Final = frozenset(
    {
        frozenset({Seat.SECRETARIAT_OFFICER, Seat.ELIGIBILITY_OFFICER}),
        frozenset({Seat.FACILITATOR, Seat.RAPPORTEUR}),
    }
)

SOUNDED_SEATS: Final = frozenset({Seat.EXPERT, Seat.SILENT_OBSERVER})
"""The seats that are granted to a candidate, after an assessment."""

UNDER_HANDLES: Final = SOUNDED_SEATS | {Seat.CANDIDATE}
"""Those whom nobody is to find once the key is gone that links people to handles."""


def may_combine(held: frozenset[Seat], new: Seat) -> Decision:
    """Whether somebody who holds these seats in a track may be given another one there."""
    return all_of(
        allow_if(new not in held, "sides.already_held", seat=new.value),
        allow_if(not any(_sides_meet(seat, new) for seat in held), "sides.never_meet"),
        allow_if(all(_pair(seat, new) for seat in held), "sides.stands_alone", seat=new.value),
    )


def may_be_liaison(kind: Seat, present: bool) -> Decision:
    """Whether somebody may sit beside the holder of a seat; `present`: a liaison does already."""
    return all_of(
        allow_if(kind is Seat.DECISION_MAKER, "sides.liaison_of_decision_maker"),
        allow_if(not present, "sides.liaison_present"),
    )


def _sides_meet(one: Seat, other: Seat) -> bool:
    """Whether the two seats belong to two different sides."""
    sides = [side for side in SIDES if one in side or other in side]
    return len(sides) > 1


def _pair(held: Seat, new: Seat) -> bool:
    """Whether the two may be held together, or the first leads to the second."""
    becomes = held is Seat.CANDIDATE and new in SOUNDED_SEATS
    return becomes or frozenset({held, new}) in ALLOWED_PAIRS
