"""The texts a track is convened on, changes of its charter, what becomes of its records."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.charter import (
    GOES_ALONE,
    HANDED_OVER,
    SECTIONS,
    TELLS_WHO,
    USUAL,
    YEAR,
    Fate,
    Retention,
    Section,
    TermsFacts,
    TermsState,
    destroyed_on,
    held,
    may_amend,
    may_approve,
    may_retain,
    may_return,
    may_write,
    schedule,
)
from policies.facts import SigningFacts
from policies.terms import Phase, RecordClass, Seat, TermsKind
from tests.policies.tables import Asked, rule_of, table

NOTE, REFERENCE = TermsKind.CONCEPT_NOTE, TermsKind.TERMS_OF_REFERENCE
WHOLE = SECTIONS[NOTE]
SHA = "a" * 64
TEXT = TermsFacts(state=TermsState.OPEN, sha256=SHA, own=False, charter_changed=False)
SIGNING = SigningFacts(
    person="chair", seat=Seat.CHAIR, shown_sha256=SHA, sign_in_age=10.0, fresh_seconds=900
)

TEXTS: dict[str, Asked] = {
    "a text with every section is whole": (may_write(NOTE, WHOLE), None),
    "their order does not matter": (may_write(NOTE, WHOLE[::-1]), None),
    "one section less is not": (may_write(NOTE, WHOLE[1:]), "charter.section_missing"),
    "nor one twice": (may_write(NOTE, (*WHOLE, WHOLE[0])), "charter.section_too_many"),
    "nor one of the other text": (
        may_write(NOTE, (*WHOLE, Section.BUREAU)),
        "charter.section_too_many",
    ),
    "a chair approves what was shown": (may_approve(TEXT, SIGNING), None),
    "an officer does not": (
        may_approve(TEXT, replace(SIGNING, seat=Seat.SECRETARIAT_OFFICER)),
        "approvals.not_a_chair",
    ),
    "nobody approves another text than was shown": (
        may_approve(TEXT, replace(SIGNING, shown_sha256="b" * 64)),
        "approvals.text_changed",
    ),
    "nobody approves their own text": (
        may_approve(replace(TEXT, own=True), SIGNING),
        "approvals.own_text",
    ),
    "nobody approves on an old sign-in": (
        may_approve(TEXT, replace(SIGNING, sign_in_age=901.0)),
        "approvals.sign_in_again",
    ),
    "a text that the charter has left behind is written again": (
        may_approve(replace(TEXT, charter_changed=True), SIGNING),
        "charter.changed_since",
    ),
    "a chair returns a text with a reason": (may_return(TEXT, SHA, "Say who pays."), None),
    "not without one": (may_return(TEXT, SHA, " "), "approvals.reason_missing"),
    "not another text than was shown": (
        may_return(TEXT, "b" * 64, "Say who pays."),
        "approvals.text_changed",
    ),
    "funding changes at any time": (may_amend(Phase.HAND_OFF, "A gift.", retention=False), None),
    "with a reason": (may_amend(Phase.HAND_OFF, "", retention=False), "charter.reason_missing"),
    "the schedule changes before the track opens": (
        may_amend(Phase.CONVENING, "Counsel.", retention=True),
        None,
    ),
    "and never after": (
        may_amend(Phase.EXPLORATION, "Counsel.", retention=True),
        "charter.retention_is_fixed",
    ),
}


def kept(kind: RecordClass, fate: Fate, days: int, *, sample: bool = False) -> object:
    return may_retain((Retention(kind, fate, days),), sample=sample)


SCHEDULES: dict[str, tuple[object, str | None]] = {
    "a track may keep to the usual schedule": (may_retain((), sample=False), None),
    "the roster is destroyed": (kept(RecordClass.ROSTER, Fate.DESTROY, 30), None),
    "and never archived": (kept(RecordClass.ROSTER, Fate.ARCHIVE, 30), "charter.must_go"),
    "nor held": (kept(RecordClass.AUTHORSHIP, Fate.HOLD, 0), "charter.must_go"),
    "the log is archived": (kept(RecordClass.AUDIT_LEAF, Fate.ARCHIVE, 0), None),
    "and never destroyed": (kept(RecordClass.AUDIT_LEAF, Fate.DESTROY, 900), "charter.log_stays"),
    "what is held has no days": (
        kept(RecordClass.DRAFT, Fate.HOLD, 1),
        "charter.held_without_days",
    ),
    "answers are held": (kept(RecordClass.ANSWER, Fate.HOLD, 0), None),
    "answers are kept for a year": (kept(RecordClass.ANSWER, Fate.DESTROY, YEAR), None),
    "and not for less": (kept(RecordClass.ANSWER, Fate.DESTROY, YEAR - 1), "charter.kept_a_year"),
    "unless they are invented": (kept(RecordClass.ANSWER, Fate.DESTROY, 0, sample=True), None),
    "dissents may go while the brief stays": (kept(RecordClass.DISSENT, Fate.DESTROY, 400), None),
    "a brief goes with its track and not before": (
        kept(RecordClass.BRIEF, Fate.DESTROY, YEAR),
        "charter.goes_with_the_track",
    ),
    "and so does the question": (
        kept(RecordClass.QUESTION, Fate.DESTROY, YEAR),
        "charter.goes_with_the_track",
    ),
    "a class has one fate": (
        may_retain((Retention(RecordClass.DRAFT, Fate.DESTROY, 9),) * 2, sample=False),
        "charter.retention_twice",
    ),
}


@table(TEXTS)
def test_text(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@table(SCHEDULES)
def test_schedule(case: tuple[object, str | None]) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize("state", [state for state in TermsState if state is not TermsState.OPEN])
def test_only_an_open_text_is_signed_or_returned(state: TermsState) -> None:
    text = replace(TEXT, state=state)
    assert rule_of(may_approve(text, SIGNING)) == "charter.not_open"
    assert rule_of(may_return(text, SHA, "Say who pays.")) == "charter.not_open"


def test_the_usual_schedule_is_one_that_any_track_may_have() -> None:
    assert rule_of(may_retain(tuple(USUAL.values()), sample=False)) is None
    assert set(USUAL) == set(RecordClass)
    assert not HANDED_OVER & TELLS_WHO


RETENTIONS = st.builds(
    Retention, st.sampled_from(RecordClass), st.sampled_from(Fate), st.integers(0, 4000)
)


@given(st.lists(RETENTIONS, max_size=8, unique_by=lambda one: one.record_class))
def test_a_schedule_names_every_class_once_and_keeps_what_was_given(
    given_ones: list[Retention],
) -> None:
    whole = schedule(given_ones)
    assert [one.record_class for one in whole] == list(RecordClass)
    assert set(given_ones) <= set(whole)


@given(st.lists(RETENTIONS, max_size=8), st.booleans())
def test_whoever_stands_behind_something_is_never_archived(
    given_ones: list[Retention], sample: bool
) -> None:
    if rule_of(may_retain(given_ones, sample=sample)) is None:
        fates = {one.fate for one in schedule(given_ones) if one.record_class in TELLS_WHO}
        assert fates == {Fate.DESTROY}


def test_days_count_from_the_closing_and_only_for_what_is_destroyed() -> None:
    closed = datetime(2026, 1, 5, 9, tzinfo=UTC)
    given_ones = (
        Retention(RecordClass.ROSTER, Fate.DESTROY, 30),
        Retention(RecordClass.BRIEF, Fate.ARCHIVE, 400),
        Retention(RecordClass.ANSWER, Fate.HOLD, 0),
    )
    dates = destroyed_on(given_ones, closed)
    assert set(dates) == TELLS_WHO
    assert dates[RecordClass.ROSTER] == closed + timedelta(days=30)
    assert dates[RecordClass.KEY] == closed + timedelta(days=90)
    assert held(given_ones) == {RecordClass.ANSWER}


def test_whoever_somebody_is_can_always_be_destroyed_alone() -> None:
    assert TELLS_WHO < GOES_ALONE


def test_both_texts_have_their_sections_and_every_section_its_text() -> None:
    assert set(SECTIONS) == {NOTE, REFERENCE}
    assert {section for sections in SECTIONS.values() for section in sections} == set(Section)
