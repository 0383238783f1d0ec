"""Asking, acknowledging, answering."""

from policies.briefs import may_acknowledge, may_answer, may_ask, may_change_text
from policies.terms import BriefState, Response
from tests.policies.tables import Asked, rule_of, table

OUT = BriefState.RELEASED
TAKEN, NOT, SILENT = Response.TAKEN_UP, Response.NOT_TAKEN_UP, Response.NO_ANSWER
CASES: dict[str, Asked] = {
    "a first brief is asked for": (may_ask([]), None),
    "a returned brief makes room": (may_ask([BriefState.RETURNED]), None),
    "a blocked brief makes room": (may_ask([BriefState.BLOCKED, BriefState.VOIDED]), None),
    "one under way does not": (may_ask([BriefState.ASKED]), "briefs.under_way"),
    "one that waits for chairs does not": (may_ask([BriefState.READY]), "briefs.under_way"),
    "a text may change while no brief is out": (may_change_text([BriefState.RETURNED]), None),
    "what a released brief prints stands": (may_change_text([OUT]), "briefs.text_is_out"),
    "what chairs are reading stands": (
        may_change_text([BriefState.RETURNED, BriefState.READY]),
        "briefs.text_is_before_chairs",
    ),
    "an addressee acknowledges": (may_acknowledge(OUT, True, False), None),
    "another does not": (may_acknowledge(OUT, False, False), "briefs.not_addressed"),
    "nobody acknowledges twice": (
        may_acknowledge(OUT, True, True),
        "briefs.already_acknowledged",
    ),
    "nothing unreleased is acknowledged": (
        may_acknowledge(BriefState.READY, True, False),
        "briefs.not_released",
    ),
    "an addressee answers": (may_answer(OUT, True, None, TAKEN, ""), None),
    "a late answer replaces silence": (may_answer(OUT, True, SILENT, TAKEN, ""), None),
    "an answer is given once": (
        may_answer(OUT, True, TAKEN, NOT, "means"),
        "briefs.already_answered",
    ),
    "another addressee's is not answered": (
        may_answer(OUT, False, None, TAKEN, ""),
        "briefs.not_addressed",
    ),
    "silence is not chosen": (
        may_answer(OUT, True, None, SILENT, ""),
        "briefs.silence_is_not_chosen",
    ),
    "a refusal gives reasons": (may_answer(OUT, True, None, NOT, "means"), None),
    "a refusal without reasons is none": (
        may_answer(OUT, True, None, NOT, " "),
        "briefs.reasons_missing",
    ),
    "nothing unreleased is answered": (
        may_answer(BriefState.VOIDED, True, None, TAKEN, ""),
        "briefs.not_released",
    ),
}


@table(CASES)
def test_brief(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
