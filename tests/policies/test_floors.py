"""Durations of the terms of reference have floors; only a sample goes below."""

import pytest

from policies.decisions import Allow, Deny
from policies.floors import DAY, HOUR, Durations, may_set

RULES: dict[str, tuple[Durations, bool, str | None]] = {
    "a track may have exactly the floors": (Durations(3 * DAY, HOUR, 7 * DAY, 0), False, None),
    "not a second less to confirm": (
        Durations(3 * DAY - 1, HOUR, 7 * DAY, 0),
        False,
        "floors.confirm",
    ),
    "not a second less between ticks": (
        Durations(3 * DAY, HOUR - 1, 7 * DAY, 0),
        False,
        "floors.tick",
    ),
    "not a second less to answer": (
        Durations(3 * DAY, HOUR, 7 * DAY - 1, 0),
        False,
        "floors.answer",
    ),
    "a silence may last exactly its floor": (
        Durations(3 * DAY, HOUR, 7 * DAY, 3 * DAY),
        False,
        None,
    ),
    "a silence is not a second shorter": (
        Durations(3 * DAY, HOUR, 7 * DAY, 3 * DAY - 1),
        False,
        "floors.silence",
    ),
    "a sample may be over in seconds": (Durations(1, 1, 1, 0), True, None),
}


@pytest.mark.parametrize("sentence", RULES)
def test_floor(sentence: str) -> None:
    durations, sample, rule = RULES[sentence]
    decision = may_set(durations, sample=sample)
    assert isinstance(decision, Allow) if rule is None else isinstance(decision, Deny)
    assert getattr(decision, "rule", None) == rule
