"""Words for how firm a support is: a printed legend, and the word for a count.

- The share is of those who took a position; every word carries its denominator.
- The legend is our own convention and is printed with the word: no authority defines one.
- Thresholds are compared in whole numbers, so that no rounding decides.
- Around one half *about half* wins over *a majority*: the weaker claim is the safer one.
- Below k, zero included, there is one word: *a view was expressed*.
- A word must not say that fewer than k stood apart: unanimity and near-unanimity get the
  strongest word that is also true had exactly k stood apart. So *all* is never said.
- With fewer than 3k experts there is no word at all.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from policies.cells import no_quantifiers


class Word(StrEnum):
    """The words of the legend, strongest first."""

    ALL = "all"
    ALMOST_ALL = "almost_all"
    MOST = "most"
    ABOUT_HALF = "about_half"
    MAJORITY = "majority"
    MANY = "many"
    SEVERAL = "several"
    A_VIEW = "a_view_was_expressed"


@dataclass(frozen=True, slots=True)
class Range:
    """Shares that a word stands for: from `low` to `high`, without `low` itself if `above`."""

    low: Fraction
    high: Fraction
    above: bool = False

    def holds(self, share: Fraction) -> bool:
        """Whether a share lies in the range."""
        return self.low <= share <= self.high and not (self.above and share == self.low)


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A word and its values; the sentence is made where the language is known."""

    word: Word
    values: Mapping[str, int]

    @property
    def message(self) -> str:
        """The message id of the word."""
        return f"quantifiers.{self.word.value}"


_ONE: Final = Fraction(1)

LEGEND: Final[Mapping[Word, Range]] = MappingProxyType(
    {
        Word.ALL: Range(_ONE, _ONE),
        Word.ALMOST_ALL: Range(Fraction(90, 100), _ONE),
        Word.MOST: Range(Fraction(2, 3), _ONE),
        Word.ABOUT_HALF: Range(Fraction(45, 100), Fraction(55, 100)),
        Word.MAJORITY: Range(Fraction(1, 2), _ONE, above=True),
        Word.MANY: Range(Fraction(1, 3), _ONE),
        Word.SEVERAL: Range(Fraction(0), Fraction(1, 3)),
    }
)
"""Read from the top, the first range that holds the share gives the word; k comes before all."""


def quantify(count: int, base: int, experts: int, k: int) -> Quantifier | None:
    """The word for `count` of `base` people; none in a small room.

    `base` is a denominator that may be named (`denominator`).
    """
    if no_quantifiers(experts, k):
        return None
    return Quantifier(_word(count, base, k), MappingProxyType({"of": base, "experts": experts}))


def denominator(answered: int, experts: int, k: int) -> int:
    """The base that may be named: two bases less than k apart would give the silent away."""
    return experts if experts - answered < k else answered


def denominators(answered: Collection[int], experts: int, k: int) -> Mapping[int, int]:
    """The bases that may be named side by side, for each number that answered.

    Those less than k apart give way to the larger: who answered one question and not the other
    is then counted as not having spoken for it.
    """
    kept: list[int] = []
    found: dict[int, int] = {}
    for number in sorted(set(answered), reverse=True):
        base = denominator(number, experts, k)
        if not kept or kept[-1] - base >= k:
            kept.append(base)
        found[number] = kept[-1]
    return MappingProxyType(found)


def _word(count: int, base: int, k: int) -> Word:
    """The strongest word that is true and does not say that fewer than k stood apart."""
    if count < k:
        return Word.A_VIEW
    share, spoken = Fraction(count, base), Fraction(min(count, base - k), base)
    words = (word for word, of in LEGEND.items() if of.holds(share) and of.low <= spoken)
    return next(words, Word.A_VIEW)
