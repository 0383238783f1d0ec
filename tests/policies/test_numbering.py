"""Citation numbers: each given once, in the order of the text."""

import pytest

from policies.numbering import TERMS, label, may_number, next_term
from tests.policies.tables import Asked, rule_of, table

LAST = len(TERMS)
CASES: dict[str, Asked] = {
    "a number has all its terms left": (may_number([0], LAST), None),
    "but no more than these": (may_number([0], LAST + 1), "numbering.no_terms_left"),
    "the last one is given": (may_number([0, LAST - 1], 1), None),
    "after it there is none": (may_number([0, LAST], 1), "numbering.no_terms_left"),
    "and nothing needs none": (may_number([0, LAST], 0), None),
}


@table(CASES)
def test_number(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize(
    ("number", "term", "said"),
    [(12, 0, "12"), (12, 1, "12 bis"), (12, 2, "12 ter"), (3, 3, "3 quater"), (7, 9, "7 decies")],
)
def test_it_is_cited_in_latin(number: int, term: int, said: str) -> None:
    assert label(number, term) == said


def test_what_was_given_is_not_given_again() -> None:
    assert next_term([]) == 1
    assert next_term([0]) == 1
    assert next_term([0, 3]) == 4
