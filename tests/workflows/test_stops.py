"""A stop on the engine whose clock jumps: its history shows the fixed tick and nothing else."""

import asyncio
from datetime import timedelta
from pathlib import Path

from documents.operations.stops import Stop
from policies.acts import Act
from policies.terms import WindowState
from tests.documents.operations.rows import window_state
from tests.workflows.jumping import DAY, HOUR, exploring


async def _a_stop(home: Path, asked_after: timedelta) -> list[tuple[int, bool, WindowState]]:
    """How long the history is, whether a stop is on, and how a round of 47 hours stands: just
    after the question for a stop, just before the next tick, after it, in the third day, after
    the end, and when the round is over by the moved clocks."""
    seen = []
    waits = (timedelta(), 23 * HOUR - asked_after, 2 * HOUR, DAY, DAY + HOUR, 3 * DAY)
    async with exploring(home) as here:
        room, round_id = here.room, here.room.open_round(seconds=47 * 3600)
        track = await here.begin()
        await here.wait(asked_after)
        room.do("expert_1", Act.STOP_ASK, Stop())
        for wait in waits:
            await here.wait(wait)
            await asyncio.sleep(0.3)  # what fell due is being done
            length = (await track.describe()).history_length
            with room.store.begin() as uow:
                on = room.track_row(uow).stopped
            seen.append((length, on, window_state(room, round_id)))
    return seen


def test_the_history_shows_the_tick_and_not_when_a_stop_was_asked_for(tmp_path: Path) -> None:
    early = asyncio.run(_a_stop(tmp_path / "early", HOUR))
    late = asyncio.run(_a_stop(tmp_path / "late", 22 * HOUR))
    assert early == late
    lengths, stopped, states = zip(*early, strict=True)
    assert lengths[0] == lengths[1] < lengths[2] == lengths[3]
    assert stopped == (True, True, True, True, False, False)
    opened, closed = WindowState.OPEN, WindowState.CLOSED
    assert states == (opened, opened, opened, opened, opened, closed)
