"""Who signs in with a second factor, and how often somebody may try."""

import pytest

from policies.decisions import Allow
from policies.sessions import LIMITS, hold, may_enrol, may_prove, needs_factor
from policies.terms import Attempt, Hold, Seat
from tests.policies.tables import Asked, rule_of, table

WITH = (
    "secretariat_officer",
    "eligibility_officer",
    "facilitator",
    "rapporteur",
    "translator",
    "researcher",
    "chair",
    "custodian",
    "auditor",
    "operator",
)
WITHOUT = ("candidate", "expert", "silent_observer", "decision_maker", "friend")

HOLDS: dict[str, tuple[Hold, Hold]] = {
    "an expert without a second factor goes in": (
        hold(enrolled=False, convenes=False, seats=[Seat.EXPERT]),
        Hold.NOTHING,
    ),
    "an expert with one is asked for it": (
        hold(enrolled=True, convenes=False, seats=[Seat.EXPERT]),
        Hold.CODE,
    ),
    "a chair without one sets it up": (
        hold(enrolled=False, convenes=False, seats=[Seat.CHAIR]),
        Hold.ENROLMENT,
    ),
    "an expert who chairs elsewhere sets it up": (
        hold(enrolled=False, convenes=False, seats=[Seat.EXPERT, Seat.CHAIR]),
        Hold.ENROLMENT,
    ),
    "whoever may open tracks sets it up before there is one": (
        hold(enrolled=False, convenes=True, seats=[]),
        Hold.ENROLMENT,
    ),
    "whoever may open tracks and has one is asked for it": (
        hold(enrolled=True, convenes=True, seats=[]),
        Hold.CODE,
    ),
    "an account without any seat goes in": (
        hold(enrolled=False, convenes=False, seats=[]),
        Hold.NOTHING,
    ),
}
CASES: dict[str, Asked] = {
    "a first factor may be set up": (may_enrol(enrolled=False), None),
    "a second one may not": (may_enrol(enrolled=True), "sessions.factor_there"),
    "a factor may be proven": (may_prove(enrolled=True), None),
    "one that is not there may not": (may_prove(enrolled=False), "sessions.no_factor"),
}


@table(HOLDS)
def test_a_session_waits_for_what_its_seats_need(case: tuple[Hold, Hold]) -> None:
    assert case[0] is case[1]


@table(CASES)
def test_a_factor_is_set_up_once(case: Asked) -> None:
    decision, rule = case
    assert rule_of(decision) == rule
    assert (rule is None) == isinstance(decision, Allow)


def test_every_seat_stands_on_one_side() -> None:
    assert {*WITH, *WITHOUT} == set(Seat)


@pytest.mark.parametrize("seat", WITH)
def test_these_seats_need_a_second_factor(seat: str) -> None:
    assert needs_factor([Seat(seat)])
    assert needs_factor([Seat(seat), Seat.EXPERT])


@pytest.mark.parametrize("seat", WITHOUT)
def test_these_seats_do_not(seat: str) -> None:
    assert not needs_factor([Seat(seat)])


def test_everything_that_can_be_tried_has_a_limit_for_the_house() -> None:
    assert set(LIMITS) == set(Attempt)
    assert all(any(limit.house for limit in limits) for limits in LIMITS.values())
    assert all(limit.most > 0 for limits in LIMITS.values() for limit in limits)
