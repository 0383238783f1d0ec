"""Who may learn who stands behind a handle, and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from policies.custody import enough, may_ask, may_decide, may_open, may_see
from policies.facts import CustodyFacts
from policies.terms import CustodyState
from tests.policies.tables import Asked, rule_of, table

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
ASKED = CustodyFacts(CustodyState.ASKED, frozenset(), "first", None, NOON)
ONE = replace(ASKED, agreed=frozenset({"first"}))
AGREED = replace(
    ASKED, state=CustodyState.AGREED, agreed=frozenset({"first", "second"}), opens_at=NOON
)

CASES: dict[str, Asked] = {
    "a reasoned request is taken": (may_ask("A threat.", known=True, pending=False), None),
    "one without a reason is not": (
        may_ask("  ", known=True, pending=False),
        "custody.reason_missing",
    ),
    "nor one for a handle that nobody writes under": (
        may_ask("A threat.", known=False, pending=False),
        "custody.no_such_handle",
    ),
    "nor a second one while the first is under way": (
        may_ask("A threat.", known=True, pending=True),
        "custody.asked_already",
    ),
    "a custodian decides": (may_decide(ASKED), None),
    "a second custodian decides too": (may_decide(replace(ONE, person="second")), None),
    "nobody decides twice": (may_decide(ONE), "custody.agreed_already"),
    "what was refused is decided": (
        may_decide(replace(ASKED, state=CustodyState.REFUSED)),
        "custody.decided",
    ),
    "after the delay one of the two opens": (may_open(AGREED), None),
    "a moment before nobody does": (
        may_open(replace(AGREED, now=NOON - timedelta(microseconds=1))),
        "custody.too_early",
    ),
    "a third custodian never does": (
        may_open(replace(AGREED, person="third")),
        "custody.not_one_of_the_two",
    ),
    "one consent opens nothing": (may_open(ONE), "custody.not_agreed"),
    "a refused request opens nothing": (
        may_open(replace(AGREED, state=CustodyState.REFUSED)),
        "custody.not_agreed",
    ),
    "what is open is not opened again": (
        may_open(replace(AGREED, state=CustodyState.OPENED)),
        "custody.not_agreed",
    ),
}


@table(CASES)
def test_custody(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


SEES: dict[str, tuple[CustodyFacts, bool]] = {
    "one of the two sees what was opened": (replace(AGREED, state=CustodyState.OPENED), True),
    "a third custodian does not": (
        replace(AGREED, state=CustodyState.OPENED, person="third"),
        False,
    ),
    "nobody sees what was not opened": (AGREED, False),
}


@pytest.mark.parametrize("sentence", SEES)
def test_who_sees(sentence: str) -> None:
    facts, sees = SEES[sentence]
    assert may_see(facts) is sees


def test_two_distinct_people_are_enough_and_one_is_not() -> None:
    assert enough(frozenset({"first", "second"}))
    assert not enough(frozenset({"first"}))
    assert rule_of(may_decide(ONE)) is not None
