"""What a question has come to, by its answers and those of the round before."""

from datetime import UTC, datetime

from policies.cells import Group
from policies.facts import WindowFacts
from policies.positions import SIDES
from policies.terms import Scale, WindowState
from policies.verdicts import (
    LEAST,
    Judged,
    Thresholds,
    Verdict,
    judge,
    may_change,
    may_lock,
    peaks,
    ranks,
)
from tests.policies.tables import Asked, rule_of, table

FOUR, GRADIENT = Scale.IMPORTANCE, Scale.AGREEMENT
AGREED = Judged(Verdict.STABLE_AGREEMENT)
MOVING = Judged(Verdict.ANOTHER_ROUND)

Case = tuple[Judged, Judged]
Counts = tuple[int, ...]


def verdict(
    scale: Scale, now: Counts, earlier: Counts | None, eligible: int, least: Thresholds = LEAST
) -> Judged:
    """The verdict where every step is told by itself."""
    before = None if earlier is None else sides(scale, earlier)
    return judge(sides(scale, now), before, eligible, least)


def sides(scale: Scale, counts: Counts) -> list[list[Group]]:
    by_step = dict(zip(ranks(scale), counts, strict=True))
    return [[Group((step,), by_step[step]) for step in side] for side in SIDES[scale]]


JOINED = [
    [Group(("very_important", "important"), 9)],
    [Group(("slightly_important",), 5), Group(("unimportant",), 8)],
]
PARTED = [JOINED[0], [Group(("slightly_important", "unimportant"), 6)]]
VERDICTS: dict[str, Case] = {
    "nobody answered": (verdict(FOUR, (0, 0, 0, 0), None, 20), Judged(Verdict.TOO_FEW)),
    "fewer than half answered": (
        verdict(FOUR, (4, 5, 0, 0), None, 20),
        Judged(Verdict.TOO_FEW),
    ),
    "half answered, for the first time": (verdict(FOUR, (5, 5, 0, 0), None, 20), MOVING),
    "a fifth moved": (verdict(FOUR, (8, 2, 0, 0), (6, 4, 0, 0), 10), MOVING),
    "a tenth moved, and all are for it": (
        verdict(FOUR, (8, 2, 0, 0), (7, 3, 0, 0), 10),
        AGREED,
    ),
    "nobody moved, and three of four are for it": (
        verdict(FOUR, (3, 3, 1, 1), (3, 3, 1, 1), 8),
        AGREED,
    ),
    "three of four against it are agreement as well": (
        verdict(FOUR, (1, 1, 3, 3), (1, 1, 3, 3), 8),
        AGREED,
    ),
    "halves at the ends are two positions": (
        verdict(FOUR, (5, 0, 0, 5), (5, 0, 0, 5), 10),
        Judged(Verdict.STABLE_DISAGREEMENT, 2),
    ),
    "three peaks of the gradient are three positions": (
        verdict(GRADIENT, (4, 0, 0, 4, 0, 0, 0, 4), (4, 0, 0, 4, 0, 0, 0, 4), 12),
        Judged(Verdict.STABLE_DISAGREEMENT, 3),
    ),
    "a small peak is no position": (
        verdict(FOUR, (6, 4, 5, 1), (6, 4, 5, 1), 16, Thresholds(position=40)),
        Judged(Verdict.PLURAL),
    ),
    "an even spread is plural": (
        verdict(FOUR, (4, 4, 4, 4), (4, 4, 4, 4), 16),
        Judged(Verdict.PLURAL),
    ),
    "those who ask for more discussion are no side": (
        verdict(GRADIENT, (1, 0, 0, 0, 9, 0, 0, 0), (1, 0, 0, 0, 9, 0, 0, 0), 10),
        Judged(Verdict.PLURAL),
    ),
    "sides that print as one are judged as one": (
        judge(JOINED, JOINED, 22, LEAST),
        Judged(Verdict.STABLE_DISAGREEMENT, 2),
    ),
    "of two sides that print as one, both large, neither has it": (
        judge(PARTED, PARTED, 15, LEAST),
        Judged(Verdict.STABLE_DISAGREEMENT, 2),
    ),
    "a small side that prints as one is no position": (
        judge(PARTED, PARTED, 15, Thresholds(position=50)),
        Judged(Verdict.PLURAL),
    ),
    "a higher threshold wants more agreement": (
        verdict(FOUR, (3, 3, 1, 1), (3, 3, 1, 1), 8, Thresholds(agreement=80)),
        Judged(Verdict.PLURAL),
    ),
}


@table(VERDICTS)
def test_verdict(case: Case) -> None:
    found, expected = case
    assert found == expected


PEAKS: dict[str, tuple[int, int]] = {
    "a slope has one": (peaks((5, 3, 1), 20), 1),
    "a plateau is one": (peaks((5, 5, 1), 20), 1),
    "a valley parts two": (peaks((5, 1, 5), 20), 2),
    "what is small is none": (peaks((9, 0, 1), 20), 1),
    "a plateau counts with all who stand on it": (peaks((8, 0, 1, 1), 20), 2),
}


@table(PEAKS)
def test_peaks(case: tuple[int, int]) -> None:
    found, expected = case
    assert found == expected


OPEN = WindowFacts(WindowState.OPEN, datetime(2026, 1, 5, tzinfo=UTC), frozenset())
CLOSED = WindowFacts(WindowState.CLOSED, datetime(2026, 1, 5, tzinfo=UTC), frozenset())
THRESHOLDS: dict[str, Asked] = {
    "whole shares are thresholds": (may_lock(Thresholds(1, 100, 1, 100)), None),
    "nought is none": (may_lock(Thresholds(response=0)), "verdicts.out_of_range"),
    "more than all is none": (may_lock(Thresholds(agreement=101)), "verdicts.out_of_range"),
    "others may be set while the round is open": (
        may_change(OPEN, LEAST, Thresholds(change=10)),
        None,
    ),
    "the same are no change": (may_change(OPEN, LEAST, LEAST), "verdicts.same_thresholds"),
    "others must be thresholds": (
        may_change(OPEN, LEAST, Thresholds(change=0)),
        "verdicts.out_of_range",
    ),
    "after the round nothing changes": (
        may_change(CLOSED, LEAST, Thresholds(change=10)),
        "rounds.not_open",
    ),
}


@table(THRESHOLDS)
def test_thresholds(case: Asked) -> None:
    decision, rule = case
    assert rule_of(decision) == rule
