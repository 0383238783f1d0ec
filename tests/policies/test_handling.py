"""The strictest regime wins."""

from hypothesis import given
from hypothesis import strategies as st

from policies.handling import (
    STRICTNESS,
    may_appear_in_brief,
    may_quote,
    strictest,
)
from policies.terms import Handling
from tests.policies.tables import Asked, rule_of, table

OPEN, HOUSE = Handling.OPEN, Handling.CHATHAM_HOUSE
KEPT, BACKGROUND = Handling.NO_CIRCULATION, Handling.NOT_FOR_USE

CASES: dict[str, Asked] = {
    "under the Rule the content is free": (may_appear_in_brief(HOUSE), None),
    "what may not circulate may be handed off": (may_appear_in_brief(KEPT), None),
    "background never appears": (may_appear_in_brief(BACKGROUND), "handling.not_for_use"),
    "open wording is quoted": (may_quote(OPEN, False), None),
    "under the Rule wording needs consent": (
        may_quote(HOUSE, False),
        "handling.no_consent_to_wording",
    ),
    "with consent wording is quoted": (may_quote(HOUSE, True), None),
    "background is not quoted even with consent": (
        may_quote(BACKGROUND, True),
        "handling.not_for_use",
    ),
}


@table(CASES)
def test_handling(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_without_any_regime_it_is_not_for_use() -> None:
    assert strictest([]) is BACKGROUND


def test_every_regime_has_its_place() -> None:
    assert sorted(STRICTNESS) == sorted(Handling)


@given(st.lists(st.sampled_from(Handling), min_size=1), st.sampled_from(Handling))
def test_another_source_never_loosens(regimes: list[Handling], added: Handling) -> None:
    before, after = strictest(regimes), strictest([*regimes, added])
    assert STRICTNESS.index(after) == max(STRICTNESS.index(before), STRICTNESS.index(added))
