"""The release ledger: what a question that is asked again may print, beside what it printed.

- What was printed once stands: figures are worked out when a round closes, and never again, so
  that a later erasure or a late joiner is in no difference. Late joiners count from the next
  round on.
- Where none of the groups that printed moved by k, the earlier figures stand, and it is said
  that no group moved by k. The verdict is then that of the earlier figures, of which nobody
  moved: one worked out from the new ones would tell which way the few have gone.
- Where figures print, the verdict is worked out from them, and tells nothing that they do not.
- Else the new distribution prints if no group that both of them tell moved by fewer than k:
  between the two rounds, the difference would be a count of few.
- Where nothing printed before, each group has to have 2k - 1: a smaller one may have come above
  the threshold by a late joiner or two.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from policies.cells import (
    Group,
    common_blocks,
    no_quantifiers,
    people_in,
    printable_steps,
)
from policies.positions import NO_JUDGEMENT, SIDES
from policies.terms import Scale
from policies.verdicts import Judged, Thresholds, judge

NO_POSITION: Final = "no_position"
_TWO: Final = 2
Printed = tuple[tuple[Group, ...], ...]


class Beside(StrEnum):
    """How new figures stand to the earlier ones of the same question."""

    NEW = "new"
    AS_BEFORE = "as_before"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one question printed: groups by side, how they stand to the earlier round, and the
    verdict. `counts` by step are those that the figures stand for, and are never shown."""

    counts: Mapping[str, int]
    printed: Printed
    verdict: Judged
    standing: Beside = Beside.NEW


def entry(
    scale: Scale, counts: Mapping[str, int], k: int, least: Thresholds, earlier: Entry | None
) -> Entry:
    """What a question prints of these `counts` by step, silence a step like any other, after the
    entry of the round before."""
    new = printable(scale, counts, k)
    standing = beside(counts, new, earlier.printed, k) if earlier else Beside.NEW
    if earlier and standing is Beside.AS_BEFORE:
        same = _verdict(scale, earlier.counts, earlier.printed, earlier, least)
        return replace(earlier, verdict=same, standing=standing)
    printed = () if standing is Beside.WITHHELD else new
    return Entry(counts, printed, _verdict(scale, counts, printed, earlier, least), standing)


def by_side(scale: Scale) -> tuple[tuple[str, ...], ...]:
    """The steps of a scale by side; those without a position are a side like any other."""
    return (*SIDES[scale], (NO_JUDGEMENT, NO_POSITION))


def printable(scale: Scale, counts: Mapping[str, int], k: int) -> Printed:
    """What may print of these counts by themselves."""
    if no_quantifiers(sum(counts.values()), k):
        return ()
    return printable_steps(by_side(scale), counts, k)


def beside(counts: Mapping[str, int], new: Printed, earlier: Printed, k: int) -> Beside:
    """How `new`, which is what `counts` by step print by themselves, may print beside `earlier`;
    both hold every step once, or nothing."""
    if not earlier:
        large = all(group.count >= 2 * k - 1 for group in _groups(new))
        return Beside.NEW if large else Beside.WITHHELD
    if all(_moved(counts, group.names, group.count) < k for group in _groups(earlier)):
        return Beside.AS_BEFORE
    before = _groups(earlier)
    blocks = common_blocks(_groups(new), before) if new else ()
    moves = [_moved(counts, block, people_in(block, before)) for block in blocks]
    return Beside.NEW if all(move >= k or not move for move in moves) else Beside.WITHHELD


def _moved(counts: Mapping[str, int], block: Collection[str], before: int) -> int:
    return abs(sum(counts[step] for step in block) - before)


def _groups(printed: Printed) -> list[Group]:
    return [group for side in printed for group in side]


def _verdict(
    scale: Scale,
    counts: Mapping[str, int],
    printed: Printed,
    earlier: Entry | None,
    least: Thresholds,
) -> Judged:
    """The verdict on what prints; only where nothing does, on the counts themselves."""
    before = None
    if earlier is not None:
        before = (
            _judged(earlier.printed)
            if printed and earlier.printed
            else _alone(scale, earlier.counts)
        )
    now = _judged(printed) if printed else _alone(scale, counts)
    return judge(now, before, sum(counts.values()), least)


def _judged(printed: Printed) -> Printed:
    """The sides of those who judged; where too few were silent to be told, with them."""
    return printed[:-1] if len(printed) > _TWO else printed


def _alone(scale: Scale, counts: Mapping[str, int]) -> Printed:
    return tuple(tuple(Group((step,), counts[step]) for step in side) for side in SIDES[scale])
