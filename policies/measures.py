"""Measures of a distribution over ordered steps: shares, quantiles, consensus, polarisation.

- *No judgement* is in no denominator except that of the response rate.
- Agreement is the share of those who judged that chose a favourable step (percent agreement;
  Diamond et al., J Clin Epidemiol 67, 2014, found it the commonest measure of Delphi studies).
- Quantiles are of type 7 (Hyndman and Fan, Am Stat 50, 1996) over ranks counted from 1.
- Consensus is `Cns` (Tastle and Wierman, Int J Approx Reason 45, 2007): 0 for halves at the
  two ends, 1 for unanimity.
- Polarisation is read from `A` (van der Eijk, Quality and Quantity 35, 2001): -1 for halves at
  the two ends, 0 for an even spread, 1 for unanimity.
- What a distribution prints is all that is measured: no measure tells more than its cells.
- Of nobody, nothing is measured: the answer is none.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, combinations
from math import log2, prod, sqrt
from typing import Final

_SMALLEST_PATTERN: Final = 3
"""The fewest steps in which a pattern can have a middle."""


def percent(part: int, whole: int) -> int | None:
    """The share of a part in whole per cent, a half rounded up; none of an empty whole."""
    return int(Fraction(100 * part, whole) + Fraction(1, 2)) if whole else None


def quantile(counts: Sequence[int], p: Fraction) -> Fraction | None:
    """The quantile of the ranks of steps with these counts, in their order; none of nobody."""
    people = sum(counts)
    if not people:
        return None
    at = (people - 1) * p
    low = _rank(counts, int(at))
    return low + (at - int(at)) * (_rank(counts, min(int(at) + 1, people - 1)) - low)


def interquartile_range(counts: Sequence[int]) -> Fraction | None:
    """The distance of the upper from the lower quartile, in steps."""
    lower, upper = quantile(counts, Fraction(1, 4)), quantile(counts, Fraction(3, 4))
    return None if lower is None or upper is None else upper - lower


def mean_rank(counts: Sequence[int]) -> Fraction | None:
    """The mean of the ranks, from 1."""
    people = sum(counts)
    total = sum(rank * count for rank, count in enumerate(counts, start=1))
    return Fraction(total, people) if people else None


def consensus(counts: Sequence[int]) -> float | None:
    """`Cns = 1 + sum p_i log2(1 - |x_i - mean| / width)`, from 0 to 1."""
    mean, width = mean_rank(counts), len(counts) - 1
    if mean is None or not width:
        return None if mean is None else 1.0
    people = sum(counts)
    return 1.0 + sum(
        float(Fraction(count, people)) * log2(1 - abs(rank - mean) / width)
        for rank, count in enumerate(counts, start=1)
        if count
    )


def agreement(counts: Sequence[int]) -> float | None:
    """Van der Eijk's `A`, from -1 to 1: the mean of the agreement of the layers of a histogram,
    each layer being as high as its lowest step that is not yet used up."""
    people, left, total = sum(counts), list(counts), Fraction(0)
    while any(left):
        height = min(count for count in left if count)
        pattern = [count > 0 for count in left]
        total += height * sum(pattern) * _of_pattern(pattern)
        left = [count - height if count else 0 for count in left]
    return float(total / people) if people else None


def distribution_change(before: Sequence[int], after: Sequence[int]) -> Fraction | None:
    """Half the sum of the absolute differences of the shares, from 0 to 1 (Scheibe, Skutsch and
    Schofer, in Linstone and Turoff, *The Delphi Method*, 1975)."""
    if not (sum(before) and sum(after)):
        return None
    pairs = zip(before, after, strict=True)
    return (
        sum(
            (abs(Fraction(one, sum(before)) - Fraction(two, sum(after))) for one, two in pairs),
            Fraction(0),
        )
        / 2
    )


def dispersion(counts: Sequence[int]) -> float | None:
    """The coefficient of variation of the ranks: population standard deviation over mean."""
    mean = mean_rank(counts)
    if mean is None:
        return None
    squares = sum(count * (rank - mean) ** 2 for rank, count in enumerate(counts, start=1))
    return sqrt(squares / sum(counts)) / float(mean)


def dispersion_change(before: Sequence[int], after: Sequence[int]) -> float | None:
    """How far the coefficient of variation moved from one round to the next, as it is signed."""
    old, new = dispersion(before), dispersion(after)
    return None if old is None or new is None else new - old


def group_aware_agreement(groups: Mapping[str, tuple[int, int]]) -> Fraction | None:
    """The product of `(agree + 1) / (answered + 2)` over all groups, so that no group's view is
    left out (Small et al., *Polis*, RECERCA 26, 2021). A group is `(agree, answered)`."""
    if not groups:
        return None
    return prod((Fraction(agree + 1, of + 2) for agree, of in groups.values()), start=Fraction(1))


def controversy(favourable: int, against: int, of: int) -> Fraction | None:
    """Four times the product of the two shares, from 0 to 1: 1 is half against half."""
    return 4 * Fraction(favourable, of) * Fraction(against, of) if of else None


def _rank(counts: Sequence[int], place: int) -> int:
    """The rank of the step on which whoever stands at this place (from 0) stands."""
    return 1 + sum(reached <= place for reached in accumulate(counts))


def _of_pattern(pattern: Sequence[bool]) -> Fraction:
    """The agreement of one layer: how unimodal it is, less for each step more that it takes."""
    steps, used = len(pattern), sum(pattern)
    if used in {1, steps} or steps < _SMALLEST_PATTERN:
        return Fraction(used == 1)
    triples = list(combinations(pattern, 3))
    uni = sum(one in {(True, True, False), (False, True, True)} for one in triples)
    split = triples.count((True, False, True))
    form = Fraction((steps - 2) * uni - (steps - 1) * split, (steps - 2) * (uni + split))
    return form * (1 - Fraction(used - 1, steps - 1))
