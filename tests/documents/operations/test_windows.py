"""A round with one window for each tick: what is said in one can be answered in the next but one.

The room's tick is one second, and batches go two items at a time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from weakref import WeakSet

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.errors import Denied, RecordError
from documents.models.contributions import Contribution, ReleasedContribution
from documents.operations import course, items, windows
from documents.operations.contributions import Post, Return
from documents.operations.position import DeadlineKind, Report
from documents.operations.rounds import ThisRound
from documents.operations.tracks import Seen
from documents.operations.views import contributions
from policies.acts import Act
from policies.terms import ContributionKind, Phase, WindowState
from tests.documents.operations.rows import count, log_size, window_ids, window_state, window_states
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import Room

TICK = timedelta(seconds=1)
OPEN, CLOSED, RELEASED = WindowState.OPEN, WindowState.CLOSED, WindowState.RELEASED


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "AT_ONCE", 2)


@pytest.fixture
def daily(room: Room) -> str:
    """A daily round of an hour."""
    return room.go_to(Phase.EXPLORATION).open_round(daily=True)


def next_tick(room: Room, clock: FrozenClock) -> None:
    clock.advance(TICK)
    time_passes(room.store, room.track)


def everybody_writes(room: Room, round_id: str) -> dict[str, str]:
    return {name: room.post(name, round_id) for name in room.experts}


def fired(room: Room, round_id: str, clock: FrozenClock, seq: int) -> Report:
    kind, due = DeadlineKind.WINDOW_TURNS, clock.now()
    return course.fire(room.store, room.track, kind, round_id, due, seq)


@contextmanager
def held() -> Iterator[list[int]]:
    """How many items were in memory each time one more was read."""
    alive: WeakSet[object] = WeakSet()
    counted: list[int] = []

    def read(_: Session, row: object) -> None:
        if isinstance(row, Contribution):
            alive.add(row)
            counted.append(len(alive))

    event.listen(Session, "loaded_as_persistent", read)
    yield counted
    event.remove(Session, "loaded_as_persistent", read)


def test_words_are_held_of_a_few_items_at_a_time(room: Room, daily: str) -> None:
    for _ in range(3):
        everybody_writes(room, daily)
    room.close_round(daily)
    with held() as counted:
        room.release(daily)
    assert count(room, ReleasedContribution) == 3 * len(room.experts)
    assert count(room, Contribution) == 0
    assert max(counted) <= 4  # two that come and two that go


def test_a_closed_window_is_read_in_pages_and_no_page_reads_the_whole(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    posted = [*everybody_writes(room, daily).values()]
    next_tick(room, clock)
    posted += everybody_writes(room, daily).values()
    room.close_round(daily)
    shown: list[str] = []
    after: str | None = ""
    while after is not None:
        with held() as counted:
            page = room.read("facilitator", contributions.window, round=daily, after=after, limit=2)
        assert len(counted) <= 4  # one more than the page, as many as are read at once
        shown += [item.id for item in page.items]
        after = page.next
    assert shown == sorted(posted)


def test_what_lies_in_a_window_need_not_be_read_to_the_end(room: Room, daily: str) -> None:
    """A cursor that stays open on the server would be a warning, and warnings are errors."""
    everybody_writes(room, daily)
    room.close_round(daily)
    with room.store.begin() as uow:
        closed = windows.of_track(uow, room.track, CLOSED)
        assert any(row.returned is None for row in windows.lying(uow, closed))
    room.release(daily)
    with room.store.begin() as uow:
        assert any(said.text for _, said in items.released(uow, room.track))
    gc.collect()


def test_a_tick_closes_and_opens_and_the_next_one_releases(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    everybody_writes(room, daily)
    next_tick(room, clock)
    assert window_states(room, daily) == {CLOSED: 1, OPEN: 1}
    assert count(room, ReleasedContribution) == 0
    next_tick(room, clock)
    assert window_states(room, daily) == {RELEASED: 1, CLOSED: 1, OPEN: 1}
    assert count(room, ReleasedContribution) == len(room.experts)
    assert window_state(room, daily) is OPEN
    (gone,) = (name for name, state in window_ids(room, daily).items() if state is RELEASED)
    with pytest.raises(KeyGone):
        room.store.keyring.current(KeyPurpose.WINDOW, gone)


def test_what_was_released_yesterday_is_answered_today(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    everybody_writes(room, daily)
    next_tick(room, clock)
    next_tick(room, clock)
    (first, *_) = room.read("expert_1", contributions.released, after=None, limit=9).items
    for name in room.experts:
        body = Post(daily, ContributionKind.ARGUMENT_FOR, f"So says {name}.", reply_to=first.id)
        room.do(name, Act.CONTRIBUTION_POST, body)
    next_tick(room, clock)
    next_tick(room, clock)
    found = room.read("expert_2", contributions.released, after=None, limit=99).items
    assert [one.reply_to for one in found].count(first.id) == len(room.experts)


def test_too_few_wait_on_until_they_are_enough(room: Room, daily: str, clock: FrozenClock) -> None:
    for name in room.experts:
        room.post(name, daily)
        next_tick(room, clock)
        assert count(room, ReleasedContribution) == 0
    next_tick(room, clock)
    assert count(room, ReleasedContribution) == len(room.experts)
    assert count(room, Contribution) == 0


def test_the_same_author_on_several_days_is_one_author(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    for _ in room.experts:
        room.post("expert_1", daily)
        next_tick(room, clock)
    next_tick(room, clock)
    assert count(room, ReleasedContribution) == 0
    with pytest.raises(Denied, match=r"rounds\.waits"):
        room.release(daily)


def test_the_facilitator_reads_what_is_closed_returns_and_releases_before_the_tick(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    written = everybody_writes(room, daily)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.read("facilitator", contributions.window, round=daily, after=None, limit=99)
    next_tick(room, clock)
    late = room.post("expert_1", daily, "A second thought of another day.")
    read = room.read("facilitator", contributions.window, round=daily, after=None, limit=99).items
    assert {one.id for one in read} == set(written.values())
    with pytest.raises(Denied, match=r"rounds\.still_open"):
        room.do("facilitator", Act.CONTRIBUTION_RETURN, Return(late, "Too soon."), 1)
    room.release(daily)
    assert count(room, ReleasedContribution) == len(room.experts)
    with pytest.raises(Denied, match=r"rounds\.still_open"):
        room.release(daily)
    next_tick(room, clock)
    assert count(room, ReleasedContribution) == len(room.experts)
    assert count(room, Contribution) == 1


def test_what_is_with_its_author_waits_on_when_the_others_are_released(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    everybody_writes(room, daily)
    extra = room.post("expert_1", daily, "A thought that is two.")
    next_tick(room, clock)
    room.do("facilitator", Act.CONTRIBUTION_RETURN, Return(extra, "Two in one."), 1)
    next_tick(room, clock)
    assert count(room, ReleasedContribution) == len(room.experts)
    (left,) = room.read("expert_1", contributions.mine, after=None, limit=9).items
    assert (left.text, left.returned) == ("A thought that is two.", "Two in one.")
    again = Post(daily, ContributionKind.OPTION, "A thought that is one.", replaces=left.id)
    room.do("expert_1", Act.CONTRIBUTION_POST, again)
    assert count(room, Contribution) == 1


def test_a_tick_happens_once_however_often_it_is_told(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    everybody_writes(room, daily)
    with room.store.begin() as uow:
        seq = room.track_row(uow).seq
    clock.advance(TICK)
    before = log_size(room)
    first = fired(room, daily, clock, seq)
    assert [step.seq for step in first.steps] == [seq + 1]
    assert fired(room, daily, clock, seq).behind
    assert fired(room, daily, clock, seq + 1).steps == ()
    assert log_size(room) == before + 1
    assert window_states(room, daily) == {CLOSED: 1, OPEN: 1}


def test_ticks_that_were_missed_happen_as_one(room: Room, daily: str, clock: FrozenClock) -> None:
    everybody_writes(room, daily)
    clock.advance(9.5 * TICK)
    time_passes(room.store, room.track)
    time_passes(room.store, room.track)
    assert window_states(room, daily) == {CLOSED: 1, OPEN: 1}
    clock.advance(TICK / 2)
    time_passes(room.store, room.track)
    assert window_states(room, daily) == {RELEASED: 1, CLOSED: 1, OPEN: 1}


def test_nothing_turns_during_a_pause_and_the_grid_moves_with_it(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    clock.advance(5 * TICK)
    time_passes(room.store, room.track)
    assert window_states(room, daily) == {OPEN: 1}
    room.resume()
    time_passes(room.store, room.track)
    assert window_states(room, daily) == {OPEN: 1}
    next_tick(room, clock)
    assert window_states(room, daily) == {CLOSED: 1, OPEN: 1}


def test_the_last_windows_are_released_together_when_the_round_is_closed(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    for name in room.experts[:2]:
        room.post(name, daily)
    next_tick(room, clock)
    for name in room.experts[2:]:
        room.post(name, daily)
    room.close_round(daily)
    next_tick(room, clock)
    assert window_states(room, daily) == {CLOSED: 2}
    room.release(daily)
    assert window_states(room, daily) == {RELEASED: 2}
    assert window_state(room, daily) is RELEASED
    assert count(room, ReleasedContribution) == len(room.experts)
    room.advance()


def test_what_waits_in_several_windows_joins_the_next_round(
    room: Room, daily: str, clock: FrozenClock
) -> None:
    room.post("expert_1", daily)
    next_tick(room, clock)
    room.post("expert_2", daily)
    room.close_round(daily)
    following = room.open_round()
    for name in room.experts[2:]:
        room.post(name, following)
    room.close_round(following)
    room.do("facilitator", Act.BATCH_RELEASE, ThisRound(following))
    assert count(room, ReleasedContribution) == len(room.experts)
