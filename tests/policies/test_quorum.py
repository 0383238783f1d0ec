"""A number of chairs, or one from each side."""

from hypothesis import given
from hypothesis import strategies as st

from policies.quorum import EACH_SIDE, met, valid
from tests.policies.tables import Asked, rule_of, table

SIDES = {"a": "upstream", "b": "upstream", "c": "downstream"}
CASES: dict[str, Asked] = {
    "two of two": (met(["a", "b"], SIDES, 2), None),
    "one of two": (met(["a"], SIDES, 2), "quorum.too_few"),
    "one chair twice is one": (met(["a", "a"], SIDES, 2), "quorum.too_few"),
    "who is not chair does not count": (met(["a", "x"], SIDES, 2), "quorum.too_few"),
    "one from each side": (met(["b", "c"], SIDES, EACH_SIDE), None),
    "two from one side": (met(["a", "b"], SIDES, EACH_SIDE), "quorum.side_missing"),
    "nobody, of no chairs": (met([], {}, EACH_SIDE), "quorum.side_missing"),
    "a negative number is never met": (met(["a", "b"], SIDES, -1), "quorum.too_few"),
    "a number that can be met is valid": (valid(2, chairs=2), None),
    "a number above the chairs is not": (valid(3, chairs=2), "quorum.unreachable"),
    "each side needs a chair": (valid(EACH_SIDE, chairs=0), "quorum.unreachable"),
    "a negative number is not valid": (valid(-1, chairs=2), "quorum.unreachable"),
}


@table(CASES)
def test_quorum(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@given(st.sets(st.sampled_from("abc")), st.sampled_from("abc"), st.integers(0, 3))
def test_one_more_approval_never_breaks_a_quorum(given_by: set[str], more: str, n: int) -> None:
    if rule_of(met(given_by, SIDES, n)) is None:
        assert rule_of(met(given_by | {more}, SIDES, n)) is None
