"""Verdicts: what a question has come to once its round is closed; people decide, this proposes.

- Too few answers say nothing. Without an earlier round, or where the distribution still moves,
  the question wants another round: stability ends a Delphi, not consensus (von der Gracht,
  Technol Forecast Soc Change 79, 2012).
- Stable, and a side holds the share that was agreed on before: *stable agreement*, whether for
  or against.
- Stable, and split (van der Eijk's A below zero, or two peaks that each hold the share of a
  position; of sides that print as one, both of them): *stable disagreement*, with the number of
  positions. It is as good a result.
- Stable, and neither: *plural*.
- The thresholds are locked when the round opens; every later change is told with the method.
- Shares are per cent of those who judged; the response is per cent of the roster.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import Final

from policies.cells import Group, common_blocks, people_in
from policies.decisions import Decision, all_of, allow_if
from policies.facts import WindowFacts
from policies.measures import agreement, distribution_change, percent
from policies.positions import OPTIONS
from policies.terms import Scale, WindowState


class Verdict(StrEnum):
    """What a question has come to."""

    STABLE_AGREEMENT = "stable_agreement"
    STABLE_DISAGREEMENT = "stable_disagreement"
    PLURAL = "plural"
    ANOTHER_ROUND = "another_round"
    TOO_FEW = "too_few_answers"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Per cent: the least response, the share of a side that is agreement, the distribution
    change from which on a question still moves, and the share that makes a peak a position."""

    response: int = 50
    agreement: int = 75
    change: int = 15
    position: int = 20


LEAST: Final = Thresholds()
"""Where a round sets no others."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict; `positions` counts the peaks of a stable disagreement."""

    verdict: Verdict
    positions: int | None = None


Sides = Sequence[Sequence[Group]]
_TWO: Final = 2
_WHOLE: Final = 100


def judge(now: Sides, earlier: Sides | None, eligible: int, least: Thresholds) -> Judged:
    """The verdict on the answers of those who judged, as groups by side, favourable first, after
    those of the round before, from a roster of `eligible` experts."""
    groups = _in_order(now)
    people = sum(group.count for group in groups)
    response = percent(people, eligible)
    if not people or response is None or response < least.response:
        return Judged(Verdict.TOO_FEW)
    change = None if earlier is None else _change(_in_order(earlier), groups)
    if change is None or change >= Fraction(least.change, 100):
        return Judged(Verdict.ANOTHER_ROUND)
    if 100 * max(map(_people, (now[0], now[-1]))) >= least.agreement * people:
        return Judged(Verdict.STABLE_AGREEMENT)
    counts = [group.count for group in groups]
    found = peaks(counts, least.position)
    if found >= _TWO or _split(now, groups, least):
        return Judged(Verdict.STABLE_DISAGREEMENT, max(found, _TWO))
    return Judged(Verdict.PLURAL)


def may_lock(thresholds: Thresholds) -> Decision:
    """Whether these are thresholds: whole shares from 1 to 100 per cent."""
    shares = astuple(thresholds)
    return allow_if(all(1 <= one <= _WHOLE for one in shares), "verdicts.out_of_range")


def may_change(window: WindowFacts, present: Thresholds, new: Thresholds) -> Decision:
    """Whether the thresholds of a round may change: while it is open, and to others."""
    return all_of(
        may_lock(new),
        allow_if(window.state is WindowState.OPEN, "rounds.not_open"),
        allow_if(new != present, "verdicts.same_thresholds"),
    )


def ranks(scale: Scale) -> tuple[str, ...]:
    """The steps of a scale in their order, without *no judgement*."""
    return OPTIONS[scale][:-1]


def peaks(counts: Sequence[int], share: int) -> int:
    """How many steps, or runs of equal steps, stand above both neighbours and hold this share."""
    runs = [(height, len(list(run))) for height, run in groupby(counts)]
    heights = [0, *(height for height, _ in runs), 0]
    people = sum(counts)
    return sum(
        height > heights[at] and height > heights[at + 2] and 100 * height * wide >= share * people
        for at, (height, wide) in enumerate(runs)
    )


def _in_order(sides: Sides) -> list[Group]:
    """The groups in the order of the steps of their scale; those of the gradient's sides are not
    neighbours."""
    groups = [group for side in sides for group in side]
    steps = next(steps for steps in OPTIONS.values() if groups[0].names[0] in steps)
    return sorted(groups, key=lambda group: min(map(steps.index, set(group.names) & {*steps})))


def _split(sides: Sides, groups: Sequence[Group], least: Thresholds) -> bool:
    """Whether those who judged stand apart; of sides that print as one, whether both are large."""
    if all(len(group.names) == 1 for group in groups):
        return (agreement([group.count for group in groups]) or 0) < 0
    people = sum(group.count for group in groups)
    return 100 * min(map(_people, (sides[0], sides[-1]))) >= least.position * people


def _change(earlier: Sequence[Group], now: Sequence[Group]) -> Fraction | None:
    blocks = list(common_blocks(earlier, now))
    before = [people_in(block, earlier) for block in blocks]
    return distribution_change(before, [people_in(block, now) for block in blocks])


def _people(side: Sequence[Group]) -> int:
    return sum(group.count for group in side)
