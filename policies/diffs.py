"""How a wording became another, word by word: what was kept, deleted, inserted.

- A unit is a word with its marks (Arabic vowel signs, joiners), one sign of a script that is
  written without spaces between words (Chinese, Japanese, Thai, Khmer), or one sign between words.
- Everything that is not deleted is the new wording, everything that is not inserted the old one,
  character for character.
- As much as possible is kept (longest common subsequence), but spaces and punctuation alone between
  two changes are not: "a b" → "c d" is one change, not two.
- A deletion stands before the insertion that takes its place.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

_UNSPACED: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x312F),  # radicals, kana, bopomofo
    (0x3190, 0x9FFF),  # kana and Chinese characters
    (0xF900, 0xFAFF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)
_JOINERS: Final = "\u200c\u200d"


class Mark(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, never empty, and what became of it."""

    mark: Mark
    text: str


def units(text: str) -> tuple[str, ...]:
    """The text in its smallest pieces that are compared; together they are the text."""
    found: list[str] = []
    for character in text:
        if found and _goes_on(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def difference(old: str, new: str) -> tuple[Run, ...]:
    """What makes `new` of `old`."""
    marked = list(_folded(_aligned(units(old), units(new))))
    return tuple(
        Run(mark, "".join(piece.text for piece in pieces))
        for mark, pieces in groupby(marked, lambda piece: piece.mark)
    )


def original(runs: Iterable[Run]) -> str:
    """The old wording."""
    return "".join(run.text for run in runs if run.mark is not Mark.INSERTED)


def final(runs: Iterable[Run]) -> str:
    """The new wording."""
    return "".join(run.text for run in runs if run.mark is not Mark.DELETED)


def _goes_on(unit: str, character: str) -> bool:
    """Whether a character belongs to the unit before it."""
    if unicodedata.category(character).startswith("M") or character in _JOINERS:
        return True
    return _is_spaced(character) and _is_spaced(unit[0])


def _is_spaced(character: str) -> bool:
    """Whether this is a letter or figure of a script that has spaces between words."""
    point = ord(character)
    alone = any(first <= point <= last for first, last in _UNSPACED)
    return not alone and unicodedata.category(character)[0] in "LN"


def _says_something(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Unit by unit, with a longest common subsequence kept; read from the end."""
    rows = _rows(old, new)
    runs: list[Run] = []
    i, j = len(old), len(new)
    while i and j:
        if rows[j] >> (i - 1) & 1:
            i -= 1
            runs.append(Run(Mark.DELETED, old[i]))
            continue
        j -= 1
        if rows[j] >> (i - 1) & 1:
            i -= 1
            runs.append(Run(Mark.KEPT, old[i]))
        else:
            runs.append(Run(Mark.INSERTED, new[j]))
    runs += [Run(Mark.INSERTED, unit) for unit in reversed(new[:j])]
    runs += [Run(Mark.DELETED, unit) for unit in reversed(old[:i])]
    return runs[::-1]


def _rows(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """One number per prefix of `new`: its bit i is 0 where more of the prefix can be kept from
    `old[:i + 1]` than from `old[:i]` (Hyyrö, Bit-parallel LCS-length computation revisited, 2004).
    """
    where: dict[str, int] = {}
    for place, unit in enumerate(old):
        where[unit] = where.get(unit, 0) | 1 << place
    every = (1 << len(old)) - 1
    rows = [every]
    for unit in new:
        row = rows[-1]
        met = row & where.get(unit, 0)
        rows.append((row + met | row - met) & every)
    return rows


def _folded(runs: Sequence[Run]) -> Iterator[Run]:
    """The same with stretches of change in the order deleted, inserted, and no kept island in them
    that says nothing."""
    groups = [(kept, list(group)) for kept, group in groupby(runs, lambda r: r.mark is Mark.KEPT)]
    change: list[Run] = []
    for place, (kept, group) in enumerate(groups):
        text = "".join(run.text for run in group)
        inside = 0 < place < len(groups) - 1
        if kept and (not inside or _says_something(text)):
            yield from _in_order(change)
            yield from group
            change = []
        elif kept:
            change += [Run(mark, text) for mark in (Mark.DELETED, Mark.INSERTED)]
        else:
            change += group
    yield from _in_order(change)


def _in_order(change: Sequence[Run]) -> Iterator[Run]:
    for mark in (Mark.DELETED, Mark.INSERTED):
        yield from (run for run in change if run.mark is mark)
