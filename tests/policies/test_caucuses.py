"""Caucuses: how few may form one, and what a closed one takes."""

from policies.caucuses import may_go_on, may_open
from policies.terms import Visibility
from tests.policies.tables import Asked, rule_of, table

FIVE = ("a", "b", "c", "d", "e")
HERE = (*FIVE, "f")
MASKED, KNOWN, BLIND = Visibility.MASKED, Visibility.KNOWN, Visibility.BLIND
CASES: dict[str, Asked] = {
    "k experts form a caucus": (may_open(FIVE, HERE, 5, MASKED), None),
    "fewer do not": (may_open(FIVE[:4], HERE, 5, MASKED), "caucuses.too_few"),
    "nor where nobody sees the roster": (may_open(FIVE[:4], HERE, 5, BLIND), "caucuses.too_few"),
    "nobody counts twice": (may_open("aabbc", HERE, 5, MASKED), "caucuses.too_few"),
    "two are enough who know each other": (may_open("ab", HERE, 5, KNOWN), None),
    "one is not": (may_open("a", HERE, 5, KNOWN), "caucuses.too_few"),
    "a handle is somebody's": (may_open("abcdx", HERE, 5, MASKED), "notes.no_such_handle"),
    "an open caucus goes on": (may_go_on(closed=False), None),
    "a closed one does not": (may_go_on(closed=True), "caucuses.closed"),
}


@table(CASES)
def test_caucuses(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
