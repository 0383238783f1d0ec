"""Small numbers: which counts of people may be printed, and how the others are hidden.

- k is 5, or 10 on a strictly confidential track; zero and unanimity are small numbers too.
- Groups below k are not left out but joined: the smallest joins the next smallest, until
  every group has k. 8 / 6 / 2 prints as 8 / 8.
- In a distribution with a printed total, hiding the small cells is not enough: the smallest
  other cell is hidden with them. Where the hidden ones could still be narrowed down, also by
  a reader who knows this rule, nothing but the total is printed.
- Of counts on one base that differ by less than k, only the larger prints.
- With fewer than 3k experts there are verdicts and arguments, and no quantifiers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policies.terms import Sensitivity

THRESHOLD: Final = 5
THRESHOLD_STRICT: Final = 10
_QUANTIFIER_FACTOR: Final = 3


@dataclass(frozen=True, slots=True)
class Group:
    """One or several groups that print as one number."""

    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """A distribution as it may be printed; `None` is hidden, also for the total."""

    cells: Mapping[str, int | None]
    total: int | None


def threshold(sensitivity: Sensitivity) -> int:
    """The disclosure threshold k of a track."""
    strict = sensitivity is Sensitivity.STRICTLY_CONFIDENTIAL
    return THRESHOLD_STRICT if strict else THRESHOLD


def no_quantifiers(experts: int, k: int) -> bool:
    """Whether a room is too small for words like *most*."""
    return experts < _QUANTIFIER_FACTOR * k


def merge_groups(counts: Mapping[str, int], k: int) -> tuple[Group, ...]:
    """The groups joined until each has k, largest first; empty when all together have fewer."""
    groups = sorted((Group((name,), count) for name, count in counts.items()), key=_by_size)
    while len(groups) > 1 and groups[0].count < k:
        first, second, *others = groups
        joined = Group((*second.names, *first.names), first.count + second.count)
        groups = sorted([joined, *others], key=_by_size)
    if not groups or groups[0].count < k:
        return ()
    return tuple(sorted(groups, key=lambda group: (-group.count, group.names)))


def printable(counts: Mapping[str, int], k: int) -> Distribution:
    """The distribution with every cell hidden that is small or would give a small one away.

    Every hidden cell could still hold any number below k: neither the total, nor the printed
    cells, nor knowledge of this rule narrows it further.
    """
    total = sum(counts.values())
    if total < k:
        return _printed(counts, frozenset(counts), None)
    small = frozenset(name for name, count in counts.items() if count < k or total - count < k)
    if not small:
        return _printed(counts, small, total)
    hidden = _with_complement(counts, small, k)
    return _printed(counts, hidden, total)


def larger_only(counts: Mapping[str, int], k: int) -> Mapping[str, int | None]:
    """Counts on one base (as: invited, wrote, answered) without those too close to a larger one.

    `None` is hidden: below k, or less than k away from a larger count that prints.
    """
    kept: dict[str, int] = {}
    for name, count in sorted(counts.items(), key=lambda item: -item[1]):
        if count >= k and all(larger - count >= k for larger in kept.values()):
            kept[name] = count
    return {name: kept.get(name) for name in counts}


def _by_size(group: Group) -> tuple[int, tuple[str, ...]]:
    return group.count, group.names


def _printed(counts: Mapping[str, int], hidden: frozenset[str], total: int | None) -> Distribution:
    cells = {name: None if name in hidden else count for name, count in counts.items()}
    return Distribution(cells, total)


def _with_complement(counts: Mapping[str, int], small: frozenset[str], k: int) -> frozenset[str]:
    """The small cells and the smallest other one, or all cells if that leaves them guessable.

    A reader who knows the rule knows: the hidden cells add up to `remainder`; one of them has
    at least k and fewer than the smallest printed cell; the others have at most k - 1. The
    three conditions leave every number below k possible for every hidden cell.
    """
    large = sorted(count for name, count in counts.items() if name not in small)
    if len(large) < 2 or large[0] == large[1]:
        return frozenset(counts)
    smallest, ceiling = large[0], large[1]
    remainder = sum(counts[name] for name in small) + smallest
    others = len(small) - 1
    if 2 * k - 1 <= remainder < ceiling + others * (k - 1):
        return small | {name for name, count in counts.items() if count == smallest}
    return frozenset(counts)
