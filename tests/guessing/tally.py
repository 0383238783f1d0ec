"""How often each way of guessing was right, and how often chance would be.

- A way lays one order of people beside one order of the rows that came out of a batch.
- Straight: the first row is the first person's, and so on. Learned: whatever the one half of
  the batches taught of this way, who knew their authors, is tried on the other half; so an
  order that is turned round or shifted is found too.
- Chance is one right guess in a batch, whatever its size (the fixed points of a permutation:
  mean 1, variance 1), so their sum is close to Poisson's. What counts as better is so much that
  in all ways together chance reaches it once in a million runs.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from math import exp, lgamma, log

from tests.guessing.eye import Cells, Places, as_bytes

ONCE_IN = 1e6
"""Runs of which one finds a way better than chance where there is none."""

Orders = Mapping[str, Sequence[str]]
"""Each order by its name."""
_HALVES = 2


def people(wrote: Sequence[str], came: Mapping[str, Cells]) -> Orders:
    """Every order of people: when they wrote, and by each thing that came with it."""
    names = sorted({name for cells in came.values() for name in cells})
    return {"in time": wrote} | {f"by {name}": _sorted(wrote, came, name) for name in names}


def rows(lying: Sequence[Cells], places: Mapping[str, Places]) -> Orders:
    """Every order of the rows (ids) of one batch."""
    cells = {row["id"].decode(): row for row in lying}
    sizes = {one: {name: as_bytes(len(row[name])) for name in row} for one, row in cells.items()}
    ids, columns = list(cells), list(lying[0])
    return (
        {"as they lie": ids}
        | {f"by {name}": _sorted(ids, cells, name) for name in columns}
        | {f"by the size of {name}": _sorted(ids, sizes, name) for name in columns}
        | {f"by {name}": sorted(ids, key=where.__getitem__) for name, where in places.items()}
    )


def _sorted(whose: Sequence[str], cells: Mapping[str, Cells], name: str) -> Sequence[str]:
    return sorted(whose, key=lambda one: cells[one].get(name, b""))


@dataclass
class Way:
    """How often the row at one place was by the person at another, in each half of the batches."""

    seen: tuple[Counter[tuple[int, int]], ...] = field(
        default_factory=lambda: tuple(Counter() for _ in range(_HALVES))
    )

    def straight(self, size: int) -> int:
        """Right guesses where each place stands for itself."""
        return sum(half[at, at] for half in self.seen for at in range(size))

    def learned(self, size: int) -> int:
        """Right guesses by what the other half taught."""
        one, other = self.seen
        return _by(_best(one, size), other) + _by(_best(other, size), one)


@dataclass
class Tally:
    """What came of all batches of one kind; each has as many authors."""

    size: int
    batches: int = 0
    ways: dict[str, Way] = field(default_factory=lambda: defaultdict(Way))

    def add(self, who: Orders, what: Orders, author: Mapping[str, str]) -> None:
        """Try every way on one batch; only the house can tell whose a row is."""
        half = self.batches % _HALVES
        self.batches += 1
        for seen, order in who.items():
            place = {name: at for at, name in enumerate(order)}
            for found, ids in what.items():
                cells = self.ways[f"people {seen}, rows {found}"].seen[half]
                cells.update((at, place[author[one]]) for at, one in enumerate(ids))

    def straight(self) -> Counter[str]:
        """Right guesses of every way where each place stands for itself."""
        return Counter({name: way.straight(self.size) for name, way in self.distinct().items()})

    def learned(self) -> Counter[str]:
        """Right guesses of every way by what the other half taught."""
        return Counter({name: way.learned(self.size) for name, way in self.distinct().items()})

    def distinct(self) -> Mapping[str, Way]:
        """The ways that guessed differently at least once, each by the first of its names."""
        found: dict[object, str] = {}
        for name, way in self.ways.items():
            found.setdefault(tuple(frozenset(half.items()) for half in way.seen), name)
        return {name: self.ways[name] for name in found.values()}

    def most(self) -> tuple[int, int]:
        """So many right guesses of one way are still no better than chance, straight and learned.

        What is learned is a sum of two halves that are not independent: one of them is beyond its
        own bound wherever the sum is beyond twice as much.
        """
        ways = len(self.distinct()) * (1 + _HALVES)
        half = -(-self.batches // _HALVES)
        return most(self.batches, ways), most(half, ways) * _HALVES


def most(batches: int, ways: int) -> int:
    """What chance passes, in any of so many ways over so many batches, once in a million runs."""
    count = batches
    while _beyond(count, batches) > 1 / (ONCE_IN * ways):
        count += 1
    return count


def _beyond(count: int, mean: int) -> float:
    """How probable more than `count` is at most, by Poisson: its first term, and a geometric
    series above all others."""
    term = exp((count + 1) * log(mean) - mean - lgamma(count + 2))
    return term / (1 - mean / (count + 2))


def _best(seen: Counter[tuple[int, int]], size: int) -> Sequence[int]:
    """Which person each row is by, so that most of these guesses had been right."""
    return max(
        permutations(range(size)), key=lambda who: sum(seen[at, who[at]] for at in range(size))
    )


def _by(who: Sequence[int], seen: Counter[tuple[int, int]]) -> int:
    return sum(seen[at, one] for at, one in enumerate(who))
