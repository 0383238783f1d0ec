"""What rankings print: never more than would stay if k - 1 people had ranked otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.orders import (
    MOST,
    Concord,
    Order,
    Ranks,
    concord_of,
    may_offer,
    order,
    ranks_of,
)
from policies.rankings import concordance
from policies.terms import Scale
from tests.policies.tables import Asked, rule_of, table

NAMES = ("Gauges", "Money", "Law", "Trust", "Fish", "Power", "Ice", "Sand")
CASES: dict[str, Asked] = {
    "two options can be ranked": (may_offer(Scale.RANKING, NAMES[:2]), None),
    "seven can": (may_offer(Scale.RANKING, NAMES[:MOST]), None),
    "eight are too many": (may_offer(Scale.RANKING, NAMES), "rounds.options"),
    "one is no ranking": (may_offer(Scale.RANKING, NAMES[:1]), "rounds.options"),
    "nothing is no ranking": (may_offer(Scale.RANKING, ()), "rounds.options"),
    "no option comes twice": (may_offer(Scale.RANKING, ("Law", " law")), "rounds.options"),
    "a scale has options already": (
        may_offer(Scale.IMPORTANCE, NAMES[:2]),
        "rounds.options_elsewhere",
    ),
    "a scale asks for none": (may_offer(Scale.IMPORTANCE, ()), None),
}
FIRST, LAST = (1, 2, 3), (3, 2, 1)
Printing = tuple[Sequence[Ranks], int, Order]
PRINTS: dict[str, Printing] = {
    "nobody ranked": ((), 1, Order()),
    "one short of twice the threshold": ([FIRST] * 9, 5, Order()),
    "ten of one mind are not enough for three places": (
        [FIRST] * 10,
        5,
        Order(((1, 2, 3),)),
    ),
    "seventeen of one mind are": ([FIRST] * 17, 5, Order(((1,), (2,), (3,)))),
    "sixteen are not": ([FIRST] * 16, 5, Order(((1, 2, 3),))),
    "sixty of one mind agree strongly": (
        [FIRST] * 60,
        5,
        Order(((1,), (2,), (3,)), Concord.STRONG),
    ),
    "halves against each other agree weakly, and share a place": (
        [FIRST, LAST] * 50,
        5,
        Order(((1, 2, 3),), Concord.WEAK),
    ),
    "a place tells no order within": (
        [(2, 1, 3)] * 10 + [(1, 2, 3)] * 8,
        5,
        Order(((1, 2), (3,))),
    ),
    "alone, a ranking prints as it is": (
        [(3, 1, 2)] * 2,
        1,
        Order(((2,), (3,), (1,)), Concord.STRONG),
    ),
}


@table(CASES)
def test_options(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@table(PRINTS)
def test_an_order_prints(case: Printing) -> None:
    rankings, k, printed = case
    assert order(rankings, k) == printed


def test_ranks_are_read_in_the_order_of_the_options() -> None:
    assert ranks_of("2,1,3") == (2, 1, 3)


def stands(printed: Order, world: Sequence[Ranks]) -> bool:
    """Whether all that printed is true of these rankings."""
    sums = [0, *(sum(column) for column in zip(*world, strict=True))]
    kept = all(
        sums[first] < sums[second]
        for above, below in combinations(printed.places, 2)
        for first, second in product(above, below)
    )
    found = concordance(world)
    assert found is not None
    return kept and printed.concord in (None, concord_of(found.w))


def worlds(rankings: Sequence[Ranks], others: int) -> Iterator[Sequence[Ranks]]:
    """Every room in which so many people had ranked otherwise."""
    every = list(permutations(range(1, len(rankings[0]) + 1)))
    for who in combinations(range(len(rankings)), others):
        for instead in product(every, repeat=others):
            changed = dict(zip(who, instead, strict=True))
            yield [changed.get(at, one) for at, one in enumerate(rankings)]


def rooms(things: int, fewest: int, most: int) -> st.SearchStrategy[list[Ranks]]:
    """Rankings of so many things, most of them alike or none."""
    ranking = st.permutations(range(1, things + 1)).map(tuple)
    alike = st.tuples(ranking, st.integers(fewest, most)).map(lambda one: [one[0]] * one[1])
    mixed = st.lists(ranking, min_size=fewest, max_size=most)
    return st.one_of(
        mixed, st.tuples(alike, st.lists(ranking, max_size=3)).map(lambda two: two[0] + two[1])
    )


@settings(max_examples=25)
@given(st.integers(2, 3).flatmap(lambda things: rooms(things, 4, 12)))
def test_one_other_ranking_changes_nothing_that_printed(rankings: list[Ranks]) -> None:
    printed = order(rankings, 2)
    assert all(stands(printed, world) for world in worlds(rankings, 1))


@pytest.mark.parametrize("people", [6, 9, 12])
def test_two_other_rankings_change_nothing_that_printed(people: int) -> None:
    pairs: Iterable[tuple[int, int]] = ((one, people - one) for one in range(people + 1))
    for first, last in pairs:
        rankings = [(1, 2)] * first + [(2, 1)] * last
        printed = order(rankings, 3)
        assert all(stands(printed, world) for world in worlds(rankings, 2))


@given(st.data())
def test_four_other_rankings_of_anything_change_nothing_that_printed(data: st.DataObject) -> None:
    things = data.draw(st.integers(2, MOST))
    rankings = data.draw(rooms(things, 10, 60))
    otherwise = data.draw(st.lists(st.permutations(range(1, things + 1)), min_size=4, max_size=4))
    who = data.draw(st.permutations(range(len(rankings))))[:4]
    changed = {at: tuple(one) for at, one in zip(who, otherwise, strict=True)}
    world = [changed.get(at, one) for at, one in enumerate(rankings)]
    assert stands(order(rankings, 5), world)


@given(st.data(), st.integers(1, 5))
def test_it_does_not_matter_who_ranked_how(data: st.DataObject, k: int) -> None:
    rankings = data.draw(rooms(4, 2, 40))
    assert order(data.draw(st.permutations(rankings)), k) == order(rankings, k)


@given(st.data(), st.integers(1, 10))
def test_enough_people_of_one_mind_print_their_order(data: st.DataObject, k: int) -> None:
    things = data.draw(st.integers(2, MOST))
    ranking = tuple(data.draw(st.permutations(range(1, things + 1))))
    enough = max(2 * (k - 1) * (things - 1) + 1, 2 * k)
    found = order([ranking] * enough, k)
    assert [ranking[option - 1] for (option,) in found.places] == list(range(1, things + 1))


@given(st.data(), st.integers(1, 5))
def test_every_option_has_one_place_or_none_has(data: st.DataObject, k: int) -> None:
    rankings = data.draw(rooms(5, 1, 40))
    named = sorted(option for place in order(rankings, k).places for option in place)
    assert named == ([1, 2, 3, 4, 5] if len(rankings) >= 2 * k else [])
