"""The scales, their options and their reasons."""

import pytest

from policies.positions import (
    CANNOT_BE_ASSOCIATED,
    GRADIENT,
    NO_JUDGEMENT,
    OPTIONS,
    SIDES,
    may_count,
    may_take,
    needs_reason,
    opens_dissent,
)
from policies.rounds import ITEM_MAX
from policies.terms import Scale
from tests.policies.tables import Asked, rule_of, table

DELPHI = [scale for scale in OPTIONS if scale is not Scale.AGREEMENT]
CASES: dict[str, Asked] = {
    "an option of the scale is taken": (may_take(Scale.FEASIBILITY, "possibly_feasible", ""), None),
    "an option of another scale is not": (
        may_take(Scale.FEASIBILITY, "very_desirable", ""),
        "positions.not_on_scale",
    ),
    "no judgement is always possible": (may_take(Scale.CONFIDENCE, NO_JUDGEMENT, ""), None),
    "on the gradient too, and without a reason": (
        may_take(Scale.AGREEMENT, NO_JUDGEMENT, ""),
        None,
    ),
    "there is no veto": (may_take(Scale.AGREEMENT, "veto", ""), "positions.not_on_scale"),
    "a serious disagreement says why": (
        may_take(Scale.AGREEMENT, "serious_disagreement", "it costs lives"),
        None,
    ),
    "a serious disagreement without a why is not heard": (
        may_take(Scale.AGREEMENT, "serious_disagreement", " "),
        "positions.reason_missing",
    ),
    "who cannot be associated need not say why yet": (
        may_take(Scale.AGREEMENT, CANNOT_BE_ASSOCIATED, ""),
        None,
    ),
    "a ranking gives each option a rank": (may_take(Scale.RANKING, "2,1,3", "", 3), None),
    "who cannot rank says so": (may_take(Scale.RANKING, NO_JUDGEMENT, "", 3), None),
    "a ranking has no ties": (
        may_take(Scale.RANKING, "1,1,2", "", 3),
        "positions.not_a_ranking",
    ),
    "a ranking leaves none out": (may_take(Scale.RANKING, "2,1", "", 3), "positions.not_a_ranking"),
    "a ranking starts at one": (may_take(Scale.RANKING, "0,1,2", "", 3), "positions.not_a_ranking"),
    "a ranking is of these options": (
        may_take(Scale.RANKING, "1,2,3,4", "", 3),
        "positions.not_a_ranking",
    ),
    "a ranking is written in one way": (
        may_take(Scale.RANKING, "02,1,3", "", 3),
        "positions.not_a_ranking",
    ),
    "a step is no ranking": (
        may_take(Scale.RANKING, "important", "", 3),
        "positions.not_a_ranking",
    ),
    "ranks are no step": (may_take(Scale.IMPORTANCE, "1,2", "", 2), "positions.not_on_scale"),
    "the reason of a ranking has an end": (
        may_take(Scale.RANKING, "1,2", "x" * (ITEM_MAX + 1), 2),
        "positions.reason_too_long",
    ),
    "a reason has an end": (
        may_take(Scale.IMPORTANCE, "important", "x" * (ITEM_MAX + 1)),
        "positions.reason_too_long",
    ),
    "a position is one on the wording that was read": (may_count(2, 2), None),
    "and on no other": (may_count(1, 2), "positions.other_wording"),
    "a question has but one wording": (may_count(None, 2), None),
}


@table(CASES)
def test_position(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize("scale", DELPHI)
def test_a_delphi_scale_has_two_options_on_either_side_and_no_middle(scale: Scale) -> None:
    assert len(OPTIONS[scale]) == 5
    assert OPTIONS[scale][-1] == NO_JUDGEMENT


@pytest.mark.parametrize("scale", list(OPTIONS))
def test_every_step_but_no_judgement_is_of_one_side(scale: Scale) -> None:
    steps = [step for side in SIDES[scale] for step in side]
    assert sorted([*steps, NO_JUDGEMENT]) == sorted(OPTIONS[scale])


def test_the_gradient_asks_reasons_of_its_third_sixth_and_seventh_step() -> None:
    asked = [n for n, step in enumerate(GRADIENT, 1) if needs_reason(Scale.AGREEMENT, step)]
    assert (len(GRADIENT), asked) == (8, [3, 6, 7])


def test_only_the_last_step_opens_a_dissent() -> None:
    opening = [n for n, step in enumerate(GRADIENT, 1) if opens_dissent(Scale.AGREEMENT, step)]
    assert opening == [8]
