"""Who needs a second factor, and how often somebody may try.

- Staff and chairs, and whoever may open tracks, sign in with a second factor; those whose part
  is to be asked may have one. Whoever has one always needs it.
- Limits count what a stranger could do without end. Where a right answer is too long to be
  guessed, only wrong ones are counted and refused, so that nobody is kept out by others.
- Six digits of which three are right at any moment: 20 tries a day find them with less than
  one chance in 16,000 (RFC 6238 §5.2, RFC 4226 §7.3).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from policies.decisions import Decision, allow_if
from policies.terms import Attempt, Hold, Seat

ASKED_SEATS: Final = frozenset(
    {Seat.CANDIDATE, Seat.EXPERT, Seat.SILENT_OBSERVER, Seat.DECISION_MAKER, Seat.FRIEND}
)
"""Seats that may be held without a second factor; all others may not."""

MINUTE, DAY = 60, 86_400


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many within so many seconds; for one subject, or for the whole house."""

    most: int
    seconds: int
    house: bool = False


LIMITS: Final[Mapping[Attempt, Sequence[Limit]]] = MappingProxyType(
    {
        Attempt.LINK_ASKED: (
            Limit(3, 15 * MINUTE),
            Limit(12, DAY),
            Limit(300, 15 * MINUTE, house=True),
        ),
        Attempt.LINK_TRIED: (Limit(300, 15 * MINUTE, house=True),),
        Attempt.CODE_TRIED: (
            Limit(5, 15 * MINUTE),
            Limit(20, DAY),
            Limit(300, 15 * MINUTE, house=True),
        ),
    }
)


def needs_factor(seats: Collection[Seat]) -> bool:
    """Whether one of these seats is not held without a second factor."""
    return not ASKED_SEATS.issuperset(seats)


def hold(*, enrolled: bool, convenes: bool, seats: Collection[Seat]) -> Hold:
    """What a session that was begun with a link waits for."""
    if enrolled:
        return Hold.CODE
    return Hold.ENROLMENT if convenes or needs_factor(seats) else Hold.NOTHING


def may_enrol(*, enrolled: bool) -> Decision:
    """Whether a second factor may be set up: only where there is none."""
    return allow_if(not enrolled, "sessions.factor_there")


def may_prove(*, enrolled: bool) -> Decision:
    """Whether a code can be asked for: only where there is a second factor."""
    return allow_if(enrolled, "sessions.no_factor")
