"""A stop on the engine whose clock jumps: its history shows the fixed tick and nothing else."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from temporalio.testing import WorkflowEnvironment

from documents.ids import new_id
from documents.operations import standing
from documents.operations.stops import Stop
from policies.acts import Act
from policies.terms import Phase, WindowState
from tests import records
from tests.documents.operations.rows import window_state
from tests.engine.time_skipping import STARTUP, ensure
from tests.fakes import FrozenClock
from tests.room import CHARTER, TERMS, Room
from tests.workflows.fakes import FixedKeys
from workflows.commands import TrackStart
from workflows.converter import data_converter
from workflows.stored import StoreRecord
from workflows.supervision import make_worker
from workflows.tracks import TrackWorkflow

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FAR = 100_000  # this server loses signals to a workflow that continued as new; the real one not
A_DAY = replace(CHARTER, terms=replace(TERMS, tick_seconds=86_400))


async def _a_stop(home: Path, asked_after: timedelta) -> list[tuple[int, bool, WindowState]]:
    """How long the history is, whether a stop is on, and how a round of 47 hours stands: just
    after the question for a stop, just before the next tick, after it, in the third day, after
    the end, and when the round is over by the moved clocks."""
    seen = []
    async with await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(ensure(os.environ)),
        test_server_startup_timeout=STARTUP,
        data_converter=data_converter(FixedKeys()),
    ) as engine:
        clock = FrozenClock(await engine.get_current_time())
        room = Room.open(records.open_store(home, clock=clock), charter=A_DAY)
        round_id = room.go_to(Phase.EXPLORATION).open_round(seconds=47 * 3600)
        with room.store.begin() as uow:
            start = standing.position(uow, room.track_row(uow))
        with ThreadPoolExecutor(8) as threads:
            async with make_worker(engine.client, "stop", StoreRecord(room.store), threads):
                handle = await engine.client.start_workflow(
                    TrackWorkflow.run,
                    TrackStart(start, tick_at=clock.now() + DAY, history_limit=FAR),
                    id=new_id(),
                    task_queue="stop",
                )
                await engine.sleep(asked_after)
                clock.advance(asked_after)
                room.do("expert_1", Act.STOP_ASK, Stop())
                for wait in (
                    timedelta(),
                    23 * HOUR - asked_after,
                    2 * HOUR,
                    DAY,
                    DAY + HOUR,
                    3 * DAY,
                ):
                    clock.advance(wait)
                    await engine.sleep(wait)
                    await asyncio.sleep(0.3)  # what fell due is being done
                    length = (await handle.describe()).history_length
                    with room.store.begin() as uow:
                        on = room.track_row(uow).stopped
                    seen.append((length, on, window_state(room, round_id)))
        room.store.close()
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
