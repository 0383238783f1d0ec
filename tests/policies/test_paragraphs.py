"""Amendments wait until one adoption answers them all."""

from policies.paragraphs import may_adopt, may_dissent, may_link
from policies.terms import AmendmentState
from tests.policies.tables import Asked, rule_of, table

OPEN, REFUSED = AmendmentState.OPEN, AmendmentState.NOT_ACCEPTED

CASES: dict[str, Asked] = {
    "a paragraph without amendments is adopted": (may_adopt(False, [], [], []), None),
    "one is accepted and one rejected": (may_adopt(False, ["a", "b"], ["a"], ["b"]), None),
    "one left unanswered holds it": (
        may_adopt(False, ["a", "b"], ["a"], []),
        "paragraphs.amendments_unanswered",
    ),
    "two are accepted": (may_adopt(False, ["a", "b"], ["a", "b"], []), None),
    "one that came in meanwhile holds it": (
        may_adopt(False, ["a", "b", "new"], ["a", "b"], []),
        "paragraphs.amendments_unanswered",
    ),
    "one is not accepted and rejected": (
        may_adopt(False, ["a"], ["a"], ["a"]),
        "paragraphs.answered_twice",
    ),
    "one of another paragraph is unknown": (
        may_adopt(False, ["a"], ["a"], ["x"]),
        "paragraphs.unknown_amendment",
    ),
    "nothing new is not adopted again": (
        may_adopt(True, [], [], []),
        "paragraphs.already_adopted",
    ),
    "an adopted one is adopted again with an amendment": (may_adopt(True, ["a"], ["a"], []), None),
    "its author dissents with what was not accepted": (may_dissent(REFUSED, True), None),
    "nobody else does": (may_dissent(REFUSED, False), "paragraphs.author_only"),
    "what is open is no dissent yet": (
        may_dissent(OPEN, True),
        "paragraphs.amendment_not_refused",
    ),
    "what was withdrawn is none": (
        may_dissent(AmendmentState.WITHDRAWN, True),
        "paragraphs.amendment_not_refused",
    ),
    "a text rests on what was released": (may_link(["a"], ["a", "b"]), None),
    "a text may rest on nothing": (may_link([], []), None),
    "a text does not rest on what was not": (
        may_link(["a", "x"], ["a", "b"]),
        "paragraphs.source_not_released",
    ),
}


@table(CASES)
def test_paragraph(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
