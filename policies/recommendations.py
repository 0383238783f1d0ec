"""Recommendations: in which order a brief prints them.

- The terms of reference say it: as drafted, clustered or ranked; where they are silent, as drafted.
- As drafted they stand by number, and the brief says that this means nothing.
- Clustered, each has a heading, and those under one heading stand together, by number; in any
  other track none has a heading.
- Ranked, they stand by the word that says how firm their support is, and by number under one word.
  So the order says nothing that is not printed beside it; where no word may be said, they stand
  as drafted.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.quantifiers import Word
from policies.wording import normal


class Arrangement(StrEnum):
    """How a brief orders its recommendations."""

    AS_DRAFTED = "as_drafted"
    CLUSTERED = "clustered"
    RANKED = "ranked"


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation by its number: its heading, and the word for its support, if any."""

    number: int
    heading: str = ""
    word: Word | None = None


FIRMEST: Final = (
    Word.ALL,
    Word.ALMOST_ALL,
    Word.MOST,
    Word.MAJORITY,
    Word.ABOUT_HALF,
    Word.MANY,
    Word.SEVERAL,
    Word.A_VIEW,
    None,
)
"""The words by the share they stand for, the firmest first; last, where nobody took a position."""


def may_head(arrangement: Arrangement, heading: str) -> Decision:
    """Whether a recommendation may have this heading; empty: none."""
    clustered, headed = arrangement is Arrangement.CLUSTERED, bool(heading.strip())
    return all_of(
        allow_if(clustered or not headed, "recommendations.not_clustered"),
        allow_if(headed or not clustered, "recommendations.no_heading"),
    )


def printed(arrangement: Arrangement, items: Collection[Item]) -> Arrangement:
    """The arrangement that can be printed: nothing is ranked where no word may be said."""
    wordless = all(item.word is None for item in items)
    if arrangement is Arrangement.RANKED and wordless:
        return Arrangement.AS_DRAFTED
    return arrangement


def in_order(arrangement: Arrangement, items: Collection[Item]) -> tuple[Item, ...]:
    """The items as they are printed. Headings that differ in case and spaces only are one, and
    read as the first of them."""
    drafted = sorted(items, key=lambda item: item.number)
    if arrangement is Arrangement.RANKED:
        return tuple(sorted(drafted, key=lambda item: FIRMEST.index(item.word)))
    if arrangement is Arrangement.CLUSTERED:
        return tuple(_clustered(drafted))
    return tuple(drafted)


def _clustered(drafted: Collection[Item]) -> Iterator[Item]:
    clusters: dict[str, list[Item]] = {}
    for item in drafted:
        clusters.setdefault(normal(item.heading), []).append(item)
    for cluster in clusters.values():
        yield from (replace(item, heading=cluster[0].heading) for item in cluster)
