"""Who needs a second factor, and how often somebody may try.

- Staff and chairs, and whoever may open tracks, sign in with a second factor; those whose part
  is to be asked may have one. Whoever has one always needs it.
- A second factor is codes from an authenticator, passkeys, or both. Recovery codes stand in for
  either and are none themselves.
- Only a sign-in that is fresh, and was proven where it can be, adds or removes a passkey; so it is
  with codes that are set up beside passkeys.
- Limits count what a stranger could do without end. Where a right answer is too long to be
  guessed, only wrong ones are counted and refused, so that nobody is kept out by others.
- Six digits of which three are right at any moment: 20 tries a day find them with less than
  one chance in 16,000 (RFC 6238 §5.2, RFC 4226 §7.3).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from policies.approvals import is_fresh
from policies.decisions import Decision, all_of, allow_if
from policies.terms import Attempt, Hold, Seat

ASKED_SEATS: Final = frozenset(
    {Seat.CANDIDATE, Seat.EXPERT, Seat.SILENT_OBSERVER, Seat.DECISION_MAKER, Seat.FRIEND}
)
"""Seats that may be held without a second factor; all others may not."""

MINUTE, DAY = 60, 86_400
FRESH: Final = 15 * MINUTE
"""How old, in seconds, the sign-in may be of whoever changes their second factor."""

MOST_PASSKEYS: Final = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """How a session stands to its account's second factor.

    `codes`: an authenticator is set up; `passkeys`: how many there are; `proven`: this session
    was begun or renewed with the factor; `age`: seconds since then, or since the link.
    """

    codes: bool
    passkeys: int
    proven: bool
    age: float

    @property
    def enrolled(self) -> bool:
        """Whether there is a second factor."""
        return self.codes or self.passkeys > 0


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


def may_enrol(standing: Standing) -> Decision:
    """Whether codes may be set up: where there are none; beside passkeys, by who proved one."""
    return all_of(
        allow_if(not standing.codes, "sessions.factor_there"),
        allow_if(not standing.enrolled or _theirs(standing), "sessions.prove_first"),
    )


def may_register(standing: Standing, *, named: bool) -> Decision:
    """Whether a passkey may be added; `named`: the house is reached under a name."""
    return all_of(
        allow_if(named, "sessions.passkeys_need_name"),
        allow_if(_theirs(standing), "sessions.prove_first"),
        allow_if(standing.passkeys < MOST_PASSKEYS, "sessions.passkeys_enough"),
    )


def may_remove(standing: Standing, *, needed: bool) -> Decision:
    """Whether a passkey may be removed; `needed`: this account cannot be without a factor."""
    last = not standing.codes and standing.passkeys <= 1
    return all_of(
        allow_if(_theirs(standing), "sessions.prove_first"),
        allow_if(not (last and needed), "sessions.last_factor"),
    )


def may_prove(*, enrolled: bool) -> Decision:
    """Whether a proof can be asked for: only where there is a second factor."""
    return allow_if(enrolled, "sessions.no_factor")


def _theirs(standing: Standing) -> bool:
    """Whether this is surely the owner: fresh, and with the factor where there is one."""
    return is_fresh(standing.age, FRESH) and (standing.proven or not standing.enrolled)
