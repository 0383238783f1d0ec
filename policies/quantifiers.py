"""Words for how firm a support is: a printed legend, and the word for a count.

- The share is of those who took a position; every word carries its denominator.
- The legend is our own convention and is printed with the word: no authority defines one.
- Thresholds are compared in whole numbers, so that no rounding decides.
- Around one half *about half* wins over *a majority*: the weaker claim is the safer one.
- Below k, zero included, there is one word: *a view was expressed*.
- A word must not say that fewer than k stood apart: unanimity and near-unanimity are spoken
  of as if exactly k had. So *all* stands in the legend and is never said of a room.
- With fewer than 3k experts there is no word at all.
"""

from collections.abc import Mapping
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


def quantify(count: int, answered: int, experts: int, k: int) -> Quantifier | None:
    """The word for `count` of those `answered` who took a position; none in a small room.

    The denominator is `answered`, or all `experts` when the two differ by less than k.
    """
    if no_quantifiers(experts, k):
        return None
    base = denominator(answered, experts, k)
    spoken = min(count, base - k)
    return Quantifier(_word(spoken, base, k), {"of": base})


def denominator(answered: int, experts: int, k: int) -> int:
    """The base that may be named: two bases less than k apart would give the silent away."""
    return experts if experts - answered < k else answered


def _word(count: int, base: int, k: int) -> Word:
    if count < k:
        return Word.A_VIEW
    share = Fraction(count, base)
    return next(word for word, shares in LEGEND.items() if shares.holds(share))
