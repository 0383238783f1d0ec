"""The charter of a track and the two texts that chairs approve with it.

- A concept note and terms of reference: each version is whole, with every section of its kind
  once; a newer version replaces one that is still open.
- A chair approves the exact text that was shown, never one's own, and only while the charter is
  the one that it was written from; or returns it with a reason.
- The funding statement, the sponsor and the planned report date may change, with a reason; the
  retention schedule only before the track opens.
- Retention: who stood behind what, and who was asked, is destroyed and never archived; the log
  is archived; what was handed over is kept for a year at least, so that its answers can come.
  What is held is held until those who destroy the track let it go: it has no days.
- What other records stand on (texts, briefs, the question) goes with the track, not before.
- Only a track marked *sample*, which holds invented people, may go below the floor.

(`policies.terms` is the vocabulary of the house.)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from policies.approvals import as_shown, fresh
from policies.decisions import Decision, all_of, allow_if
from policies.facts import SigningFacts
from policies.terms import Phase, RecordClass, Seat, TermsKind


class Section(StrEnum):
    """What a concept note or terms of reference say, part by part."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    ACCOMPLISHMENTS = "accomplishments"
    SCOPE = "scope"
    FORMAT = "format"
    PARTICIPANTS = "participants"
    GUIDING_QUESTIONS = "guiding_questions"
    GROUND_RULES = "ground_rules"
    OUTPUTS = "outputs"
    RISKS = "risks"
    MANDATES = "mandates"
    LOGISTICS = "logistics"
    CONTACT = "contact"
    BASIS = "basis"
    TASKS = "tasks"
    COMPOSITION = "composition"
    TERM = "term"
    BUREAU = "bureau"
    WORKING_METHODS = "working_methods"
    DECISIONS_ON_TEXT = "decisions_on_text"
    CONFIDENTIALITY = "confidentiality"
    INTERESTS = "interests"
    SECRETARIAT = "secretariat"
    STATUS_OF_OUTPUTS = "status_of_outputs"
    TERMINATION = "termination"
    AMENDMENTS = "amendments"


SECTIONS: Final[Mapping[TermsKind, tuple[Section, ...]]] = MappingProxyType(
    {
        TermsKind.CONCEPT_NOTE: (
            Section.BACKGROUND,
            Section.OBJECTIVE,
            Section.ACCOMPLISHMENTS,
            Section.SCOPE,
            Section.FORMAT,
            Section.PARTICIPANTS,
            Section.GUIDING_QUESTIONS,
            Section.GROUND_RULES,
            Section.OUTPUTS,
            Section.RISKS,
            Section.MANDATES,
            Section.LOGISTICS,
            Section.CONTACT,
        ),
        TermsKind.TERMS_OF_REFERENCE: (
            Section.BASIS,
            Section.TASKS,
            Section.COMPOSITION,
            Section.TERM,
            Section.BUREAU,
            Section.WORKING_METHODS,
            Section.DECISIONS_ON_TEXT,
            Section.CONFIDENTIALITY,
            Section.INTERESTS,
            Section.SECRETARIAT,
            Section.OUTPUTS,
            Section.STATUS_OF_OUTPUTS,
            Section.TERMINATION,
            Section.AMENDMENTS,
        ),
    }
)
"""The sections of each text, in the order in which they are printed."""


class TermsState(StrEnum):
    """Where one version stands. `SUPERSEDED`: a newer one was written before it was signed."""

    OPEN = "open"
    APPROVED = "approved"
    RETURNED = "returned"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class TermsFacts:
    """One version as somebody is about to sign it: whether it is their own, and whether the
    charter changed since it was written."""

    state: TermsState
    sha256: str
    own: bool
    charter_changed: bool


def may_write(kind: TermsKind, sections: Sequence[Section]) -> Decision:
    """Whether these sections make a whole text of this kind."""
    needed = SECTIONS[kind]
    lacking = next((section.value for section in needed if section not in sections), "")
    return all_of(
        allow_if(not lacking, "charter.section_missing", section=lacking),
        allow_if(len(sections) == len(needed), "charter.section_too_many"),
    )


def may_approve(text: TermsFacts, signing: SigningFacts) -> Decision:
    """Whether this person may approve this text."""
    return all_of(
        allow_if(signing.seat is Seat.CHAIR, "approvals.not_a_chair"),
        _open(text),
        as_shown(text.sha256, signing.shown_sha256),
        allow_if(not text.own, "approvals.own_text"),
        allow_if(not text.charter_changed, "charter.changed_since"),
        fresh(signing),
    )


def may_return(text: TermsFacts, shown_sha256: str, reason: str) -> Decision:
    """Whether a chair may return this text to the secretariat, with a reason."""
    return all_of(
        _open(text),
        as_shown(text.sha256, shown_sha256),
        allow_if(bool(reason.strip()), "approvals.reason_missing"),
    )


def _open(text: TermsFacts) -> Decision:
    return allow_if(text.state is TermsState.OPEN, "charter.not_open", state=text.state.value)


class Fate(StrEnum):
    """What becomes of records of one class."""

    ARCHIVE = "archive"
    DESTROY = "destroy"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Retention:
    """What becomes of records of one class so many days after the track closed."""

    record_class: RecordClass
    fate: Fate
    days: int


YEAR: Final = 365
HANDED_OVER: Final = frozenset(
    {RecordClass.BRIEF, RecordClass.APPROVAL, RecordClass.DELIVERY, RecordClass.ANSWER}
)
TELLS_WHO: Final = frozenset(
    {
        RecordClass.ACTOR_MAP,
        RecordClass.NOMINATION,
        RecordClass.DECLARATION,
        RecordClass.ROSTER,
        RecordClass.AUTHORSHIP,
        RecordClass.CONTRIBUTION_UNRELEASED,
        RecordClass.POSITION,
        RecordClass.KEY,
    }
)


GOES_ALONE: Final = TELLS_WHO | {
    RecordClass.READINESS,
    RecordClass.CONTRIBUTION_RELEASED,
    RecordClass.STATISTICS,
    RecordClass.SYNTHESIS,
    RecordClass.AMENDMENT,
    RecordClass.DISSENT,
    RecordClass.APPROVAL,
    RecordClass.ANSWER,
}
"""What can be destroyed while the rest of its track stays."""


def _usual(kind: RecordClass) -> Retention:
    if kind in TELLS_WHO:
        return Retention(kind, Fate.DESTROY, 90)
    return Retention(kind, Fate.ARCHIVE, YEAR)


USUAL: Final[Mapping[RecordClass, Retention]] = MappingProxyType(
    {kind: _usual(kind) for kind in RecordClass}
)
"""The schedule of a track that sets none of its own."""


def schedule(given: Sequence[Retention]) -> tuple[Retention, ...]:
    """The whole schedule: what was given, and for every other class the usual."""
    named = {one.record_class: one for one in given}
    return tuple(named.get(kind, usual) for kind, usual in USUAL.items())


def destroyed_on(given: Sequence[Retention], closed_at: datetime) -> Mapping[RecordClass, datetime]:
    """When each class that is to be destroyed goes, in a track that closed then (UTC)."""
    return {
        one.record_class: closed_at + timedelta(days=one.days)
        for one in schedule(given)
        if one.fate is Fate.DESTROY
    }


def held(given: Sequence[Retention]) -> frozenset[RecordClass]:
    """The classes that are on hold."""
    return frozenset(one.record_class for one in given if one.fate is Fate.HOLD)


def may_retain(given: Sequence[Retention], *, sample: bool) -> Decision:
    """Whether a track may have this schedule."""
    once = len({one.record_class for one in given}) == len(given)
    return all_of(allow_if(once, "charter.retention_twice"), *(_one(r, sample) for r in given))


def may_amend(phase: Phase, reason: str, *, retention: bool) -> Decision:
    """Whether the charter may be changed now; `retention`: its schedule too."""
    return all_of(
        allow_if(bool(reason.strip()), "charter.reason_missing"),
        allow_if(not retention or phase is Phase.CONVENING, "charter.retention_is_fixed"),
    )


def _one(one: Retention, sample: bool) -> Decision:
    kind, destroyed, held = one.record_class, one.fate is Fate.DESTROY, one.fate is Fate.HOLD
    log = kind is RecordClass.AUDIT_LEAF
    long = kind not in HANDED_OVER or one.days >= YEAR
    return all_of(
        allow_if(destroyed or kind not in TELLS_WHO, "charter.must_go", kind=kind.value),
        allow_if(not (log and destroyed), "charter.log_stays"),
        allow_if(
            log or not destroyed or kind in GOES_ALONE,
            "charter.goes_with_the_track",
            kind=kind.value,
        ),
        allow_if(not held or one.days == 0, "charter.held_without_days", kind=kind.value),
        allow_if(sample or held or long, "charter.kept_a_year", kind=kind.value, days=YEAR),
    )
