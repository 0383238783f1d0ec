"""Counts, tables and numbers in sentences that would give away how few."""

from policies.small_numbers import Count, Table, first_small_number, recoverable, too_close
from tests.policies.tables import table

K = 5


def count(label: str, value: int, base: str = "room") -> Count:
    return Count(ref=label, base=base, label=label, value=value)


CountCase = tuple[list[Count], list[Count], tuple[str, ...]]
COUNTS: dict[str, CountCase] = {
    "counts far apart print": ([count("invited", 24), count("wrote", 16)], [], ()),
    "a count below k does not": ([count("wrote", 4)], [], ("wrote",)),
    "a count of nobody does not": ([count("left", 0)], [], ("left",)),
    "close counts do not": (
        [count("invited", 18), count("wrote", 16)],
        [],
        ("invited", "wrote"),
    ),
    "equal counts do not": ([count("invited", 16), count("wrote", 16)], [], ("invited", "wrote")),
    "close counts on other bases do": ([count("a", 18, "x"), count("b", 16, "y")], [], ()),
    "a count close to an earlier one does not": (
        [count("wrote", 16)],
        [count("wrote", 14)],
        ("wrote",),
    ),
    "the same said again does": ([count("wrote", 16)], [count("wrote", 16)], ()),
    "a count far from an earlier one does": ([count("wrote", 16)], [count("wrote", 11)], ()),
}


@table(COUNTS)
def test_too_close(case: CountCase) -> None:
    counts, earlier, refs = case
    assert too_close(counts, earlier, K) == refs


def cells(*counts: int | None, total: int, base: str = "q") -> Table:
    named = {f"c{number}": value for number, value in enumerate(counts)}
    return Table(ref="t", base=base, cells=named, total=total)


TableCase = tuple[Table, list[Table], bool]
TABLES: dict[str, TableCase] = {
    "a table of large cells prints": (cells(8, 8, total=16), [], False),
    "a small cell gives itself away": (cells(8, 3, total=11), [], True),
    "one hidden cell is the difference": (cells(8, 8, None, total=22), [], True),
    "two hidden cells of few are few": (cells(8, 8, None, None, total=18), [], True),
    "two hidden cells of many are safe": (cells(30, None, None, total=43), [], False),
    "unanimity gives itself away": (cells(16, None, None, total=16), [], True),
    "a total of few is few": (cells(None, None, total=3), [], True),
    "a cell that moved by few says who": (
        cells(9, 8, total=17),
        [cells(8, 8, total=16)],
        True,
    ),
    "a total that moved by few says who": (
        cells(None, None, total=17),
        [cells(None, None, total=16)],
        True,
    ),
    "a cell that moved by many does not": (
        cells(16, 8, total=24),
        [cells(8, 8, total=16)],
        False,
    ),
    "the same table again says nothing new": (
        cells(30, None, None, total=43),
        [cells(30, None, None, total=43)],
        False,
    ),
    "what was printed before does not stay hidden": (
        cells(30, None, None, None, total=60),
        [cells(None, 22, None, None, total=60)],
        False,
    ),
    "two tables fill each other in": (
        cells(30, None, None, total=43),
        [cells(None, 10, None, total=43)],
        True,
    ),
    "tables on other bases do not": (
        cells(30, None, None, total=43),
        [cells(None, 10, None, total=43, base="other")],
        False,
    ),
}


@table(TABLES)
def test_recoverable(case: TableCase) -> None:
    printed, earlier, found = case
    assert bool(recoverable([printed], earlier, K)) == found


TextCase = tuple[str, int | None]
TEXTS: dict[str, TextCase] = {
    "a text without people has no count": ("Four dams need 3 gates.", None),
    "three experts are few": ("We heard three experts speak.", 3),
    "so are three of the experts": ("3 of the experts spoke", 1),
    "and two independent participants": ("Two independent participants left", 1),
    "and one of us": ("only one of us agreed", 2),
    "the whole room may be named": ("A dialogue of 16 experts.", None),
    "nearly all of it may not": ("14 of 16 experts agreed", 1),
    "eight of sixteen may": ("8 of 16 experts agreed", None),
    "all experts are unanimity": ("all experts agreed", 1),
    "so is a unanimous word": ("It was agreed unanimously.", 4),
    "no expert is unanimity too": ("There was no expert against it", 3),
    "a share of few is few": ("10 per cent of the experts", 1),
    "a share of everybody is everybody": ("100 % of participants", 1),
    "a share of half is not few": ("50 % of participants", None),
    "more than the room are others": ("40 experts of the ministry", None),
    "a number of something else is not read": ("two options that experts raised", None),
    "a country is not us": ("two US rivers", None),
    "a figure with a comma is one figure": ("1,003 experts work there", None),
}


@table(TEXTS)
def test_first_small_number(case: TextCase) -> None:
    text, word = case
    assert first_small_number(text, experts=16, k=K) == word


def test_an_endless_number_is_not_read() -> None:
    assert first_small_number("9" * 10_000 + " experts", experts=16, k=K) is None
