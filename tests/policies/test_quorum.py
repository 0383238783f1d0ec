"""A number of chairs, or one from each side."""

from hypothesis import given
from hypothesis import strategies as st

from policies.quorum import EACH_SIDE, met, sides_named
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
    "one side alone is no two": (met(["a"], {"a": "upstream"}, EACH_SIDE), "quorum.side_missing"),
    "a chair without a side is on none": (
        met(["a"], {"a": "", "b": ""}, EACH_SIDE),
        "quorum.side_missing",
    ),
    "a side is a side however it is written": (
        met(["a", "b"], {"a": "North", "b": "south", "c": " north "}, EACH_SIDE),
        None,
    ),
}


@table(CASES)
def test_quorum(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@given(st.sets(st.sampled_from("abc")), st.sampled_from("abc"), st.integers(0, 3))
def test_one_more_approval_never_breaks_a_quorum(given_by: set[str], more: str, n: int) -> None:
    if rule_of(met(given_by, SIDES, n)) is None:
        assert rule_of(met(given_by | {more}, SIDES, n)) is None


def test_sides_have_to_be_named_only_where_they_are_asked() -> None:
    assert sides_named(["", ""], 2)
    assert sides_named(["north", "south"], EACH_SIDE)
    assert not sides_named(["north", " North"], EACH_SIDE)
    assert not sides_named(["north", "south", ""], EACH_SIDE)
