"""Measures, against values that others computed, and laws that hold for every distribution."""

from fractions import Fraction
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from policies.measures import (
    agreement,
    consensus,
    controversy,
    dispersion,
    dispersion_change,
    distribution_change,
    group_aware_agreement,
    interquartile_range,
    percent,
    quantile,
)
from policies.rankings import concordance
from tests.policies.tables import table

Q1, MEDIAN, Q3 = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)
SEVEN = (30, 40, 210, 130, 530, 50, 10)
"""The frequency vector of the R package agrmt, on a scale from 1 to 7."""

Number = Fraction | float | None
Case = tuple[Number, Number]
RATERS = ((1, 2, 3, 4), (1, 2, 3, 4), (2, 1, 3, 4))
TIED = ((1, 2.5, 2.5, 4), *RATERS[1:])

VALUES: dict[str, Case] = {
    "R: quantile(1:4, .25) is 1.75": (quantile((1, 1, 1, 1), Q1), Fraction(7, 4)),
    "R: quantile(1:4, .5) is 2.5": (quantile((1, 1, 1, 1), MEDIAN), Fraction(5, 2)),
    "R: quantile(1:4, .75) is 3.25": (quantile((1, 1, 1, 1), Q3), Fraction(13, 4)),
    "the lower quartile of the vector": (quantile(SEVEN, Q1), Fraction(3)),
    "the median of the vector": (quantile(SEVEN, MEDIAN), Fraction(5)),
    "the upper quartile of the vector": (quantile(SEVEN, Q3), Fraction(5)),
    "half of the vector lies within two steps": (interquartile_range(SEVEN), Fraction(2)),
    "halves at the ends meet in the middle": (quantile((2, 0, 2), MEDIAN), Fraction(2)),
    "one person is every quantile": (quantile((0, 1), Q3), Fraction(2)),
    "nobody has no quantile": (quantile((0, 0), MEDIAN), None),
    "nobody has no range": (interquartile_range((0, 0)), None),
    "Cns of the vector, as agrmt has it": (consensus(SEVEN), 0.7256876),
    "Cns of an even spread over five": (consensus((1,) * 5), 0.43398),
    "Cns of unanimity": (consensus((0, 9, 0)), 1.0),
    "Cns of halves at the ends": (consensus((4, 0, 0, 4)), 0.0),
    "a scale of one step is unanimous": (consensus((3,)), 1.0),
    "nobody has no consensus": (consensus((0, 0)), None),
    "A of the vector, as agrmt has it": (agreement(SEVEN), 0.6113333),
    "A of halves at the ends": (agreement((4, 0, 0, 4)), -1.0),
    "A of an even spread": (agreement((2,) * 5), 0.0),
    "A of unanimity": (agreement((0, 9, 0)), 1.0),
    "A of two steps, split evenly": (agreement((3, 3)), 0.0),
    "A of two steps, unanimous": (agreement((3, 0)), 1.0),
    "nobody has no agreement": (agreement((0, 0)), None),
    "two of twelve moved": (
        distribution_change((1, 2, 5, 3, 1), (0, 2, 6, 4, 0)),
        Fraction(1, 6),
    ),
    "everybody moved": (distribution_change((5, 0), (0, 9)), Fraction(1)),
    "the same shares of more people did not move": (
        distribution_change((1, 2), (2, 4)),
        Fraction(0),
    ),
    "after nobody there is no change": (distribution_change((0, 0), (1, 1)), None),
    "unanimity has no dispersion": (dispersion((0, 4)), 0.0),
    "dispersion of halves on one and three": (dispersion((1, 0, 1)), 0.5),
    "halves at the ends become one": (dispersion_change((1, 0, 1), (0, 2, 0)), -0.5),
    "nobody is not dispersed": (dispersion_change((0,), (1,)), None),
    "8 of 10 and 1 of 6, as Polis has it": (
        group_aware_agreement({"a": (8, 10), "b": (1, 6)}),
        Fraction(3, 16),
    ),
    "of no group there is no agreement": (group_aware_agreement({}), None),
    "half against half is controversial": (controversy(5, 5, 10), Fraction(1)),
    "unanimity is not": (controversy(10, 0, 10), Fraction(0)),
    "nobody is not controversial": (controversy(0, 0, 0), None),
}


def close(found: Number, expected: Number) -> bool:
    """Equal to 1e-5 in what was published with five digits, else exactly or to 1e-6."""
    if found is None or expected is None:
        return found is expected
    digits = 1e-5 if expected == 0.43398 else 1e-6
    return isclose(float(found), float(expected), abs_tol=digits)


@table(VALUES)
def test_published_and_degenerate_values(case: Case) -> None:
    assert close(*case)


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


def test_kendalls_w_without_and_with_ties() -> None:
    plain, tied = concordance(RATERS), concordance(TIED)
    assert plain is not None
    assert tied is not None
    assert close(plain.w, 0.911111)
    assert (close(plain.chi_square, 8.2), plain.degrees) == (True, 3)
    assert close(tied.w, 0.862069)


def test_there_is_no_concordance_of_nobody_or_of_those_who_tie_everything() -> None:
    assert concordance(()) is None
    assert concordance([(1,)]) is None
    assert concordance([(2, 2, 2), (2, 2, 2)]) is None


COUNTS = st.lists(st.integers(0, 9), min_size=2, max_size=8).filter(any)


@given(COUNTS)
def test_quartiles_are_in_order_and_on_steps_that_somebody_took_or_between(
    counts: list[int],
) -> None:
    taken = [rank for rank, count in enumerate(counts, start=1) if count]
    found = [quantile(counts, at) or Fraction(0) for at in (Q1, MEDIAN, Q3)]
    assert found == sorted(found)
    assert taken[0] <= found[0]
    assert found[-1] <= taken[-1]


@given(COUNTS)
def test_measures_keep_within_their_bounds(counts: list[int]) -> None:
    assert -1e-9 <= (consensus(counts) or 0) <= 1 + 1e-9
    assert -1 <= (agreement(counts) or 0) <= 1
    assert (dispersion(counts) or 0) >= 0


@given(COUNTS, st.integers(1, 5))
def test_measures_see_shares_and_no_direction(counts: list[int], times: int) -> None:
    more, mirrored = [times * count for count in counts], counts[::-1]
    assert close(agreement(more), agreement(counts))
    assert close(consensus(more), consensus(counts))
    assert close(agreement(mirrored), agreement(counts))
    assert close(consensus(mirrored), consensus(counts))


@given(COUNTS, st.data())
def test_change_is_a_distance(counts: list[int], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.integers(0, 9), min_size=len(counts), max_size=len(counts)))
    there, back = distribution_change(counts, other), distribution_change(other, counts)
    assert there == back
    assert distribution_change(counts, counts) == 0
    assert there is None or 0 <= there <= 1


@given(st.lists(st.permutations(range(1, 5)), min_size=1, max_size=6))
def test_concordance_knows_neither_who_ranked_nor_what(rankings: list[list[int]]) -> None:
    found = concordance(rankings)
    columns = [list(one) for one in zip(*sorted(rankings), strict=True)]
    again = concordance([list(one) for one in zip(*columns[::-1], strict=True)])
    assert found is not None
    assert again is not None
    assert found.w == again.w
    assert 0 <= found.w <= 1


@given(st.permutations(range(1, 6)), st.integers(2, 6))
def test_those_who_rank_alike_agree_wholly(ranking: list[int], raters: int) -> None:
    found = concordance([ranking] * raters)
    assert found is not None
    assert found.w == 1
