"""Asking back, drafting the reply, forwarding it."""

from policies.clarifications import may_ask, may_draft, may_reply
from policies.terms import BriefState
from tests.policies.tables import Asked, rule_of, table

OUT = BriefState.RELEASED
CASES: dict[str, Asked] = {
    "an addressee asks back": (may_ask(OUT, True, "Which bank?"), None),
    "another does not": (may_ask(OUT, False, "Which bank?"), "briefs.not_addressed"),
    "nothing unreleased is asked about": (
        may_ask(BriefState.READY, True, "Which bank?"),
        "briefs.not_released",
    ),
    "a question asks something": (may_ask(OUT, True, " "), "clarifications.empty"),
    "a reply is drafted": (may_draft(False, "Both."), None),
    "a reply says something": (may_draft(False, "\t"), "clarifications.empty"),
    "a forwarded reply is not changed": (
        may_draft(True, "Both."),
        "clarifications.already_replied",
    ),
    "a chair forwards a draft": (may_reply(False, True), None),
    "nothing is forwarded where there is no draft": (
        may_reply(False, False),
        "clarifications.no_draft",
    ),
    "a reply is forwarded once": (may_reply(True, True), "clarifications.already_replied"),
}


@table(CASES)
def test_clarification(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
