"""Whether a brief gives away how few: its counts, its tables, and numbers in its sentences.

- No count, share or group of people below k; everybody and nobody are such groups too.
- Counts on one base, here or in anything released before, do not differ by less than k.
- A table hides either nothing or at least two cells, which together hold at least k; what an
  earlier table on the same base printed counts as printed.
- In sentences, digits and English number words before *experts*, *participants* and the like
  are read as counts of people; a number of the whole room may be named, and one beyond it
  speaks of others.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from policies.wording import normal, word_at


@dataclass(frozen=True, slots=True)
class Count:
    """A printed number of people: `label` (as: invited, wrote) of all in `base`."""

    ref: str
    base: str
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Table:
    """A printed distribution of the people in `base`; `None` is hidden."""

    ref: str
    base: str
    cells: Mapping[str, int | None]
    total: int


# fmt: off
_NUMBER_WORDS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)
# fmt: on
_NUMERAL: Final = rf"\d{{1,6}}|{'|'.join(_NUMBER_WORDS)}"
_PEOPLE: Final = r"(?:(?:experts?|participants?|respondents?|contributors?|panell?ists?)\b|of us\b)"
_LINKS: Final = rf"(?:(?:of|the|our|these|those|other|more|{_NUMERAL})\s){{0,3}}"
_EPITHET: Final = r"(?:(?!(?:that|which|who|why|how|where|when|for|to|and|or|by|in)\s)\w+\s)?"
_BETWEEN: Final = rf"\s{_LINKS}{_EPITHET}"
_NUMBER: Final = re.compile(
    rf"(?<![\d.,])\b(?P<number>{_NUMERAL})\b(?P<share>\s?(?:%|per\scent|percent))?"
    rf"(?={_BETWEEN}{_PEOPLE})"
)
_EXTREME: Final = re.compile(
    rf"\b(?:all|every|none|no|both|a\ssingle){_BETWEEN}{_PEOPLE}|\bunanimous(?:ly)?\b"
)


def too_close(counts: Collection[Count], earlier: Collection[Count], k: int) -> tuple[str, ...]:
    """The refs of counts that are below k or less than k away from another on their base."""
    return tuple(
        count.ref
        for count in counts
        if count.value < k or any(_differ_by_few(count, one, k) for one in (*counts, *earlier))
    )


def recoverable(tables: Collection[Table], earlier: Collection[Table], k: int) -> tuple[str, ...]:
    """The refs of tables that print a small cell or let one be worked out."""
    return tuple(
        table.ref
        for table in tables
        if _gives_away(table, k)
        or any(_give_away_together(table, one, k) for one in earlier if one.base == table.base)
    )


def first_small_number(text: str, experts: int, k: int) -> int | None:
    """The number of the first word that counts too few people, or too nearly all; or none."""
    content = normal(text)
    starts = [match.start() for match in _EXTREME.finditer(content)][:1]
    starts += list(_small_counts(content, experts, k))[:1]
    return word_at(content, min(starts)) if starts else None


def _differ_by_few(one: Count, other: Count, k: int) -> bool:
    """The same statement repeated says nothing new; anything else close to it does."""
    same = one.label == other.label and one.value == other.value
    return one.base == other.base and not same and abs(one.value - other.value) < k


def _gives_away(table: Table, k: int) -> bool:
    printed = [count for count in table.cells.values() if count is not None]
    hidden = len(table.cells) - len(printed)
    remainder = table.total - sum(printed)
    small = any(count < k or table.total - count < k for count in printed)
    return table.total < k or small or (hidden > 0 and (hidden == 1 or remainder < k))


def _give_away_together(table: Table, earlier: Table, k: int) -> bool:
    """Whether two tables on one base tell more than each by itself."""
    both = [
        (count, earlier.cells.get(name))
        for name, count in table.cells.items()
        if count is not None and earlier.cells.get(name) is not None
    ]
    moved = any(old is not None and 0 < abs(new - old) < k for new, old in both)
    totals = 0 < abs(table.total - earlier.total) < k
    return moved or totals or (table.total == earlier.total and _filled_in(table, earlier, k))


def _filled_in(table: Table, earlier: Table, k: int) -> bool:
    """Whether the table gives a cell away once the earlier one's printed cells are put in."""
    cells = {
        name: earlier.cells.get(name) if count is None else count
        for name, count in table.cells.items()
    }
    return _gives_away(Table(table.ref, table.base, cells, table.total), k)


def _small_counts(content: str, experts: int, k: int) -> Iterator[int]:
    """Where the text counts people of the room in numbers that may not be printed."""
    for match in _NUMBER.finditer(content):
        number = _value(match["number"])
        people = number * experts // 100 if match["share"] else number
        whole_room = people == experts and not match["share"]
        if people < k or (people <= experts and experts - people < k and not whole_room):
            yield match.start()


def _value(number: str) -> int:
    return _NUMBER_WORDS.index(number) if number in _NUMBER_WORDS else int(number)
