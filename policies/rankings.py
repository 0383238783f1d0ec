"""Rankings: how far those who ranked the same things agree, Kendall's W.

- A ranking gives each thing its rank from 1; things that are tied share the mean of their ranks.
- `W = 12 S / (m^2 (k^3 - k) - m T)`, with `m` rankings of `k` things, `S` the sum of the squared
  deviations of the sums of ranks, and `T` the sum of `t^3 - t` over all ties (Kendall and
  Babington Smith, Ann Math Stat 10, 1939; ties as in Siegel, *Nonparametric Statistics*, 1956).
- W goes from 0 to 1; where everybody ties everything, or nobody ranked, there is none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Ranking = Sequence[Fraction | int | float]


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's `w` (0 to 1), and `chi_square` with its `degrees` of freedom."""

    w: Fraction
    chi_square: Fraction
    degrees: int


def concordance(rankings: Sequence[Ranking]) -> Concordance | None:
    """How far these rankings of the same things agree."""
    exact = [[Fraction(rank) for rank in one] for one in rankings]
    raters, things = len(exact), len(exact[0]) if exact else 0
    most = raters**2 * (things**3 - things) - raters * sum(map(_ties, exact))
    if most <= 0:
        return None
    sums = [sum(column, Fraction(0)) for column in zip(*exact, strict=True)]
    mean = sum(sums, Fraction(0)) / things
    w = 12 * sum(((one - mean) ** 2 for one in sums), Fraction(0)) / most
    return Concordance(w, raters * (things - 1) * w, things - 1)


def _ties(ranking: Sequence[Fraction]) -> int:
    return sum(times**3 - times for times in Counter(ranking).values())
