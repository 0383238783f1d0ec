"""Who may have a track destroyed, and when it is."""

from datetime import UTC, datetime, timedelta

import pytest

from policies.facts import ShredFacts
from policies.shredding import enough, is_due, lets_go, may_ask, may_spare
from policies.terms import RecordClass, Seat
from tests.policies.tables import Asked, rule_of, table

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
NOTHING = ShredFacts(frozenset(), None)
ONE = ShredFacts(frozenset({"officer"}), None)
DECIDED = ShredFacts(frozenset({"officer", "chair"}), NOON)

CASES: dict[str, Asked] = {
    "somebody asks": (may_ask(NOTHING, "officer", fresh=True), None),
    "not with an old sign-in": (
        may_ask(NOTHING, "officer", fresh=False),
        "shredding.sign_in_again",
    ),
    "a second person asks": (may_ask(ONE, "chair", fresh=True), None),
    "nobody asks twice": (may_ask(ONE, "officer", fresh=True), "shredding.asked_already"),
    "what was decided is not asked again": (
        may_ask(DECIDED, "other", fresh=True),
        "shredding.decided",
    ),
    "officer and chair are enough": (enough((Seat.SECRETARIAT_OFFICER, Seat.CHAIR)), None),
    "so are two officers": (enough((Seat.SECRETARIAT_OFFICER,) * 2), None),
    "nothing is on hold": (lets_go(frozenset(), ()), None),
    "what is on hold is named": (
        lets_go(frozenset({RecordClass.ANSWER}), (RecordClass.ANSWER, RecordClass.BRIEF)),
        None,
    ),
    "or it is not let go": (
        lets_go(frozenset({RecordClass.ANSWER}), (RecordClass.BRIEF,)),
        "shredding.on_hold",
    ),
    "two chairs are not": (enough((Seat.CHAIR, Seat.CHAIR)), "shredding.officer_missing"),
    "one request can be spared": (may_spare(ONE), None),
    "and so can a decided one": (may_spare(DECIDED), None),
    "where nobody asked there is nothing to spare": (may_spare(NOTHING), "shredding.not_asked"),
}


@table(CASES)
def test_shredding(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


DUE: dict[str, tuple[ShredFacts, datetime, bool]] = {
    "its own timer destroys": (DECIDED, NOON, True),
    "that of an earlier request does not": (DECIDED, NOON - timedelta(days=1), False),
    "none does where the track was spared": (NOTHING, NOON, False),
    "none does before a second person asked": (ONE, NOON, False),
}


@pytest.mark.parametrize("sentence", DUE)
def test_when(sentence: str) -> None:
    facts, fired, due = DUE[sentence]
    assert is_due(facts, fired) is due
