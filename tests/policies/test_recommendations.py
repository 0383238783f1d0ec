"""In which order a brief prints recommendations, and that the order says nothing of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.quantifiers import LEGEND, Word
from policies.recommendations import FIRMEST, Arrangement, Item, in_order, may_head, printed
from tests.policies.tables import Asked, rule_of, table

DRAFTED, CLUSTERED, RANKED = Arrangement
HEADINGS: dict[str, Asked] = {
    "clustered, a heading is given": (may_head(CLUSTERED, "Trust"), None),
    "clustered, none is left out": (may_head(CLUSTERED, " "), "recommendations.no_heading"),
    "as drafted, none is needed": (may_head(DRAFTED, ""), None),
    "as drafted, none is taken": (may_head(DRAFTED, "Trust"), "recommendations.not_clustered"),
    "ranked, none is needed": (may_head(RANKED, ""), None),
    "ranked, none is taken": (may_head(RANKED, "Trust"), "recommendations.not_clustered"),
}
ITEMS = (
    Item(2, "trust ", Word.MANY),
    Item(1, "Trust", None),
    Item(4, "Money", Word.MOST),
    Item(3, "Law", Word.MANY),
    Item(5, "TRUST", Word.MAJORITY),
    Item(6, "Law", Word.ABOUT_HALF),
)
ORDERS = {
    "as drafted, by number": (DRAFTED, [1, 2, 3, 4, 5, 6]),
    "clustered, by the first number under each heading": (CLUSTERED, [1, 2, 5, 3, 6, 4]),
    "ranked, the firmest word first, and by number under one word": (RANKED, [4, 5, 6, 2, 3, 1]),
}
KEPT = {
    "words rank": (RANKED, ITEMS, RANKED),
    "one word ranks": (RANKED, ITEMS[:2], RANKED),
    "without words nothing is ranked": (RANKED, [Item(1), Item(2)], DRAFTED),
    "headings need no words": (CLUSTERED, [Item(1, "Law")], CLUSTERED),
    "as drafted stays": (DRAFTED, ITEMS, DRAFTED),
}


@table(HEADINGS)
def test_heading(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize(("arrangement", "numbers"), ORDERS.values(), ids=ORDERS)
def test_order(arrangement: Arrangement, numbers: list[int]) -> None:
    assert [item.number for item in in_order(arrangement, ITEMS)] == numbers


@pytest.mark.parametrize(("asked", "items", "found"), KEPT.values(), ids=KEPT)
def test_what_is_printed(asked: Arrangement, items: list[Item], found: Arrangement) -> None:
    assert printed(asked, items) is found


def test_a_heading_reads_as_the_first_of_its_cluster() -> None:
    assert [item.heading for item in in_order(CLUSTERED, ITEMS)][:3] == ["Trust"] * 3


def test_words_stand_by_the_least_share_they_stand_for() -> None:
    shares = [LEGEND[word].low for word in FIRMEST if word in LEGEND and word]
    assert shares[:3] == sorted(shares[:3], reverse=True)
    assert set(FIRMEST) == {*Word, None}
    assert FIRMEST.index(Word.MAJORITY) < FIRMEST.index(Word.ABOUT_HALF)


@given(st.lists(st.sampled_from(FIRMEST), max_size=8))
def test_a_ranking_follows_from_the_words_and_numbers_that_are_printed(
    words: list[Word | None],
) -> None:
    items = [Item(number, "", word) for number, word in enumerate(words, 1)]
    found = in_order(RANKED, items)
    assert found == in_order(RANKED, items[::-1])
    places = [(FIRMEST.index(item.word), item.number) for item in found]
    assert places == sorted(places)
