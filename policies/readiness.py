"""Readiness: sixteen questions that are answered before a track opens, and a decision on them.

- The questions are a constant: purpose, consent, harm, law, resources, ways out. Their wording
  for readers stands with the other sentences (`api`).
- Each answer gives its evidence, who sees to it, and the risk that remains.
- A chair decides once all are answered: proceed, proceed with mitigation (which is said), defer,
  or do not engage.
- A decision holds for the answers it was made on; after a pause it has to be made again.
- A track leaves convening, and goes on after a pause, only while a decision to proceed holds.
- Sources: A/66/811 (2012), Guidance for Effective Mediation; USIP (2016), Atrocity Prevention
  through Dialogue.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from policies.decisions import Decision, all_of, allow_if


class Topic(StrEnum):
    """What has to be answered, in the order in which it is asked."""

    PURPOSE = "purpose"
    WHY_UNOFFICIAL_WHY_NOW = "why_unofficial_why_now"
    CONSENT_AND_SPOILERS = "consent_and_spoilers"
    ACTOR_MAP = "actor_map"
    OWN_ROLE = "own_role"
    IMPARTIAL_FACILITATION = "impartial_facilitation"
    INCLUSION = "inclusion"
    HARM_TO_PARTICIPANTS = "harm_to_participants"
    HARM_TO_THE_CONFLICT = "harm_to_the_conflict"
    LAW = "law"
    INFORMATION_HANDLING = "information_handling"
    OTHER_TRACKS = "other_tracks"
    UPTAKE = "uptake"
    EXIT_AND_SUSPENSION = "exit_and_suspension"
    RESOURCES_AND_LANGUAGES = "resources_and_languages"
    REVIEW_DATE = "review_date"


class Risk(StrEnum):
    """What remains after everything that was done about it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Readiness(StrEnum):
    """What a chair decides."""

    PROCEED = "proceed"
    WITH_MITIGATION = "with_mitigation"
    DEFER = "defer"
    DO_NOT_ENGAGE = "do_not_engage"


GOES_ON: Final = frozenset({Readiness.PROCEED, Readiness.WITH_MITIGATION})


@dataclass(frozen=True, slots=True)
class ReadinessFacts:
    """How many questions have no answer, and the decision that holds: the newest, if it was made
    on the answers as they stand and, while the track is paused, since the pause began."""

    unanswered: int
    holds: Readiness | None


def may_decide(unanswered: int, outcome: Readiness, mitigation: str) -> Decision:
    """Whether this decision can be made now."""
    said = outcome is not Readiness.WITH_MITIGATION or bool(mitigation.strip())
    return all_of(_all_answered(unanswered), allow_if(said, "readiness.mitigation_missing"))


def may_go_on(facts: ReadinessFacts) -> Decision:
    """Whether a track is ready to open, or to go on after a pause."""
    decided = facts.holds.value if facts.holds else ""
    return all_of(
        _all_answered(facts.unanswered),
        allow_if(facts.holds is not None, "readiness.undecided"),
        allow_if(facts.holds in GOES_ON, "readiness.not_now", decision=decided),
    )


def _all_answered(unanswered: int) -> Decision:
    return allow_if(unanswered == 0, "readiness.unanswered", count=unanswered)
