"""Asking for a stop, lifting it, and how long it holds."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from policies.stops import MOST, lapses, may_ask, may_go_out, may_lift
from tests.policies.tables import Asked, rule_of, table

TICK = datetime(2026, 1, 5, 9, tzinfo=UTC)
CASES: dict[str, Asked] = {
    "anybody asks for a stop": (may_ask(used=False), None),
    "nobody asks twice in a phase": (may_ask(used=True), "stops.used"),
    "what has taken effect is lifted": (may_lift(begun=True), None),
    "what has not is not": (may_lift(begun=False), "stops.none"),
    "without a stop things go out": (may_go_out(asked=False), None),
    "with one they stay": (may_go_out(asked=True), "stops.stopped"),
}


@table(CASES)
def test_stop(case: Asked) -> None:
    decision, rule = case
    assert rule_of(decision) == rule


@given(st.timedeltas(timedelta(seconds=1), MOST / 2), st.floats(0, 1))
def test_it_holds_at_most_72_hours_whenever_it_was_asked_for(tick: timedelta, part: float) -> None:
    asked = TICK - tick * part
    assert TICK < lapses(TICK, tick) <= asked + MOST


def test_with_long_ticks_it_holds_for_a_day_and_a_half() -> None:
    assert lapses(TICK, timedelta(days=7)) == TICK + timedelta(hours=36)
