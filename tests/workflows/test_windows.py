"""A daily round over a week on the engine whose clock jumps, with the record itself behind it."""

import asyncio
from collections import Counter
from pathlib import Path

from policies.terms import WindowState
from tests.documents.operations.rows import window_state, window_states
from tests.workflows.jumping import DAY, HOUR, exploring

Seen = tuple[WindowState, Counter[WindowState], int]


async def _a_week(home: Path) -> list[Seen]:
    """Where a daily round of three and a half days stands an hour after each tick."""
    seen = []
    async with exploring(home) as here:
        room = here.room
        round_id = room.open_round(seconds=84 * 3600, daily=True)
        for name in room.experts:
            room.post(name, round_id)
        await here.begin()
        for wait in (HOUR, DAY, DAY, DAY, DAY, DAY):
            await here.wait(wait)
            state = window_state(room, round_id)
            seen.append((state, window_states(room, round_id), len(room.released())))
    return seen


def test_each_day_has_its_window_until_the_round_closes(tmp_path: Path) -> None:
    opened, closed, released = WindowState.OPEN, WindowState.CLOSED, WindowState.RELEASED
    seen = asyncio.run(_a_week(tmp_path / "home"))
    assert seen == [
        (opened, {opened: 1}, 0),
        (opened, {closed: 1, opened: 1}, 0),
        (opened, {released: 1, closed: 1, opened: 1}, 5),
        (opened, {released: 1, closed: 2, opened: 1}, 5),
        (closed, {released: 1, closed: 3}, 5),
        (closed, {released: 1, closed: 3}, 5),
    ]
