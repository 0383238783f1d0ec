"""From the sounding to a seat: declaring, assessing, seating.

- Affiliation is not mandate: what bars is instruction or representation.
- Who is declared signs the undertaking; nothing is assessed before, and nothing twice.
- An assessment gives its reason.
- An expert or a silent observer is seated after an assessment that accepts or restricts.
- Every other seat is given by the secretariat; what may be held together is `sides`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.sides import SOUNDED_SEATS, may_combine
from policies.terms import Seat


class Assessment(StrEnum):
    """What the eligibility officer finds."""

    ACCEPT = "accept"
    RESTRICT = "restrict"
    RECUSE = "recuse"
    DECLINE = "decline"


ADMITS: Final = frozenset({Assessment.ACCEPT, Assessment.RESTRICT})


@dataclass(frozen=True, slots=True)
class DeclarationFacts:
    """What a candidate declared, as far as a rule needs it."""

    personal_capacity: bool
    under_instruction: bool
    represents: bool
    undertaking: bool


def may_declare(declaration: DeclarationFacts, declared: bool) -> Decision:
    """Whether this declaration can be filed; whatever it says is then for the assessment."""
    return all_of(
        allow_if(not declared, "candidates.already_declared"),
        allow_if(declaration.undertaking, "candidates.undertaking_missing"),
    )


def may_assess(
    declaration: DeclarationFacts | None, assessed: bool, finding: Assessment, reason: str
) -> Decision:
    """Whether this finding may be recorded; a mandate rules out every finding that admits."""
    if declaration is None:
        return allow_if(False, "candidates.not_declared")
    return all_of(
        allow_if(not assessed, "candidates.already_assessed"),
        allow_if(bool(reason.strip()), "candidates.reason_missing"),
        allow_if(finding not in ADMITS or mandate_free(declaration), "candidates.mandate"),
    )


def mandate_free(declaration: DeclarationFacts) -> bool:
    """Whether somebody comes in a personal capacity, neither instructed nor representing."""
    bound = declaration.under_instruction or declaration.represents
    return declaration.personal_capacity and not bound


def may_seat(held: frozenset[Seat], new: Seat, finding: Assessment | None) -> Decision:
    """Whether somebody who holds these seats in a track may be given this one there."""
    sounded = new in SOUNDED_SEATS
    return all_of(
        allow_if(new is not Seat.CANDIDATE, "candidates.seat_is_sounded"),
        allow_if(not sounded or finding is not None, "candidates.not_assessed"),
        allow_if(not sounded or finding in ADMITS, "candidates.not_admitted"),
        may_combine(held, new),
    )
