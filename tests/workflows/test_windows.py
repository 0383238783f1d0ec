"""A daily round over a week on the engine whose clock jumps, with the record itself behind it."""

import asyncio
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from temporalio.testing import WorkflowEnvironment

from documents.ids import new_id
from documents.operations import standing
from policies.terms import Phase, WindowState
from tests import records
from tests.documents.operations.rows import window_state, window_states
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

Seen = tuple[WindowState, Counter[WindowState], int]


async def _a_week(home: Path) -> list[Seen]:
    """Where a daily round of three and a half days stands an hour after each tick."""
    seen = []
    async with await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(ensure(os.environ)),
        test_server_startup_timeout=STARTUP,
        data_converter=data_converter(FixedKeys()),
    ) as engine:
        clock = FrozenClock(await engine.get_current_time())
        room = Room.open(records.open_store(home, clock=clock), charter=A_DAY)
        round_id = room.go_to(Phase.EXPLORATION).open_round(seconds=84 * 3600, daily=True)
        for name in room.experts:
            room.post(name, round_id)
        with room.store.begin() as uow:
            start = standing.position(uow, room.track_row(uow))
        with ThreadPoolExecutor(8) as threads:
            async with make_worker(engine.client, "week", StoreRecord(room.store), threads):
                await engine.client.start_workflow(
                    TrackWorkflow.run,
                    TrackStart(start, history_limit=FAR),
                    id=new_id(),
                    task_queue="week",
                )
                for wait in (HOUR, DAY, DAY, DAY, DAY, DAY):
                    await engine.sleep(wait)
                    clock.advance(wait)
                    state = window_state(room, round_id)
                    seen.append((state, window_states(room, round_id), len(room.released())))
        room.store.close()
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
