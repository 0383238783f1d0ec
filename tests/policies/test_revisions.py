"""Which paragraphs a revision rewords, and when it is refused."""

from typing import Any

import pytest

from policies.decisions import Deny
from policies.revisions import Given, Standing, may_revise, reasons, reworded
from tests.policies.tables import table

THERE = {
    "1": Standing("Gauges stay."),
    "2": Standing("Gates open."),
    "3": Standing("Old.", since=True),
}
SAME = [("1", "Gauges stay."), ("2", "Gates open."), ("3", "Old.")]
SAID = [("1", "Gauges go.", ("So.",)), *SAME[1:]]
Case = tuple[list[tuple[Any, ...]], str | None, str]
CASES: dict[str, Case] = {
    "one paragraph may be reworded": ([("1", "Gauges go."), *SAME[1:]], None, "0"),
    "all that still read so may be": ([("1", "A."), ("2", "B."), SAME[2]], None, "0"),
    "in any order": ([SAME[2], ("2", "B."), SAME[0]], None, "0"),
    "nothing is no revision": (SAME, "revisions.nothing_changed", "0"),
    "nor is space": ([("1", " Gauges stay.\n"), *SAME[1:]], "revisions.nothing_changed", "0"),
    "a number must be there": ([*SAME, ("4", "New.")], "revisions.unknown_number", "4"),
    "and once": ([*SAME, ("2", "Gates shut.")], "revisions.twice", "2"),
    "none may be missing": ([SAME[0], SAME[2]], "revisions.missing", "2"),
    "none may be empty": ([SAME[0], ("2", "  "), SAME[2]], "revisions.emptied", "2"),
    "nor say nothing": ([SAME[0], ("2", "\u200d"), SAME[2]], "revisions.emptied", "2"),
    "2,000 characters may stand": ([("1", "x" * 2000), *SAME[1:]], None, "0"),
    "more may not": ([("1", "x" * 2001), *SAME[1:]], "revisions.too_long", "1"),
    "an override of direction hides": (
        [("1", "a\u202eb"), *SAME[1:]],
        "revisions.hidden_signs",
        "1",
    ),
    "so does a sign of no width": ([("1", "a\u200bb"), *SAME[1:]], "revisions.hidden_signs", "1"),
    "so does a bell": ([("1", "a\x07b"), *SAME[1:]], "revisions.hidden_signs", "1"),
    "a joiner does not": ([("1", "آب\u200cها"), *SAME[1:]], None, "0"),  # noqa: RUF001 - Persian
    "what reads otherwise now is not reworded": (
        [*SAME[:2], ("3", "New.")],
        "revisions.reads_otherwise",
        "3",
    ),
    "a comment is the reason of a change": (SAID, None, "0"),
    "on what reads as before it has no place": (
        [*SAID[:2], (*SAME[2], ("Why?",))],
        "revisions.comment_aside",
        "3",
    ),
    "one that says nothing is none": ([*SAID[:2], (*SAME[2], (" ",))], None, "0"),
    "comments may be as long as a reason": (
        [(*SAID[0][:2], ("x" * 1999, " ")), *SAME[1:]],
        None,
        "0",
    ),
    "and no longer, together": (
        [(*SAID[0][:2], ("x" * 1000, "y" * 1000)), *SAME[1:]],
        "revisions.comment_too_long",
        "1",
    ),
    "nor may they hide anything": (
        [(*SAID[0][:2], ("a\u202eb",)), *SAME[1:]],
        "revisions.hidden_signs",
        "1",
    ),
}


@table(CASES)
def test_may_revise(case: Case) -> None:
    returned, rule, number = case
    decision = may_revise([Given(*one) for one in returned], THERE)
    denied = (
        (decision.rule, decision.values.get("number", "0")) if isinstance(decision, Deny) else ()
    )
    assert denied == ((rule, number) if rule else ())


@pytest.mark.parametrize("space", ["", " ", "\n"])
def test_only_what_reads_otherwise_is_reworded(space: str) -> None:
    given = [
        Given("1", f"Gauges go.{space}"),
        Given("2", f"{space}Gates open."),
        Given("3", "Old."),
        Given("9", "New."),
    ]
    assert reworded(given, THERE) == {"1": "Gauges go."}


def test_the_comments_on_a_paragraph_are_one_reason() -> None:
    assert reasons([Given("1", "", ("So.", " ", "And so."))]) == {"1": "So.\nAnd so."}
    assert reasons([Given("1", ""), Given("2", "", ("\u200d",))]) == {}
