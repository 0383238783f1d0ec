"""What a benchmark says: two series taken in turns, and the ratio between them.

- A ratio is that of the medians; its interval is a paired bootstrap (95 %, fixed seed), because
  both series saw the same machine at the same time.
- Seconds throughout; a p95 is the smallest value that at least 95 % do not exceed.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from statistics import median

RESAMPLES = 2_000
SEED = 20_051


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of operation: seconds each, and CPU seconds for each operation by process."""

    seconds: Sequence[float] = field(repr=False)
    cpu: Mapping[str, float]

    @property
    def median(self) -> float:
        """The middle one (seconds)."""
        return median(self.seconds)

    @property
    def p95(self) -> float:
        """What at least 95 % do not exceed (seconds)."""
        return sorted(self.seconds)[ceil(0.95 * len(self.seconds)) - 1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours and its floor, taken in turns; `goal` is the ratio not to be exceeded."""

    name: str
    goal: float
    ours: Series
    floor: Series

    @property
    def ratio(self) -> float:
        """Median by median."""
        return self.ours.median / self.floor.median

    @property
    def ratio_p95(self) -> float:
        """p95 by p95."""
        return self.ours.p95 / self.floor.p95

    def interval(self) -> tuple[float, float]:
        """The 95 % interval of `ratio`."""
        chance = random.Random(SEED)
        pairs = list(zip(self.ours.seconds, self.floor.seconds, strict=True))
        ratios = []
        for _ in range(RESAMPLES):
            ours, floor = zip(*chance.choices(pairs, k=len(pairs)), strict=True)
            ratios.append(median(ours) / median(floor))
        ratios.sort()
        return ratios[int(RESAMPLES * 0.025)], ratios[int(RESAMPLES * 0.975) - 1]


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something is done in a second (median over repetitions), and how often at
    least in 95 % of them."""

    name: str
    per_second: float
    at_least: float
