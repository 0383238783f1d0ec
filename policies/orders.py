"""Orders: what experts may be asked to rank, what a ranking is, and what their rankings print.

- Two to seven options, no two of them alike; a ranking gives each a rank of its own, from 1.
- With m rankings and the threshold k, nothing prints unless m is 2k or more.
- Of two options, one stands before the other only if it would stay so however k - 1 people had
  ranked: one ranking moves the difference of two sums of ranks by 2 (n - 1) at most.
- Options that are not told apart share a place. A place ends only where every option above is
  apart from every option below; within it, options stand in the order in which they were asked.
- How far people agree is Kendall's W (see `policies.rankings`), and prints as a word only, and
  only if it is the same word for every W that k - 1 other rankings could have made.
- No number of people prints, no sum and no mean of ranks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from policies.decisions import Decision, allow_if
from policies.terms import Scale

FEWEST: Final = 2
MOST: Final = 7
_MODERATE: Final = Fraction(3, 10)
_STRONG: Final = Fraction(7, 10)
Ranks = tuple[int, ...]


class Concord(StrEnum):
    """How far those who ranked agree: W below 0.3, from 0.3 on, from 0.7 on."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Order:
    """What rankings print: options by their numbers from 1, the `places` from the first on; and
    how far people agree. Both are empty where too few ranked."""

    places: tuple[tuple[int, ...], ...] = ()
    concord: Concord | None = None


def may_offer(scale: Scale, options: Sequence[str]) -> Decision:
    """Whether a question on this scale may be asked with these options."""
    different = len({option.strip().casefold() for option in options}) == len(options)
    fits = FEWEST <= len(options) <= MOST and different
    if scale is Scale.RANKING:
        return allow_if(fits, "rounds.options", least=FEWEST, most=MOST)
    return allow_if(not options, "rounds.options_elsewhere")


def may_rank(value: str, options: int) -> Decision:
    """Whether this gives each of so many options a rank of its own, as in `2,1,3`."""
    ranks = [str(rank) for rank in range(1, options + 1)]
    example = ",".join([*ranks[1::-1], *ranks[2:]])
    given = sorted(value.split(",")) == ranks
    return allow_if(given, "positions.not_a_ranking", count=options, example=example)


def ranks_of(value: str) -> Ranks:
    """The ranks of the options, in the order in which they were asked."""
    return tuple(map(int, value.split(",")))


def order(rankings: Sequence[Ranks], k: int) -> Order:
    """What these rankings of the same options print."""
    if not rankings or len(rankings) < 2 * k:
        return Order()
    sums = [sum(column) for column in zip(*rankings, strict=True)]
    return Order(_places(sums, k), _concord(sums, len(rankings), k))


def concord_of(w: Fraction) -> Concord:
    """The word for Kendall's W."""
    if w < _MODERATE:
        return Concord.WEAK
    return Concord.STRONG if w >= _STRONG else Concord.MODERATE


def _places(sums: Sequence[int], k: int) -> tuple[tuple[int, ...], ...]:
    """The options from the least sum on; sums lie in order, so that the nearest two of different
    places are neighbours."""
    options = sorted(range(len(sums)), key=sums.__getitem__)
    apart = 2 * _moves(sums, k)
    found = [[options[0]]]
    for above, below in pairwise(options):
        if sums[below] - sums[above] > apart:
            found.append([])
        found[-1].append(below)
    return tuple(tuple(option + 1 for option in sorted(place)) for place in found)


def _concord(sums: Sequence[int], people: int, k: int) -> Concord | None:
    """The word for every W that the sums could have come to, if it is one."""
    things, move = len(sums), _moves(sums, k)
    mean = Fraction(people * (things + 1), 2)
    most = Fraction(people**2 * (things**3 - things), 12)
    away = [abs(one - mean) for one in sums]
    least = sum((max(one - move, Fraction(0)) ** 2 for one in away), Fraction(0))
    largest = min(sum(((one + move) ** 2 for one in away), Fraction(0)), most)
    words = {concord_of(least / most), concord_of(largest / most)}
    return words.pop() if len(words) == 1 else None


def _moves(sums: Sequence[int], k: int) -> int:
    """How far k - 1 people could have moved one sum of ranks."""
    return (k - 1) * (len(sums) - 1)
