"""What came by letter or by word: recorded by one, confirmed by another."""

from policies.answers import may_confirm, may_record
from policies.decisions import Allow, Deny
from policies.terms import Channel, Response
from tests.policies.tables import Asked, rule_of, table

LETTER, NOTED = Channel.LETTER, Response.NOTED
YES, NO = Allow(), Deny("briefs.not_released")
CASES: dict[str, Asked] = {
    "an answer by letter is recorded": (may_record(LETTER, True, NOTED, YES), None),
    "an answer by word is recorded": (may_record(Channel.WORD, True, NOTED, YES), None),
    "a receipt by letter is recorded": (may_record(LETTER, False, None, YES), None),
    "nobody is said to have come in person": (
        may_record(Channel.IN_PERSON, True, NOTED, YES),
        "answers.not_by_hand",
    ),
    "nobody is said to have sent a liaison": (
        may_record(Channel.LIAISON, False, None, YES),
        "answers.not_by_hand",
    ),
    "a recommendation without a response says nothing": (
        may_record(LETTER, True, None, YES),
        "answers.response_or_receipt",
    ),
    "a receipt with a response says too much": (
        may_record(LETTER, False, NOTED, YES),
        "answers.response_or_receipt",
    ),
    "what the addressee could not answer is not recorded": (
        may_record(LETTER, True, NOTED, NO),
        "briefs.not_released",
    ),
    "a second person confirms": (may_confirm(False, YES), None),
    "the first does not": (may_confirm(True, YES), "answers.second_person"),
    "what was answered meanwhile is not confirmed": (
        may_confirm(False, Deny("briefs.already_answered")),
        "briefs.already_answered",
    ),
}


@table(CASES)
def test_by_hand(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
