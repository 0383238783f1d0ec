"""Measures of a distribution over ordered steps: shares, quantiles, response rate.

- *No judgement* is in no denominator except that of the response rate.
- Agreement is the share of those who judged that chose a favourable step (percent agreement;
  Diamond et al., J Clin Epidemiol 67, 2014, found it the commonest measure of Delphi studies).
- Quantiles are of type 7 (Hyndman and Fan, Am Stat 50, 1996) over ranks counted from 1.
- What a distribution prints is all that is measured: no measure tells more than its cells.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate


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


def _rank(counts: Sequence[int], place: int) -> int:
    """The rank of the step on which whoever stands at this place (from 0) stands."""
    return 1 + sum(reached <= place for reached in accumulate(counts))
