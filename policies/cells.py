"""Small numbers: which counts of people may be printed, and how the others are joined.

- k is 5, or 10 on a strictly confidential track; zero and unanimity are small numbers too.
- Groups below k are not left out but joined: the smallest joins the next smallest, until
  every group has k. 8 / 6 / 2 prints as 8 / 8.
- The steps of a scale have sides (for, undecided, against), and so have those who are silent.
  A side prints its steps if each has k, else one count for all of them. Where too few are silent
  to be told, the first side prints against everybody else; where another side has fewer than k,
  nothing prints.
- So nothing is hidden that could be worked out: what prints adds up to everybody, and every
  number below k stays possible for a step that prints with others, also for a reader who knows
  this rule.
- A share of a sector prints when both those for it and the others in it are k at least.
- Of counts on one base that differ by less than k, only the larger prints.
- With fewer than 3k experts there are verdicts and arguments, and no quantifiers.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
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
class Part:
    """Sectors that print as one: how many are in them, and how many of these are for it."""

    names: tuple[str, ...]
    members: int
    favourable: int


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


def printable_steps(
    sides: Sequence[Sequence[str]], counts: Mapping[str, int], k: int
) -> tuple[tuple[Group, ...], ...]:
    """What prints of each side; of two where the first prints against all others; or nothing."""
    first, *others, silent = (_together(side, counts) for side in sides)
    if min(first.count, *(one.count for one in others)) < k:
        return ()
    if silent.count >= k:
        return tuple(_side(side, counts, k) for side in sides)
    rest = _together([name for side in sides[1:] for name in side], counts)
    hides = rest.count >= len(others) * k + k - 1
    return (_side(sides[0], counts, k), (rest,)) if hides else ()


def printable_parts(
    members: Mapping[str, int], favourable: Mapping[str, int], k: int
) -> tuple[Part, ...]:
    """The shares of sectors, largest first, joined as far as they must be; empty if all are one.

    Which sectors join follows from their members alone; how far, from what may print.
    """
    for size in range(2 * k, sum(members.values()) + 1, k):
        groups = merge_groups(members, size)
        parts = tuple(
            Part(group.names, group.count, sum(favourable[name] for name in group.names))
            for group in groups
        )
        if all(_prints(part, k) for part in parts):
            return parts if len(parts) > 1 else ()
    return ()


def common_blocks(one: Collection[Group], other: Collection[Group]) -> Iterator[frozenset[str]]:
    """The finest sets of names that are unions of groups in both."""
    left = {frozenset(group.names) for group in (*one, *other)}
    while left:
        block = left.pop()
        while touching := {names for names in left if names & block}:
            left -= touching
            block = block.union(*touching)
        yield block


def people_in(block: Collection[str], groups: Collection[Group]) -> int:
    """How many are in the groups that lie within a set of names."""
    return sum(group.count for group in groups if set(group.names) <= set(block))


def larger_only(counts: Mapping[str, int], k: int) -> Mapping[str, int | None]:
    """Counts on one base (as: invited, wrote, answered) without those too close to a larger one.

    `None` is hidden: below k, or less than k away from a larger count that prints.
    """
    kept: dict[str, int] = {}
    for name, count in sorted(counts.items(), key=lambda item: -item[1]):
        if count >= k and all(larger - count >= k for larger in kept.values()):
            kept[name] = count
    return {name: kept.get(name) for name in counts}


def apart_from(
    told: Collection[int], counts: Mapping[str, int | None], k: int
) -> Mapping[str, int | None]:
    """Counts without those that, beside a number told on the same base, give away fewer than k."""

    def close(value: int) -> bool:
        return any(abs(value - one) < k for one in told)

    return {
        name: None if value is None or close(value) else value for name, value in counts.items()
    }


def _by_size(group: Group) -> tuple[int, tuple[str, ...]]:
    return group.count, group.names


def _side(side: Sequence[str], counts: Mapping[str, int], k: int) -> tuple[Group, ...]:
    apart = tuple(Group((name,), counts[name]) for name in side)
    return apart if min(one.count for one in apart) >= k else (_together(side, counts),)


def _together(names: Sequence[str], counts: Mapping[str, int]) -> Group:
    return Group(tuple(names), sum(counts[name] for name in names))


def _prints(one: Part, k: int) -> bool:
    return one.favourable >= k and one.members - one.favourable >= k
