"""What an amendment may say, who may move it, and which are accepted together."""

from policies.amendments import (
    Accepted,
    AmendmentKind,
    each_once,
    fits,
    may_accept,
    may_amend,
    may_answer,
    may_sponsor,
    may_withdraw,
    parts_of,
)
from policies.terms import AmendmentState
from tests.policies.tables import Asked, rule_of, table

REPLACE, INSERT, DELETE, SPLIT, MERGE = AmendmentKind
OPEN, ACCEPTED = AmendmentState.OPEN, AmendmentState.ACCEPTED
WORDING = Accepted(REPLACE)
DELETION = Accepted(DELETE)

CASES: dict[str, Asked] = {
    "another wording has words": (fits(REPLACE, 1, 0), None),
    "another wording without words is none": (fits(REPLACE, 0, 0), "amendments.words"),
    "a deletion has no words": (fits(DELETE, 0, 0), None),
    "a deletion with words is none": (fits(DELETE, 1, 0), "amendments.words"),
    "a deletion reaches several paragraphs": (fits(DELETE, 0, 2), None),
    "a merger has words and other paragraphs": (fits(MERGE, 1, 1), None),
    "a merger without others is none": (fits(MERGE, 1, 0), "amendments.merges_nothing"),
    "another wording is of one paragraph": (fits(REPLACE, 1, 1), "amendments.one_paragraph"),
    "what is inserted has words": (fits(INSERT, 1, 0), None),
    "nothing is inserted": (fits(INSERT, 0, 0), "amendments.words"),
    "what is split has parts": (fits(SPLIT, 2, 0), None),
    "one part is no split": (fits(SPLIT, 1, 0), "amendments.splits_nothing"),
    "one paragraph is split": (fits(SPLIT, 2, 1), "amendments.one_paragraph"),
    "each paragraph is named once": (each_once("a", ["b", "c"]), None),
    "one is not merged with itself": (each_once("a", ["b", "a"]), "amendments.named_twice"),
    "the wording of an open one is amended": (may_amend(OPEN, MERGE, REPLACE, False), None),
    "a settled one is not amended": (
        may_amend(ACCEPTED, REPLACE, REPLACE, False),
        "amendments.settled",
    ),
    "what amends an amendment is not amended": (
        may_amend(OPEN, REPLACE, REPLACE, True),
        "amendments.amended_once",
    ),
    "a deletion has no wording to amend": (
        may_amend(OPEN, DELETE, REPLACE, False),
        "amendments.no_wording",
    ),
    "an amendment is not deleted by another": (
        may_amend(OPEN, REPLACE, DELETE, False),
        "amendments.wording_only",
    ),
    "another's is sponsored": (may_sponsor(OPEN, False), None),
    "none is sponsored twice": (may_sponsor(OPEN, True), "amendments.sponsored_already"),
    "a settled one is not sponsored": (may_sponsor(ACCEPTED, False), "amendments.settled"),
    "its author withdraws an open one": (may_withdraw(OPEN, True, False, False), None),
    "a sponsor leaves": (may_withdraw(OPEN, False, True, True), None),
    "its author withdraws an alternative": (
        may_withdraw(AmendmentState.ALTERNATIVE, True, False, False),
        None,
    ),
    "nobody else withdraws it": (
        may_withdraw(OPEN, False, False, False),
        "paragraphs.author_only",
    ),
    "an accepted one is not withdrawn": (
        may_withdraw(ACCEPTED, True, False, False),
        "paragraphs.amendment_settled",
    ),
    "what others sponsor goes on": (may_withdraw(OPEN, True, False, True), "amendments.sponsored"),
    "who is asked agrees": (may_answer(OPEN, True), None),
    "nobody else does": (may_answer(OPEN, False), "amendments.not_asked"),
    "a settled one is not agreed to": (may_answer(ACCEPTED, True), "amendments.settled"),
    "nothing is accepted": (may_accept([], 0), None),
    "wordings are accepted together": (may_accept([("a", WORDING), ("b", WORDING)], 0), None),
    "with an insertion": (may_accept([("a", WORDING), ("b", Accepted(INSERT))], 0), None),
    "but no split beside a wording": (
        may_accept([("a", WORDING), ("b", Accepted(SPLIT))], 0),
        "amendments.alone",
    ),
    "but not in conflict": (
        may_accept([("a", WORDING), ("b", WORDING)], 1),
        "amendments.conflict",
    ),
    "a deletion is accepted alone": (may_accept([("a", DELETION)], 0), None),
    "and not with a wording": (
        may_accept([("a", DELETION), ("b", WORDING)], 0),
        "amendments.alone",
    ),
    "a modification is accepted with what it modifies": (
        may_accept([("a", WORDING), ("b", Accepted(REPLACE, of="a"))], 0),
        None,
    ),
    "and not without": (
        may_accept([("b", Accepted(REPLACE, of="a"))], 0),
        "amendments.without_its_amendment",
    ),
    "and not before those behind it agreed": (
        may_accept([("a", WORDING), ("b", Accepted(REPLACE, of="a", agreed=False))], 0),
        "amendments.not_agreed",
    ),
    "no merger over what is open elsewhere": (
        may_accept([("a", Accepted(MERGE, open_elsewhere=2))], 0),
        "amendments.open_elsewhere",
    ),
    "nor over what reads otherwise meanwhile": (
        may_accept([("a", Accepted(MERGE, fresh=False))], 0),
        "amendments.changed_elsewhere",
    ),
}


@table(CASES)
def test_amendment(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_a_blank_line_parts_a_text() -> None:
    assert parts_of("One.\nStill one.\n\n\n\n Two. ") == ["One.\nStill one.", "Two."]
    assert parts_of(" \n\n ") == []
