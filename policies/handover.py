"""Handing a seat over, standing in for its holder, ending it.

- Staff and chairs hand over or are stood in for; while somebody stands in, the holder rests,
  so that one seat is never two people.
- A chair is replaced only while seats are given: later it would change who approves.
- Addressees and custodians are neither: what was said to them was said to that very person.
- Who was sounded is not replaced by another person: the seat ends, and a new handle begins.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.sides import SOUNDED_SEATS
from policies.terms import Phase, Seat

HANDED_OVER: Final = frozenset(
    {
        Seat.SECRETARIAT_OFFICER,
        Seat.ELIGIBILITY_OFFICER,
        Seat.FACILITATOR,
        Seat.RAPPORTEUR,
        Seat.TRANSLATOR,
        Seat.RESEARCHER,
        Seat.CHAIR,
        Seat.AUDITOR,
    }
)
ENDED: Final = SOUNDED_SEATS | {Seat.TRANSLATOR, Seat.RESEARCHER, Seat.FRIEND}
SEATING: Final = frozenset({Phase.CONVENING, Phase.EXPLORATION})


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """One seat: whether somebody sits in it now, and whether only in another's place."""

    kind: Seat
    active: bool
    stands_in: bool


def may_hand_over(seat: SeatFacts, phase: Phase) -> Decision:
    """Whether this seat may be given to another person."""
    return all_of(
        allow_if(seat.active, "handover.nobody_sits"),
        allow_if(seat.kind in HANDED_OVER, "handover.not_this_seat", seat=seat.kind.value),
        allow_if(not seat.stands_in, "handover.stands_in"),
        allow_if(seat.kind is not Seat.CHAIR or phase in SEATING, "handover.chair_too_late"),
    )


def may_stand_in(seat: SeatFacts, phase: Phase, until: datetime, now: datetime) -> Decision:
    """Whether somebody may stand in for the holder of this seat until this moment."""
    return all_of(
        may_hand_over(seat, phase),
        allow_if(until > now, "handover.until_past"),
    )


def may_end(seat: SeatFacts) -> Decision:
    """Whether this seat may end without anybody taking it over."""
    return all_of(
        allow_if(seat.active, "handover.nobody_sits"),
        allow_if(seat.kind in ENDED, "handover.not_ended", seat=seat.kind.value),
    )
