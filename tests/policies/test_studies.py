"""Asking for a study, accepting, declining, delivering it."""

from policies.studies import StudyState, after_declining, may_ask, may_deliver, may_reply
from tests.policies.tables import Asked, rule_of, table

ASKED, ACCEPTED, DECLINED = StudyState.ASKED, StudyState.ACCEPTED, StudyState.DECLINED
CASES: dict[str, Asked] = {
    "a researcher is asked": (may_ask(1), None),
    "where there is none, nobody is": (may_ask(0), "studies.no_researcher"),
    "what is asked is accepted or declined": (may_reply(ASKED, declined=False), None),
    "once declined, it is for others": (
        may_reply(ASKED, declined=True),
        "studies.declined_already",
    ),
    "what somebody accepted is theirs": (may_reply(ACCEPTED, declined=False), "studies.not_now"),
    "who accepted delivers their own paper": (may_deliver(ACCEPTED, True, True, False), None),
    "nothing is delivered unasked": (may_deliver(ASKED, True, True, False), "studies.not_now"),
    "nobody else delivers": (may_deliver(ACCEPTED, False, True, False), "studies.not_yours"),
    "no paper of others is delivered": (
        may_deliver(ACCEPTED, True, False, False),
        "papers.not_own",
    ),
    "no withdrawn paper is delivered": (
        may_deliver(ACCEPTED, True, True, True),
        "papers.withdrawn",
    ),
}


@table(CASES)
def test_studies(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_a_request_waits_until_the_last_researcher_has_declined() -> None:
    assert after_declining(["a", "b"], ["a"]) is ASKED
    assert after_declining(["a", "b"], ["b", "a"]) is DECLINED
