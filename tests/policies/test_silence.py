"""Silence as approval: where the terms say so, once, and never for whoever broke it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policies.facts import BriefFacts
from policies.silence import counted, may_break, may_start
from policies.terms import BriefState
from tests.policies.tables import Asked, rule_of, table

NOW, OLD, DAYS = "a" * 64, "b" * 64, 3 * 86_400
BRIEF = BriefFacts(state=BriefState.READY, sha256=NOW, drafters=frozenset({"drafter"}))
CASES: dict[str, Asked] = {
    "a text is put under silence": (may_start(BRIEF, NOW, DAYS, False), None),
    "not where the terms know no silence": (
        may_start(BRIEF, NOW, 0, False),
        "silence.not_in_terms",
    ),
    "not a second time": (may_start(BRIEF, NOW, DAYS, True), "silence.once"),
    "not a text that changed": (may_start(BRIEF, OLD, DAYS, False), "approvals.text_changed"),
    "not what came back": (
        may_start(replace(BRIEF, state=BriefState.RETURNED), NOW, DAYS, False),
        "approvals.not_ready",
    ),
    "a chair breaks it": (may_break(True, False, "Page one."), None),
    "not after it is over": (may_break(False, False, "Page one."), "silence.not_running"),
    "not twice": (may_break(True, True, "Page one."), "silence.broken_already"),
    "not without a reason": (may_break(True, False, " "), "approvals.reason_missing"),
}
PEOPLE = st.frozensets(st.sampled_from("abcdef"))


@table(CASES)
def test_silence(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE)
def test_only_chairs_who_said_nothing_count(
    chairs: frozenset[str],
    broke: frozenset[str],
    approved: frozenset[str],
    drafters: frozenset[str],
) -> None:
    silent = counted(chairs, broke, approved, drafters)
    assert silent <= chairs
    assert not silent & (broke | approved | drafters)
    assert silent | broke | approved | drafters >= chairs
