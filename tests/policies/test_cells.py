"""No small number can be read, or worked out, from what is printed."""

from collections import defaultdict
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.cells import (
    Group,
    apart_from,
    larger_only,
    merge_groups,
    no_quantifiers,
    printable_parts,
    printable_steps,
    threshold,
)
from policies.terms import Sensitivity
from tests.policies.tables import table

Cells = tuple[int, ...]


def named(cells: Cells) -> dict[str, int]:
    return {f"c{number}": count for number, count in enumerate(cells)}


def test_k_is_five_and_ten_when_strictly_confidential() -> None:
    assert threshold(Sensitivity.CONFIDENTIAL) == 5
    assert threshold(Sensitivity.STRICTLY_CONFIDENTIAL) == 10


def test_words_need_three_times_k_experts() -> None:
    assert no_quantifiers(14, 5)
    assert not no_quantifiers(15, 5)


MergeCase = tuple[Cells, tuple[int, ...]]
MERGED: dict[str, MergeCase] = {
    "eight, six and two print as eight and eight": ((8, 6, 2), (8, 8)),
    "groups that are large enough stay": ((9, 7, 5), (9, 7, 5)),
    "two small groups join each other": ((9, 3, 2), (9, 5)),
    "small groups go on joining": ((20, 2, 2, 2), (20, 6)),
    "an empty group joins too": ((9, 6, 0), (9, 6)),
    "too few altogether print nothing": ((2, 2), ()),
    "no groups print nothing": ((), ()),
    "one group of k prints": ((5,), (5,)),
}


@table(MERGED)
def test_merge(case: MergeCase) -> None:
    cells, counts = case
    assert tuple(group.count for group in merge_groups(named(cells), 5)) == counts


def test_a_joined_group_names_its_parts() -> None:
    groups = merge_groups({"public": 8, "research": 6, "civil": 2}, 5)
    assert groups == (Group(("public",), 8), Group(("research", "civil"), 8))


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=8), st.integers(2, 10))
def test_joining_loses_nobody_and_leaves_nothing_small(counts: dict[str, int], k: int) -> None:
    groups = merge_groups(counts, k)
    assert all(group.count >= k for group in groups)
    if groups:
        assert sorted(name for group in groups for name in group.names) == sorted(counts)
        assert sum(group.count for group in groups) == sum(counts.values())
    else:
        assert sum(counts.values()) < k


SIDES = (("a", "b"), ("c", "d"), ("x", "y"))
StepsCase = tuple[Cells, tuple[tuple[str, int], ...]]
STEPS: dict[str, StepsCase] = {
    "steps of k print alone": (
        (9, 8, 7, 6, 5, 5),
        (("a", 9), ("b", 8), ("c", 7), ("d", 6), ("x", 5), ("y", 5)),
    ),
    "a side with a small step prints as one": (
        (30, 10, 4, 5, 0, 12),
        (("a", 30), ("b", 10), ("cd", 9), ("xy", 12)),
    ),
    "a side that is small prints nothing of anybody": ((30, 10, 3, 1, 9, 9), ()),
    "unanimity is not printed": ((30, 0, 0, 0, 9, 9), ()),
    "where few are silent the first side prints against all others": (
        (30, 10, 9, 9, 0, 2),
        (("a", 30), ("b", 10), ("cdxy", 20)),
    ),
    "where that would count the silent nothing prints": ((30, 10, 4, 1, 0, 3), ()),
    "an empty room prints nothing": ((0, 0, 0, 0, 0, 0), ()),
}


def printed(cells: Cells, k: int) -> tuple[tuple[str, int], ...]:
    """What prints of these steps, as joined names and counts."""
    counts = dict(zip("abcdxy", cells, strict=True))
    sides = printable_steps(SIDES, counts, k)
    return tuple(("".join(group.names), group.count) for side in sides for group in side)


@table(STEPS)
def test_steps(case: StepsCase) -> None:
    cells, expected = case
    assert printed(cells, 5) == expected


@given(st.tuples(*[st.integers(0, 40)] * 6), st.integers(2, 10))
def test_steps_that_print_are_everybody_and_none_of_them_small(cells: Cells, k: int) -> None:
    groups = printed(cells, k)
    if groups:
        assert "".join(names for names, _ in groups) == "abcdxy"
        assert sum(count for _, count in groups) == sum(cells)
        assert all(count >= k and sum(cells) - count >= k for _, count in groups)


@pytest.mark.parametrize(("k", "people"), [(2, 6), (2, 8), (2, 10), (3, 9), (3, 11)])
def test_a_solver_that_knows_the_rule_recovers_no_small_step(k: int, people: int) -> None:
    """Group all distributions by what they print; read what fits each print."""
    candidates: defaultdict[tuple[tuple[str, int], ...], list[Cells]] = defaultdict(list)
    for five in product(range(people + 1), repeat=5):
        if sum(five) <= people:
            cells = (*five, people - sum(five))
            candidates[printed(cells, k)].append(cells)
    for groups, fitting in candidates.items():
        alone = {names for names, _ in groups}
        for place, step in enumerate("abcdxy"):
            if step not in alone:
                assert {cells[place] for cells in fitting} >= set(range(k))


PartsCase = tuple[dict[str, tuple[int, int]], tuple[tuple[str, int, int], ...]]
PARTS: dict[str, PartsCase] = {
    "shares of large sectors print": (
        {"research": (27, 12), "public": (20, 9)},
        (("research", 27, 12), ("public", 20, 9)),
    ),
    "small sectors join": (
        {"research": (27, 12), "public": (13, 6), "civil": (4, 1)},
        (("research", 27, 12), ("public+civil", 17, 7)),
    ),
    "sectors of one mind join others": (
        {"research": (27, 12), "public": (20, 9), "civil": (12, 12)},
        (("public+civil", 32, 21), ("research", 27, 12)),
    ),
    "one share of all is no share": ({"research": (12, 6), "public": (8, 8)}, ()),
    "nobody has no share": ({}, ()),
}


@table(PARTS)
def test_parts(case: PartsCase) -> None:
    sectors, expected = case
    members = {name: people for name, (people, _) in sectors.items()}
    found = printable_parts(members, {name: some for name, (_, some) in sectors.items()}, 5)
    assert tuple(("+".join(p.names), p.members, p.favourable) for p in found) == expected


SECTORS = st.lists(
    st.integers(0, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), max_size=6
)


@given(SECTORS, st.integers(2, 10))
def test_no_share_tells_of_few_on_either_side(sectors: list[tuple[int, int]], k: int) -> None:
    members = {f"s{number}": people for number, (people, _) in enumerate(sectors)}
    favourable = {f"s{number}": some for number, (_, some) in enumerate(sectors)}
    parts = printable_parts(members, favourable, k)
    assert all(k <= part.favourable <= part.members - k for part in parts)
    if parts:
        assert sum(part.favourable for part in parts) == sum(favourable.values())
        assert sum(part.members for part in parts) == sum(members.values())


TABLES = st.lists(st.integers(0, 40), max_size=7).map(tuple)
LargerCase = tuple[Cells, tuple[int | None, ...]]
LARGER: dict[str, LargerCase] = {
    "counts far apart all print": ((24, 16, 8), (24, 16, 8)),
    "of two close ones the larger prints": ((20, 18, 12), (20, None, 12)),
    "equal counts print once": ((16, 16), (16, None)),
    "a small count never prints": ((16, 3), (16, None)),
    "the order given does not matter": ((18, 20), (None, 20)),
    "nobody prints as nothing": ((0,), (None,)),
}


@table(LARGER)
def test_larger_only(case: LargerCase) -> None:
    cells, expected = case
    assert tuple(larger_only(named(cells), 5).values()) == expected


@given(TABLES, st.integers(2, 10))
def test_no_two_printed_counts_on_one_base_are_close(cells: Cells, k: int) -> None:
    printed = [count for count in larger_only(named(cells), k).values() if count is not None]
    ordered = sorted(printed)
    assert all(high - low >= k for low, high in pairwise(ordered))


Apart = tuple[tuple[int, ...], tuple[int | None, ...], tuple[int | None, ...]]

APART: dict[str, Apart] = {
    "beside nothing every count prints": ((), (54, 45), (54, 45)),
    "four from a number that is told does not print": ((50,), (54, 45), (None, 45)),
    "five from it prints": ((50,), (55, 45), (55, 45)),
    "a number told under another name does not print again": ((50,), (50,), (None,)),
    "what was hidden stays hidden": ((50,), (None, 20), (None, 20)),
    "each number that is told counts": ((69, 50), (72, 53, 60), (None, None, 60)),
}


@table(APART)
def test_apart_from(case: Apart) -> None:
    told, cells, expected = case
    counts = {f"c{number}": count for number, count in enumerate(cells)}
    assert tuple(apart_from(told, counts, 5).values()) == expected


@given(TABLES, TABLES, st.integers(2, 10))
def test_no_count_that_prints_is_close_to_a_number_told_beside_it(
    told: Cells, cells: Cells, k: int
) -> None:
    printed = apart_from(told, named(cells), k).values()
    assert all(abs(one - count) >= k for count in printed if count is not None for one in told)
