"""From a name to a seat: nominating, screening, sounding, answering, declaring, assessing.

- Nobody is sounded who was not screened; a sounding that lapsed may be sent again.
- Declining needs nothing else. Declaring says that one is willing, so it can be the first
  answer too: one sitting is enough.
- Affiliation is not mandate: what bars is instruction or representation.
- Who is declared signs the undertaking; nothing is assessed before, and nothing twice.
- An assessment gives its reason; one that restricts names topics of the track, no other does.
- An expert or a silent observer is seated after an assessment that accepts or restricts.
- Every other seat is given by the secretariat; what may be held together is `sides`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.sides import SOUNDED_SEATS, may_combine
from policies.terms import CandidateState, Seat


class Assessment(StrEnum):
    """What the eligibility officer finds."""

    ACCEPT = "accept"
    RESTRICT = "restrict"
    RECUSE = "recuse"
    DECLINE = "decline"


ADMITS: Final = frozenset({Assessment.ACCEPT, Assessment.RESTRICT})


KEPT: Final = timedelta(days=90)
"""How long what is known of somebody is kept after it was decided that they take no seat."""


class Step(StrEnum):
    """What can happen to a candidate."""

    SCREEN = "screen"
    SOUND = "sound"
    REPLY = "reply"
    DECLARE = "declare"
    ASSESS = "assess"
    SEAT = "seat"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"


UNANSWERED: Final = frozenset({CandidateState.SOUNDED, CandidateState.OPENED})
AWAITED: Final = UNANSWERED | {CandidateState.WILLING}
"""Those whose declaration is awaited."""
FROM: Final[Mapping[Step, frozenset[CandidateState]]] = MappingProxyType(
    {
        Step.SCREEN: frozenset({CandidateState.NOMINATED}),
        Step.SOUND: frozenset({CandidateState.SCREENED, CandidateState.LAPSED}),
        Step.REPLY: AWAITED,
        Step.DECLARE: AWAITED,
        Step.ASSESS: frozenset({CandidateState.DECLARED}),
        Step.SEAT: frozenset({CandidateState.ASSESSED}),
        Step.WITHDRAW: AWAITED
        | {
            CandidateState.NOMINATED,
            CandidateState.SCREENED,
            CandidateState.DECLARED,
            CandidateState.ASSESSED,
        },
        Step.LAPSE: UNANSWERED,
    }
)


def may_step(step: Step, state: CandidateState) -> Decision:
    """Whether this can happen to a candidate who stands here."""
    return allow_if(state in FROM[step], "candidates.not_now", state=state.value)


def may_screen(state: CandidateState, reason: str) -> Decision:
    """Whether a nomination may be found fit or not, with this reason."""
    return all_of(
        may_step(Step.SCREEN, state),
        allow_if(bool(reason.strip()), "candidates.reason_missing"),
    )


def lapses(state: CandidateState, until: datetime | None, now: datetime) -> bool:
    """Whether a sounding was left unanswered until its date; the clock asks at its tick."""
    return state in FROM[Step.LAPSE] and until is not None and now >= until


def over(state: CandidateState, until: datetime | None, now: datetime) -> bool:
    """Whether what is known of this candidate is destroyed now: nobody's before a decision."""
    return state not in UNANSWERED and until is not None and now >= until


@dataclass(frozen=True, slots=True)
class DeclarationFacts:
    """What a candidate declared, as far as a rule needs it."""

    personal_capacity: bool
    under_instruction: bool
    represents: bool
    undertaking: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What an assessment finds: `topics` are those that it restricts from, out of `of_track`."""

    finding: Assessment
    reason: str
    topics: Collection[str]
    of_track: Collection[str]


def may_declare(declaration: DeclarationFacts, declared: bool, state: CandidateState) -> Decision:
    """Whether this declaration can be filed; whatever it says is then for the assessment."""
    return all_of(
        allow_if(not declared, "candidates.already_declared"),
        may_step(Step.DECLARE, state),
        allow_if(declaration.undertaking, "candidates.undertaking_missing"),
    )


def may_assess(
    declaration: DeclarationFacts | None, state: CandidateState, found: Found
) -> Decision:
    """Whether this finding may be recorded; a mandate rules out every finding that admits."""
    if declaration is None:
        return allow_if(False, "candidates.not_declared")
    admits = found.finding in ADMITS
    return all_of(
        allow_if(state is not CandidateState.ASSESSED, "candidates.already_assessed"),
        may_step(Step.ASSESS, state),
        allow_if(bool(found.reason.strip()), "candidates.reason_missing"),
        allow_if(not admits or mandate_free(declaration), "candidates.mandate"),
        _topics(found),
    )


def _topics(found: Found) -> Decision:
    restricts = found.finding is Assessment.RESTRICT
    return all_of(
        allow_if(restricts or not found.topics, "candidates.topics_unwanted"),
        allow_if(not restricts or bool(found.topics), "candidates.topics_missing"),
        allow_if(set(found.topics) <= set(found.of_track), "candidates.topic_unknown"),
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
