"""Who may say whether a view is fairly stated, and what comes of what they say."""

from hypothesis import given
from hypothesis import strategies as st

from policies.fairness import Stance, confirmed, may_judge, widely_supported
from policies.synthesis import PassageKind
from tests.policies.tables import Asked, rule_of, table

THEME, OPTION, CRUX = PassageKind.THEME, PassageKind.OPTION, PassageKind.CRUX
CASE, OBJECTION = Stance.CASE, Stance.OBJECTION
NO_SIDE = "fairness.no_such_side"
CASES: dict[str, Asked] = {
    "who wrote what a theme rests on speaks of it": (may_judge(THEME, CASE, True), None),
    "nobody else does": (may_judge(THEME, CASE, False), "fairness.not_concerned"),
    "a theme has one side": (may_judge(THEME, OBJECTION, True), NO_SIDE),
    "an option has a case": (may_judge(OPTION, CASE, True), None),
    "and an objection": (may_judge(OPTION, OBJECTION, True), None),
    "so has a crux": (may_judge(CRUX, OBJECTION, True), None),
    "a message states no view of anybody": (may_judge(PassageKind.MESSAGE, CASE, True), NO_SIDE),
}


@table(CASES)
def test_judging(case: Asked) -> None:
    decision, rule = case
    assert rule_of(decision) == rule


def test_a_side_is_confirmed_by_one_word_and_returned_by_one() -> None:
    assert not confirmed([])
    assert confirmed([True])
    assert not confirmed([True, True, False])


SIZES = {"science": 9, "industry": 5, "law": 2, "press": 2}
WIDE = {
    "five voices from two groups": (["science"] * 4 + ["industry"], True),
    "four voices are too few": (["science"] * 2 + ["industry"] * 2, False),
    "one group is too few": (["science"] * 6, False),
    "two small groups are one": (["law", "law", "press", "press", "press"], False),
    "the small ones together are another than a large one": (["science"] * 4 + ["law"], True),
}


def test_wide_support() -> None:
    for said, (voices, wide) in WIDE.items():
        assert widely_supported(voices, SIZES, 5) is wide, said


@given(st.lists(st.sampled_from(["law", "press"]), max_size=20))
def test_groups_below_k_are_never_told_apart(voices: list[str]) -> None:
    swapped = [{"law": "press", "press": "law"}[one] for one in voices]
    assert not widely_supported(voices, SIZES, 5)
    assert not widely_supported(swapped, SIZES, 5)
