"""Who signs in with a second factor, and how often somebody may try."""

import pytest

from policies.decisions import Allow
from policies.sessions import (
    LIMITS,
    Standing,
    hold,
    may_enrol,
    may_prove,
    may_register,
    may_remove,
    needs_factor,
)
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


def there(
    *, codes: bool = False, passkeys: int = 0, proven: bool = True, age: float = 0
) -> Standing:
    """How a session stands; proven just now unless said otherwise."""
    return Standing(codes, passkeys, proven, age)


CASES: dict[str, Asked] = {
    "codes may be set up where there is nothing": (may_enrol(there(proven=False)), None),
    "codes may be set up first in an old session": (
        may_enrol(there(proven=False, age=9_000)),
        None,
    ),
    "codes are not set up twice": (may_enrol(there(codes=True)), "sessions.factor_there"),
    "codes may be added by who proved a passkey": (may_enrol(there(passkeys=1)), None),
    "codes may not be added on a link alone": (
        may_enrol(there(passkeys=1, proven=False)),
        "sessions.prove_first",
    ),
    "codes may not be added an hour after the proof": (
        may_enrol(there(passkeys=1, age=3_600)),
        "sessions.prove_first",
    ),
    "a passkey may be the first factor": (may_register(there(proven=False), named=True), None),
    "a passkey is not the first factor of an old session": (
        may_register(there(proven=False, age=901), named=True),
        "sessions.prove_first",
    ),
    "a passkey may be added by who proved a code": (
        may_register(there(codes=True, age=900), named=True),
        None,
    ),
    "a passkey may not be added a quarter of an hour after the proof": (
        may_register(there(codes=True, age=901), named=True),
        "sessions.prove_first",
    ),
    "a passkey may not be added before the proof was given": (
        may_register(there(codes=True, age=-1), named=True),
        "sessions.prove_first",
    ),
    "a passkey may not be added on a link alone": (
        may_register(there(codes=True, proven=False), named=True),
        "sessions.prove_first",
    ),
    "an eighth passkey may be added": (may_register(there(passkeys=7), named=True), None),
    "a ninth may not": (
        may_register(there(passkeys=8), named=True),
        "sessions.passkeys_enough",
    ),
    "no passkey without a name": (
        may_register(there(codes=True), named=False),
        "sessions.passkeys_need_name",
    ),
    "one of two passkeys may go": (may_remove(there(passkeys=2), needed=True), None),
    "a passkey beside codes may go": (may_remove(there(codes=True, passkeys=1), needed=True), None),
    "the only factor may not go where one is needed": (
        may_remove(there(passkeys=1), needed=True),
        "sessions.last_factor",
    ),
    "the only factor may go where none is needed": (
        may_remove(there(passkeys=1), needed=False),
        None,
    ),
    "nothing goes on a link alone": (
        may_remove(there(passkeys=2, proven=False), needed=False),
        "sessions.prove_first",
    ),
    "nothing goes an hour after the proof": (
        may_remove(there(passkeys=2, age=3_600), needed=False),
        "sessions.prove_first",
    ),
    "a factor may be proven": (may_prove(enrolled=True), None),
    "one that is not there may not": (may_prove(enrolled=False), "sessions.no_factor"),
}


@table(HOLDS)
def test_a_session_waits_for_what_its_seats_need(case: tuple[Hold, Hold]) -> None:
    assert case[0] is case[1]


@table(CASES)
def test_a_factor_is_changed_by_its_owner_alone(case: Asked) -> None:
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
