"""The watch over mandates."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from policies.acts import Act
from policies.candidates import DeclarationFacts
from policies.mandates import (
    ALWAYS,
    SOON,
    MandateFacts,
    due_anew,
    may_act,
    may_assess,
    may_renew,
    notice,
    reads,
)
from policies.terms import MandateKind
from tests.policies.tables import Asked, rule_of, table

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FREE = MandateFacts(reported=None, expires=NOW + timedelta(seconds=1))
RESTING = replace(FREE, reported=MandateKind.OFFICE)
EXPIRED = replace(FREE, expires=NOW)
SAID = DeclarationFacts(
    personal_capacity=True, under_instruction=False, represents=False, undertaking=True
)

CASES: dict[str, Asked] = {
    "a free seat writes": (may_act(Act.CONTRIBUTION_POST, FREE, NOW), None),
    "a seat without a declaration is not watched": (
        may_act(Act.CONTRIBUTION_POST, MandateFacts(None, None), NOW),
        None,
    ),
    "a renewal says that nothing binds": (may_renew(SAID, EXPIRED, office=False), None),
    "an office that is new to the track is reported": (
        may_renew(SAID, EXPIRED, office=True),
        "mandates.report_instead",
    ),
    "a mandate is not hidden in a renewal": (
        may_renew(replace(SAID, represents=True), EXPIRED, office=False),
        "mandates.report_instead",
    ),
    "a renewal is an undertaking too": (
        may_renew(replace(SAID, undertaking=False), EXPIRED, office=False),
        "candidates.undertaking_missing",
    ),
    "a reported mandate is not renewed away": (
        may_renew(SAID, RESTING, office=False),
        "mandates.suspended",
    ),
    "a reported mandate is assessed": (may_assess(RESTING, "advisory"), None),
    "where none was reported there is nothing to assess": (
        may_assess(FREE, "advisory"),
        "mandates.not_reported",
    ),
    "an assessment of a mandate has a reason": (
        may_assess(RESTING, " "),
        "candidates.reason_missing",
    ),
}


@table(CASES)
def test_mandate(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize("act", list(Act))
def test_a_resting_or_expired_seat_only_sets_its_mandate_right(act: Act) -> None:
    for mandate, rule in ((RESTING, "mandates.suspended"), (EXPIRED, "mandates.expired")):
        expected = None if act in ALWAYS else rule
        assert rule_of(may_act(act, mandate, NOW)) == expected


def test_instruction_and_representation_end_reading_and_an_office_does_not() -> None:
    read = {kind: reads(replace(FREE, reported=kind)) for kind in MandateKind}
    assert read == {
        MandateKind.INSTRUCTION: False,
        MandateKind.REPRESENTATION: False,
        MandateKind.OFFICE: True,
    }
    assert reads(FREE)


def test_a_new_phase_never_makes_a_declaration_valid_for_longer() -> None:
    month, day = timedelta(days=30), timedelta(days=1)
    assert due_anew(NOW + 2 * month, NOW, month) == NOW + month
    assert due_anew(NOW + day, NOW, month) == NOW + day
    assert due_anew(None, NOW, month) is None


def test_notice_is_given_while_there_is_time_and_of_the_shortest_kind() -> None:
    last, first = SOON
    day = timedelta(days=1)
    left = {first + day: None, first: first, last + day: first, last: last, 0 * day: None}
    assert {until: notice(NOW + until, NOW) for until in left} == left
    assert notice(None, NOW) is None
