"""No small number can be read, or worked out, from what is printed."""

from collections import defaultdict
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.cells import (
    Distribution,
    Group,
    larger_only,
    merge_groups,
    no_quantifiers,
    printable,
    threshold,
)
from policies.terms import Sensitivity
from tests.policies.tables import table

Cells = tuple[int, ...]
Shown = tuple[tuple[int | None, ...], int | None]


def named(cells: Cells) -> dict[str, int]:
    return {f"c{number}": count for number, count in enumerate(cells)}


def shown(cells: Cells, k: int) -> Shown:
    printed: Distribution = printable(named(cells), k)
    return tuple(printed.cells.values()), printed.total


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


ShownCase = tuple[Cells, Shown]
SHOWN: dict[str, ShownCase] = {
    "large cells print": ((8, 7, 6), ((8, 7, 6), 21)),
    "a small cell takes the smallest other with it": ((30, 10, 3), ((30, None, None), 43)),
    "a cell of nobody is small": ((30, 10, 0), ((30, None, None), 40)),
    "where that would not hide it, only the total prints": ((8, 7, 4), ((None, None, None), 19)),
    "two small cells are not enough to hide each other": (
        (20, 4, 4, 1),
        ((None, None, None, None), 29),
    ),
    "unanimity is not printed": ((16, 0, 0), ((None, None, None), 16)),
    "near unanimity is not printed": ((15, 1, 0), ((None, None, None), 16)),
    "the only cell is unanimity": ((16,), ((None,), 16)),
    "too few altogether have no total": ((2, 1, 1), ((None, None, None), None)),
    "an empty table prints nothing": ((), ((), None)),
}


@table(SHOWN)
def test_printable(case: ShownCase) -> None:
    cells, expected = case
    assert shown(cells, 5) == expected


TABLES = st.lists(st.integers(0, 40), max_size=7).map(tuple)


@given(TABLES, st.integers(2, 10))
def test_no_printed_cell_is_small_nor_says_that_few_stand_apart(cells: Cells, k: int) -> None:
    counts, total = shown(cells, k)
    for count in counts:
        assert count is None or (count >= k and total is not None and total - count >= k)


@given(TABLES, st.integers(2, 10))
def test_what_is_hidden_adds_up_to_k_or_more_in_two_cells_or_more(cells: Cells, k: int) -> None:
    counts, total = shown(cells, k)
    hidden = [count for count in counts if count is None]
    if hidden and len(cells) > 1 and total is not None:
        assert len(hidden) >= 2
        assert total - sum(count or 0 for count in counts) >= k


SIZES = [(2, 3, 12), (2, 5, 12), (3, 3, 18), (3, 4, 15), (4, 4, 18), (5, 3, 30)]


@pytest.mark.parametrize(("k", "width", "most"), SIZES)
def test_a_solver_that_knows_the_rule_recovers_no_small_cell(k: int, width: int, most: int) -> None:
    """Group all tables up to `most` people by what they print; read what fits each print."""
    candidates: defaultdict[Shown, list[Cells]] = defaultdict(list)
    for cells in product(range(most + 1), repeat=width):
        if sum(cells) <= most:
            candidates[shown(cells, k)].append(cells)
    for (counts, _), fitting in candidates.items():
        for place, count in enumerate(counts):
            if count is None:
                assert {cells[place] for cells in fitting} >= set(range(k))


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
