"""The watch over mandates: what a seated person reports, renews, and may do meanwhile.

- Whoever acquires a mandate says so; from that moment the seat writes nothing.
- Instruction and representation end reading as well; an office held in a personal capacity
  does not.
- A declaration expires; until it is renewed the seat writes nothing. Each change of phase makes
  it due anew, within the time that the charter gives.
- Before it expires its holder is reminded twice, and nobody else is.
- A renewal says that nothing binds; what binds is reported instead. So is a public office, unless
  it was declared before or the track has room for it now, by everybody's consent.
- The eligibility officer reinstates the seat or ends it, and says why.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from policies.acts import Act
from policies.candidates import DeclarationFacts, mandate_free
from policies.decisions import Decision, all_of, allow_if
from policies.terms import MandateKind

BARS_READING: Final = frozenset({MandateKind.INSTRUCTION, MandateKind.REPRESENTATION})
ALWAYS: Final = frozenset({Act.MANDATE_REPORT, Act.MANDATE_RENEW})
"""What a seat may do though it writes nothing: set its mandate right."""


SOON: Final = (timedelta(days=3), timedelta(days=14))
"""How long before a declaration expires its holder is reminded, the shortest first."""


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """What is known of a seat's mandate: what was reported, and when the declaration expires."""

    reported: MandateKind | None
    expires: datetime | None


def may_act(act: Act, mandate: MandateFacts, now: datetime) -> Decision:
    """Whether a seat under this mandate may do this act now."""
    return all_of(
        allow_if(act in ALWAYS or mandate.reported is None, "mandates.suspended"),
        allow_if(act in ALWAYS or not expired(mandate.expires, now), "mandates.expired"),
    )


def expired(expires: datetime | None, now: datetime) -> bool:
    """Whether a declaration that is valid until then has expired."""
    return expires is not None and now >= expires


def due_anew(expires: datetime | None, now: datetime, within: timedelta) -> datetime | None:
    """Until when a declaration is valid once the phase has changed; never longer than before."""
    return expires and min(expires, now + within)


def notice(expires: datetime | None, now: datetime) -> timedelta | None:
    """The notice that the holder of a declaration is to have now; none if it does not expire
    soon, or has expired."""
    if expires is None or expired(expires, now):
        return None
    return next((one for one in SOON if expires - now <= one), None)


def reads(mandate: MandateFacts) -> bool:
    """Whether a seat under this mandate still reads."""
    return mandate.reported not in BARS_READING


def may_renew(declaration: DeclarationFacts, mandate: MandateFacts, *, office: bool) -> Decision:
    """Whether a declaration can be renewed by this one; `office`: it names a public office that
    was not declared before, and for which the track has no room."""
    return all_of(
        allow_if(mandate.reported is None, "mandates.suspended"),
        allow_if(declaration.undertaking, "candidates.undertaking_missing"),
        allow_if(mandate_free(declaration) and not office, "mandates.report_instead"),
    )


def may_assess(mandate: MandateFacts, reason: str) -> Decision:
    """Whether the eligibility officer may decide about this seat now, for this reason."""
    return all_of(
        allow_if(mandate.reported is not None, "mandates.not_reported"),
        allow_if(bool(reason.strip()), "candidates.reason_missing"),
    )
