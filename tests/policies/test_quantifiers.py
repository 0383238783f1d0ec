"""The word for a count, its denominator, and what it must not give away."""

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.quantifiers import LEGEND, Word, denominator, denominators, quantify
from tests.policies.tables import table

WordCase = tuple[int, int, Word]
WORDS: dict[str, WordCase] = {
    "nine tenths are almost all": (90, 100, Word.ALMOST_ALL),
    "fewer are most": (89, 100, Word.MOST),
    "exactly two thirds are most": (20, 30, Word.MOST),
    "fewer are a majority": (19, 30, Word.MAJORITY),
    "fifty-six of a hundred are a majority": (56, 100, Word.MAJORITY),
    "fifty-five are about half": (55, 100, Word.ABOUT_HALF),
    "forty-five are about half": (45, 100, Word.ABOUT_HALF),
    "forty-four are many": (44, 100, Word.MANY),
    "exactly a third are many": (10, 30, Word.MANY),
    "fewer are several": (9, 30, Word.SEVERAL),
    "k are several": (5, 30, Word.SEVERAL),
    "fewer than k are a view": (4, 30, Word.A_VIEW),
    "nobody is not told apart from few": (0, 30, Word.A_VIEW),
    "unanimity is not told apart from all but k": (16, 16, Word.MOST),
    "unanimity among many is almost all": (100, 100, Word.ALMOST_ALL),
}


@table(WORDS)
def test_word(case: WordCase) -> None:
    count, of, word = case
    said = quantify(count, of, experts=of, k=5)
    assert said is not None
    assert (said.word, dict(said.values)) == (word, {"of": of, "experts": of})
    assert said.message == f"quantifiers.{word.value}"


def test_a_small_room_has_no_words() -> None:
    assert quantify(10, 14, experts=14, k=5) is None
    assert quantify(10, 15, experts=15, k=5) is not None


BaseCase = tuple[int, int, int]
BASES: dict[str, BaseCase] = {
    "where k were silent the answers are the base": (11, 16, 11),
    "where fewer were silent the room is": (12, 16, 16),
    "where nobody was silent both are one": (16, 16, 16),
}


@table(BASES)
def test_denominator(case: BaseCase) -> None:
    answered, experts, base = case
    assert denominator(answered, experts, 5) == base


def test_bases_side_by_side_give_nobody_away() -> None:
    assert dict(denominators([22, 23, 14, 30], 30, 5)) == {30: 30, 23: 23, 22: 23, 14: 14}
    assert dict(denominators([26, 25], 30, 5)) == {26: 30, 25: 25}


def test_a_word_is_true_of_everybody_in_its_base() -> None:
    said = quantify(10, 10, experts=20, k=5)
    assert said is not None
    assert said.word is Word.MAJORITY


def test_the_legend_names_its_shares() -> None:
    lows = {word: shares.low for word, shares in LEGEND.items()}
    assert lows == {
        Word.ALL: 1,
        Word.ALMOST_ALL: Fraction(9, 10),
        Word.MOST: Fraction(2, 3),
        Word.ABOUT_HALF: Fraction(45, 100),
        Word.MAJORITY: Fraction(1, 2),
        Word.MANY: Fraction(1, 3),
        Word.SEVERAL: 0,
    }
    assert LEGEND[Word.ABOUT_HALF].high == Fraction(55, 100)


@given(st.integers(15, 200), st.data())
def test_every_share_has_a_word(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    assert quantify(count, of, of, 5) is not None


@pytest.mark.parametrize("k", [5, 10])
def test_no_word_says_that_fewer_than_k_spoke_or_kept_apart(k: int) -> None:
    for of in range(3 * k, 12 * k):
        meant: defaultdict[Word, set[int]] = defaultdict(set)
        for count in range(of + 1):
            said = quantify(count, of, of, k)
            assert said is not None
            meant[said.word].add(count)
        for counts in meant.values():
            small = [n for n in counts if n < k or of - n < k]
            assert not small or len(counts) >= k
