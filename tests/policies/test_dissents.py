"""The life of a dissent, and the law that none is lost."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.decisions import Deny
from policies.dissents import (
    HOLDERS_STEPS,
    SENTENCE_WORDS,
    TRANSITIONS,
    Coverage,
    Printing,
    Step,
    coverage,
    may_state,
    move,
    printing,
    sentence_fits,
    unmapped,
)
from policies.facts import DissentFacts
from policies.terms import DissentState
from tests.policies.tables import Asked, rule_of, table

BY = datetime(2031, 5, 6, tzinfo=UTC)
EARLY, LATE = BY - timedelta(seconds=1), BY
RAISED, STATED, CONFIRMED = DissentState.RAISED, DissentState.STATED, DissentState.CONFIRMED
CARRIED, WITHDRAWN, MERGED = DissentState.CARRIED, DissentState.WITHDRAWN, DissentState.MERGED


@dataclass(frozen=True)
class Move:
    """One step and what comes of it: a state, or the rule that denies."""

    state: DissentState
    step: Step
    by_holder: bool
    now: datetime
    becomes: DissentState | str


MOVES: dict[str, Move] = {
    "anybody entitled states it": Move(RAISED, Step.STATE, False, EARLY, STATED),
    "its holder confirms it": Move(STATED, Step.CONFIRM, True, EARLY, CONFIRMED),
    "nobody else confirms it": Move(STATED, Step.CONFIRM, False, EARLY, "dissents.holder_only"),
    "what is not stated is not confirmed": Move(
        RAISED, Step.CONFIRM, True, EARLY, "dissents.not_now"
    ),
    "a confirmed one is carried at once": Move(CONFIRMED, Step.CARRY, False, EARLY, CARRIED),
    "an unconfirmed one waits": Move(
        STATED, Step.CARRY, False, EARLY, "dissents.await_confirmation"
    ),
    "silence does not hold it for ever": Move(STATED, Step.CARRY, False, LATE, CARRIED),
    "what nobody stated is not carried": Move(RAISED, Step.CARRY, False, LATE, "dissents.not_now"),
    "a new statement asks for a new confirmation": Move(
        CONFIRMED, Step.STATE, False, EARLY, STATED
    ),
    "its holder withdraws it": Move(CARRIED, Step.WITHDRAW, True, LATE, WITHDRAWN),
    "nobody else withdraws it": Move(CARRIED, Step.WITHDRAW, False, LATE, "dissents.holder_only"),
    "its holder consents to a merger": Move(STATED, Step.MERGE, True, EARLY, MERGED),
    "nobody merges it without its holder": Move(
        STATED, Step.MERGE, False, EARLY, "dissents.holder_only"
    ),
    "a merged one is not stated past its merger": Move(
        MERGED, Step.STATE, True, LATE, "dissents.not_now"
    ),
    "its holder withdraws a merged one": Move(MERGED, Step.WITHDRAW, True, LATE, WITHDRAWN),
    "a withdrawn one stays withdrawn": Move(WITHDRAWN, Step.STATE, True, LATE, "dissents.not_now"),
}


@table(MOVES)
def test_move(case: Move) -> None:
    outcome = move(case.state, case.step, case.by_holder, case.now, BY)
    assert (rule_of(outcome) or outcome) == case.becomes


def test_without_a_date_silence_never_ends() -> None:
    assert rule_of(move(STATED, Step.CARRY, False, LATE, None)) == "dissents.await_confirmation"


def test_a_dissent_is_ended_by_its_holder_only() -> None:
    ending = {step for (_, step), target in TRANSITIONS.items() if target in {WITHDRAWN, MERGED}}
    assert ending <= HOLDERS_STEPS


def test_a_sentence_of_the_most_words_fits_and_one_more_does_not() -> None:
    longest = " ".join(["word"] * SENTENCE_WORDS)
    assert rule_of(sentence_fits(longest)) is None
    assert rule_of(sentence_fits(longest + " more")) == "dissents.sentence_too_long"
    assert rule_of(sentence_fits("  ")) == "dissents.sentence_empty"


PRINTED: dict[str, tuple[Printing, Printing]] = {
    "a confirmed statement prints as it is": (printing(True, True), Printing(False, True)),
    "an unconfirmed one yields to the holder's words": (
        printing(False, True),
        Printing(True, False),
    ),
    "where the holder wrote none it prints, so marked": (
        printing(False, False),
        Printing(False, False),
    ),
}


@table(PRINTED)
def test_printing(case: tuple[Printing, Printing]) -> None:
    printed, expected = case
    assert printed == expected


def one(dissent_id: str, state: DissentState, into: str | None = None) -> DissentFacts:
    return DissentFacts(dissent_id, state, into)


Covered = tuple[list[DissentFacts], set[str], Coverage, tuple[str, ...]]
COVERED: dict[str, Covered] = {
    "nothing recorded is covered": ([], set(), Coverage(0, 0, 0, 0), ()),
    "a carried one with a passage is carried": (
        [one("a", CARRIED)],
        {"a"},
        Coverage(1, 1, 0, 0),
        (),
    ),
    "a carried one without a passage is open": (
        [one("a", CARRIED)],
        set(),
        Coverage(1, 0, 0, 0),
        ("a",),
    ),
    "a confirmed one is open until it is carried": (
        [one("a", CONFIRMED)],
        {"a"},
        Coverage(1, 0, 0, 0),
        ("a",),
    ),
    "a withdrawn one needs no passage": ([one("a", WITHDRAWN)], set(), Coverage(1, 0, 1, 0), ()),
    "a merged one lives in the other": (
        [one("a", MERGED, "b"), one("b", CARRIED)],
        {"b"},
        Coverage(2, 1, 0, 1),
        (),
    ),
    "a merged one is open again when the other is withdrawn": (
        [one("a", MERGED, "b"), one("b", WITHDRAWN)],
        set(),
        Coverage(2, 0, 1, 0),
        ("a",),
    ),
    "a chain of mergers is followed to its end": (
        [one("a", MERGED, "b"), one("b", MERGED, "c"), one("c", CARRIED)],
        {"c"},
        Coverage(3, 1, 0, 2),
        (),
    ),
    "mergers in a circle carry nobody": (
        [one("a", MERGED, "b"), one("b", MERGED, "a")],
        {"a", "b"},
        Coverage(2, 0, 0, 0),
        ("a", "b"),
    ),
    "a merger into nothing carries nobody": (
        [one("a", MERGED, "x")],
        {"a", "x"},
        Coverage(1, 0, 0, 0),
        ("a",),
    ),
}


@table(COVERED)
def test_coverage(case: Covered) -> None:
    dissents, mapped, line, still_open = case
    assert coverage(dissents, mapped) == line
    assert unmapped(dissents, mapped) == still_open


@dataclass(frozen=True)
class Try:
    """Somebody tries one step on one dissent of a few."""

    dissent: int
    step: Step
    by_holder: bool
    silent: bool
    into: int


IDS = "abcd"
TRIES = st.builds(
    Try,
    dissent=st.integers(0, 3),
    step=st.sampled_from(Step),
    by_holder=st.booleans(),
    silent=st.booleans(),
    into=st.integers(0, 3),
)


def after(tries: list[Try]) -> tuple[list[DissentFacts], set[str]]:
    """Four dissents after these attempts, and those whose holders ever ended them."""
    dissents = [one(name, RAISED) for name in IDS]
    ended: set[str] = set()
    for attempt in tries:
        before = dissents[attempt.dissent]
        now = LATE if attempt.silent else EARLY
        state = move(before.state, attempt.step, attempt.by_holder, now, BY)
        if isinstance(state, Deny):
            continue
        into = IDS[attempt.into] if state is MERGED else None
        dissents[attempt.dissent] = replace(before, state=state, merged_into=into)
        if attempt.by_holder and state in {WITHDRAWN, MERGED}:
            ended.add(before.dissent_id)
    return dissents, ended


@given(st.lists(TRIES, max_size=40), st.sets(st.sampled_from(IDS)))
def test_recorded_is_always_carried_withdrawn_merged_and_open(
    tries: list[Try], mapped: set[str]
) -> None:
    dissents, _ = after(tries)
    line = coverage(dissents, mapped)
    assert line.recorded == len(IDS)
    assert line.open == len(unmapped(dissents, mapped))
    assert min(line.carried, line.withdrawn, line.merged, line.open) >= 0


@given(st.lists(TRIES, max_size=40))
def test_whoever_did_not_end_it_finds_it_open_or_carried(tries: list[Try]) -> None:
    dissents, ended = after(tries)
    for dissent in dissents:
        if dissent.dissent_id not in ended:
            assert dissent.state not in {WITHDRAWN, MERGED}


@given(st.lists(TRIES, max_size=40), st.sets(st.sampled_from(IDS)))
def test_a_covered_text_speaks_for_everybody_who_did_not_withdraw(
    tries: list[Try], mapped: set[str]
) -> None:
    dissents, _ = after(tries)
    if unmapped(dissents, mapped):
        return
    by_id = {dissent.dissent_id: dissent for dissent in dissents}
    for dissent in dissents:
        at = dissent
        while at.merged_into is not None:
            at = by_id[at.merged_into]
        spoken = at.dissent_id in mapped
        assert spoken or dissent.state is WITHDRAWN


@pytest.mark.parametrize("state", list(DissentState))
def test_only_a_withdrawn_dissent_has_no_way_on(state: DissentState) -> None:
    onward = [step for source, step in TRANSITIONS if source is state]
    assert bool(onward) == (state is not WITHDRAWN)


STATING: dict[str, Asked] = {
    "a holder states": (may_state(DissentState.RAISED, True, False), None),
    "who keeps the text offers words": (may_state(DissentState.STATED, False, True), None),
    "another expert does not": (
        may_state(DissentState.RAISED, False, False),
        "dissents.holder_only",
    ),
    "nobody else restates what was confirmed": (
        may_state(DissentState.CONFIRMED, False, True),
        "dissents.confirmed_already",
    ),
    "its holder does": (may_state(DissentState.CONFIRMED, True, False), None),
}


@table(STATING)
def test_stating(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
