"""Measures, against values that others computed."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from policies.measures import percent, quantile
from tests.policies.tables import table

Q1, MEDIAN, Q3 = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)
SEVEN = (30, 40, 210, 130, 530, 50, 10)
"""The frequency vector of the R package agrmt, on a scale from 1 to 7."""

QuantileCase = tuple[Fraction | None, Fraction | None]
QUANTILES: dict[str, QuantileCase] = {
    "R: quantile(1:4, .25) is 1.75": (quantile((1, 1, 1, 1), Q1), Fraction(7, 4)),
    "R: quantile(1:4, .5) is 2.5": (quantile((1, 1, 1, 1), MEDIAN), Fraction(5, 2)),
    "R: quantile(1:4, .75) is 3.25": (quantile((1, 1, 1, 1), Q3), Fraction(13, 4)),
    "the lower quartile of the vector": (quantile(SEVEN, Q1), Fraction(3)),
    "the median of the vector": (quantile(SEVEN, MEDIAN), Fraction(5)),
    "the upper quartile of the vector": (quantile(SEVEN, Q3), Fraction(5)),
    "halves at the ends meet in the middle": (quantile((2, 0, 2), MEDIAN), Fraction(2)),
    "one person is every quantile": (quantile((0, 1), Q3), Fraction(2)),
    "nobody has none": (quantile((0, 0), MEDIAN), None),
}


@table(QUANTILES)
def test_quantile(case: QuantileCase) -> None:
    found, expected = case
    assert found == expected


PERCENT: dict[str, tuple[int | None, int | None]] = {
    "three of four are seventy-five": (percent(3, 4), 75),
    "a half is rounded up": (percent(1, 8), 13),
    "nobody of some is nought": (percent(0, 9), 0),
    "of nobody there is no share": (percent(0, 0), None),
}


@table(PERCENT)
def test_percent(case: tuple[int | None, int | None]) -> None:
    found, expected = case
    assert found == expected


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8).filter(any))
def test_quartiles_are_in_order_and_on_steps_that_somebody_took_or_between(
    counts: list[int],
) -> None:
    taken = [rank for rank, count in enumerate(counts, start=1) if count]
    found = [quantile(counts, at) or Fraction(0) for at in (Q1, MEDIAN, Q3)]
    assert found == sorted(found)
    assert taken[0] <= found[0]
    assert found[-1] <= taken[-1]
