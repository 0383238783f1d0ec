"""A year of a track in seconds, on the engine whose clock jumps."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from temporalio.testing import WorkflowEnvironment

from documents.ids import new_id
from documents.operations.position import BriefStanding, Deadline, DeadlineKind, Position
from policies.terms import BriefState, Phase
from tests.engine.time_skipping import STARTUP, ensure
from tests.workflows.fakes import FakeRecord, FixedKeys
from workflows.commands import TrackStart
from workflows.converter import data_converter
from workflows.supervision import make_worker
from workflows.tracks import TrackWorkflow

DAY = timedelta(days=1)
FAR = 100_000  # this server loses signals to a workflow that continued as new; the real one not
WINDOW, BRIEF, TRACK = "w" * 32, "b" * 32, "t" * 32


async def _a_year(record: FakeRecord) -> list[tuple[int, int, int]]:
    """What had happened after 99, 101, 199, 201 and 400 days: windows, answers, ticks."""
    seen = []
    async with await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(ensure(os.environ)),
        test_server_startup_timeout=STARTUP,
        data_converter=data_converter(FixedKeys()),
    ) as engine:
        start = _position(await engine.get_current_time())
        record.steps[TRACK].append(start)
        with ThreadPoolExecutor(8) as threads:
            async with make_worker(engine.client, "months", record, threads):
                await engine.client.start_workflow(
                    TrackWorkflow.run,
                    TrackStart(start, history_limit=FAR),
                    id=new_id(),
                    task_queue="months",
                )
                for days in (99, 2, 98, 2, 199):
                    await engine.sleep(days * DAY)
                    seen.append(_seen(record))
    return seen


def _position(now: datetime) -> Position:
    window = Deadline(DeadlineKind.WINDOW_CLOSES, WINDOW, now + 100 * DAY)
    brief = BriefStanding(BRIEF, BriefState.RELEASED, now + 200 * DAY)
    return Position(TRACK, 1, Phase.HAND_OFF, False, 86_400, (window,), (brief,))


def _seen(record: FakeRecord) -> tuple[int, int, int]:
    calls = record.calls
    return calls["fire", WINDOW], calls["close", BRIEF], calls["tick", TRACK]


def test_in_a_year_each_thing_happens_once_on_its_day() -> None:
    seen = asyncio.run(_a_year(FakeRecord()))
    assert [(windows, answers) for windows, answers, _ in seen] == [
        (0, 0),
        (1, 0),
        (1, 0),
        (1, 1),
        (1, 1),
    ]
    assert 395 <= seen[-1][2] <= 405
