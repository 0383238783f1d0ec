"""Sixteen questions, a decision on their answers, and what it lets a track do."""

import pytest

from policies.readiness import GOES_ON, Readiness, ReadinessFacts, Topic, may_decide, may_go_on
from tests.policies.tables import Asked, rule_of, table

CASES: dict[str, Asked] = {
    "a chair decides to proceed once all is answered": (
        may_decide(0, Readiness.PROCEED, ""),
        None,
    ),
    "one question without an answer keeps a chair from deciding": (
        may_decide(1, Readiness.PROCEED, ""),
        "readiness.unanswered",
    ),
    "nor is it decided against a track that was not looked at": (
        may_decide(16, Readiness.DO_NOT_ENGAGE, ""),
        "readiness.unanswered",
    ),
    "mitigation is said": (may_decide(0, Readiness.WITH_MITIGATION, "Two contacts."), None),
    "mitigation that nobody says is none": (
        may_decide(0, Readiness.WITH_MITIGATION, " "),
        "readiness.mitigation_missing",
    ),
    "to defer needs no mitigation": (may_decide(0, Readiness.DEFER, ""), None),
    "without a decision no track goes on": (
        may_go_on(ReadinessFacts(unanswered=0, holds=None)),
        "readiness.undecided",
    ),
    "no track goes on over a question": (
        may_go_on(ReadinessFacts(unanswered=1, holds=Readiness.PROCEED)),
        "readiness.unanswered",
    ),
}


@table(CASES)
def test_case(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize("outcome", list(Readiness))
def test_only_two_decisions_let_a_track_go_on(outcome: Readiness) -> None:
    answer = may_go_on(ReadinessFacts(unanswered=0, holds=outcome))
    assert rule_of(answer) == (None if outcome in GOES_ON else "readiness.not_now")


def test_there_are_sixteen_questions() -> None:
    assert len(Topic) == 16
