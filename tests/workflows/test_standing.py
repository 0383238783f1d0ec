"""What a run knows of its track: positions, deadlines, ticks, briefs, answers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.operations.position import (
    BriefStanding,
    Deadline,
    DeadlineKind,
    Position,
    Verdict,
)
from policies.terms import BriefState, Phase
from workflows.commands import TrackStart
from workflows.standing import HOLD, REMEMBERED, Standing

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
WINDOW = Deadline(DeadlineKind.WINDOW_CLOSES, "w", NOW + HOUR)
LAPSE = Deadline(DeadlineKind.STOP_LAPSES, "t", NOW + HOUR)
HERE = Position("t", 1, Phase.EXPLORATION, False, 86_400, (WINDOW,))


def _standing(position: Position = HERE, now: datetime = NOW) -> Standing:
    standing = Standing(TrackStart())
    standing.apply([position], now)
    return standing


def test_before_the_first_position_nothing_is_known() -> None:
    standing = Standing(TrackStart())
    assert (standing.seq, standing.phase, standing.track_id) == (0, None, "")
    assert standing.wake_at() is None
    assert standing.untold(NOW) == []


@settings(deadline=None)
@given(st.permutations([1, 2, 3, 4]))
def test_the_newest_position_counts_in_whatever_order_they_come(order: list[int]) -> None:
    standing = _standing()
    standing.apply([replace(HERE, seq=number) for number in order], NOW)
    standing.apply([replace(HERE, seq=order[0])], NOW)
    assert standing.seq == 4


def test_a_position_of_the_same_number_replaces() -> None:
    standing = _standing()
    standing.apply([replace(HERE, paused=True)], NOW)
    assert standing.wake_at() is None


DUE = {
    "before its time": (HERE, NOW + HOUR - timedelta(seconds=1), None),
    "at its time": (HERE, NOW + HOUR, WINDOW),
    "long after": (HERE, NOW + 1000 * HOUR, WINDOW),
    "while paused": (replace(HERE, paused=True), NOW + HOUR, None),
    "while a stop holds it": (replace(HERE, stopped=True), NOW + HOUR, None),
    "but the end of the stop": (
        replace(HERE, stopped=True, deadlines=(WINDOW, LAPSE)),
        NOW + HOUR,
        LAPSE,
    ),
    "in a closed track too": (replace(HERE, phase=Phase.CLOSED), NOW + HOUR, WINDOW),
}


@pytest.mark.parametrize(("position", "now", "expected"), DUE.values(), ids=DUE.keys())
def test_what_is_due(position: Position, now: datetime, expected: Deadline | None) -> None:
    assert _standing(position).due(now) == expected


def test_of_several_the_earliest_is_due_first() -> None:
    early = replace(WINDOW, object_id="a", due=NOW)
    standing = _standing(replace(HERE, deadlines=(WINDOW, early)))
    assert standing.due(NOW + 2 * HOUR) == early


def test_what_was_reported_is_not_due_again() -> None:
    standing = _standing()
    standing.fired(WINDOW)
    assert standing.due(NOW + 2 * HOUR) is None


def test_what_was_reported_and_then_moved_is_due_again() -> None:
    standing = _standing()
    standing.fired(WINDOW)
    moved = replace(WINDOW, due=NOW + 2 * HOUR)
    standing.apply([replace(HERE, seq=2, deadlines=(moved,))], NOW)
    assert standing.due(NOW + 2 * HOUR) == moved


def test_what_the_record_could_not_do_is_due_again_a_little_later() -> None:
    standing, then = _standing(), NOW + HOUR
    standing.hold(WINDOW, then)
    assert standing.due(then) is None
    assert standing.wake_at() == then + HOLD
    assert standing.due(then + HOLD) == WINDOW


def test_the_next_wake_up_is_the_deadline_or_the_tick_whichever_is_first() -> None:
    assert _standing().wake_at() == WINDOW.due
    assert _standing(replace(HERE, deadlines=())).wake_at() == NOW + timedelta(days=1)


@settings(deadline=None)
@given(st.integers(1, 10_000_000), st.integers(1, 100_000))
def test_ticks_stay_on_their_grid_however_late_they_are(late: int, every: int) -> None:
    standing = _standing(replace(HERE, deadlines=(), tick_seconds=every))
    now = NOW + timedelta(seconds=every + late)
    assert standing.tick_due(now)
    standing.ticked(now)
    following = standing.wake_at()
    assert following is not None
    assert now < following <= now + timedelta(seconds=every)
    assert (following - NOW) % timedelta(seconds=every) == timedelta()


def test_a_shorter_tick_counts_at_once() -> None:
    standing = _standing(replace(HERE, deadlines=()))
    standing.apply([replace(HERE, seq=2, deadlines=(), tick_seconds=60)], NOW)
    assert standing.wake_at() == NOW + timedelta(minutes=1)


def test_a_track_that_never_ticks_for_want_of_seconds_does_not_spin() -> None:
    standing = _standing(replace(HERE, deadlines=(), tick_seconds=0))
    assert not standing.tick_due(NOW)


def test_the_newest_answers_are_remembered() -> None:
    standing = _standing()
    for number in range(REMEMBERED + 5):
        standing.remember(str(number), Verdict.DENIED)
    assert standing.recall("4") is None
    assert standing.recall("5") is Verdict.DENIED
    assert len(standing.handed_on().recent) == REMEMBERED


BRIEF = BriefStanding("b", BriefState.ASKED)


def _with(brief: BriefStanding, *, paused: bool = False, seq: int = 1) -> Position:
    return replace(HERE, seq=seq, paused=paused, briefs=(brief,))


FIRST = {
    "asked": (BRIEF, True),
    "ready": (replace(BRIEF, state=BriefState.READY), True),
    "blocked": (replace(BRIEF, state=BriefState.BLOCKED), True),
    "returned": (replace(BRIEF, state=BriefState.RETURNED), False),
    "voided": (replace(BRIEF, state=BriefState.VOIDED), False),
    "released, answers to come": (
        replace(BRIEF, state=BriefState.RELEASED, answers_due=NOW + HOUR),
        True,
    ),
    "released, date over": (replace(BRIEF, state=BriefState.RELEASED, answers_due=NOW), False),
    "released, nothing awaited": (replace(BRIEF, state=BriefState.RELEASED), False),
}


@pytest.mark.parametrize(("brief", "told"), FIRST.values(), ids=FIRST.keys())
def test_a_brief_seen_for_the_first_time(brief: BriefStanding, told: bool) -> None:
    assert bool(_standing(_with(brief)).untold(NOW)) is told


def test_a_brief_is_told_once_and_again_when_it_changes() -> None:
    standing = _standing(_with(BRIEF))
    (told,) = standing.untold(NOW)
    assert standing.tell(told)
    assert standing.untold(NOW) == []
    standing.apply([_with(replace(BRIEF, state=BriefState.VOIDED), seq=2)], NOW)
    (told,) = standing.untold(NOW)
    assert told.seq == 2
    assert not standing.tell(told)


def test_a_pause_is_told_to_briefs_that_have_something_to_do() -> None:
    released = replace(BRIEF, state=BriefState.RELEASED, answers_due=NOW + HOUR)
    standing = _standing(_with(released))
    standing.tell(standing.untold(NOW)[0])
    standing.apply([_with(released, paused=True, seq=2)], NOW)
    assert standing.untold(NOW)
    assert standing.untold(NOW + HOUR) == []


def test_what_is_handed_on_is_where_the_next_run_begins() -> None:
    standing = _standing(_with(BRIEF))
    standing.fired(WINDOW)
    standing.remember("c", Verdict.ALLOWED)
    standing.tell(standing.untold(NOW)[0])
    handed = standing.handed_on()
    following = Standing(handed)
    assert following.handed_on() == handed
    assert following.due(NOW + 2 * HOUR) is None
    assert following.untold(NOW) == []
    assert following.recall("c") is Verdict.ALLOWED


def test_a_closed_track_has_something_to_come_only_while_it_has_deadlines() -> None:
    assert _standing(replace(HERE, phase=Phase.CLOSED)).to_come
    assert not _standing(replace(HERE, phase=Phase.CLOSED, deadlines=())).to_come
    assert _standing(replace(HERE, deadlines=())).to_come
