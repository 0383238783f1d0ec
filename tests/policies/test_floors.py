"""Durations of the terms of reference have floors; only a sample goes below."""

from dataclasses import replace

import pytest

from policies.decisions import Allow, Deny
from policies.floors import DAY, FLOORS, HOUR, Durations, may_set

LOWEST = Durations(
    confirm=3 * DAY,
    tick=HOUR,
    answer=7 * DAY,
    custody=2 * DAY,
    cooling=7 * DAY,
    silence=3 * DAY,
    redeclare=7 * DAY,
)
RULES: dict[str, tuple[Durations, bool, str | None]] = {
    "a track may have exactly the floors": (LOWEST, False, None),
    "not a second less to confirm": (
        replace(LOWEST, confirm=LOWEST.confirm - 1),
        False,
        "floors.confirm",
    ),
    "not a second less between ticks": (
        replace(LOWEST, tick=LOWEST.tick - 1),
        False,
        "floors.tick",
    ),
    "not a second less to answer": (
        replace(LOWEST, answer=LOWEST.answer - 1),
        False,
        "floors.answer",
    ),
    "not a second less to know that one's identity will be opened": (
        replace(LOWEST, custody=LOWEST.custody - 1),
        False,
        "floors.custody",
    ),
    "not a second less before everything is destroyed": (
        replace(LOWEST, cooling=LOWEST.cooling - 1),
        False,
        "floors.cooling",
    ),
    "not a second less to declare anew": (
        replace(LOWEST, redeclare=LOWEST.redeclare - 1),
        False,
        "floors.redeclare",
    ),
    "a silence is not a second shorter": (
        replace(LOWEST, silence=LOWEST.silence - 1),
        False,
        "floors.silence",
    ),
    "a track without silence procedure has none": (replace(LOWEST, silence=0), False, None),
    "a sample may be over in seconds": (Durations(1, 1, 1, 0, 0, 1, 0), True, None),
}


def test_these_are_the_floors() -> None:
    assert FLOORS == LOWEST


@pytest.mark.parametrize("sentence", RULES)
def test_floor(sentence: str) -> None:
    durations, sample, rule = RULES[sentence]
    decision = may_set(durations, sample=sample)
    assert isinstance(decision, Allow) if rule is None else isinstance(decision, Deny)
    assert getattr(decision, "rule", None) == rule
