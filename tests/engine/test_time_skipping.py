"""Months pass in seconds on the time-skipping engine, however it was fetched."""

import asyncio
import os
from datetime import UTC, datetime, timedelta

from temporalio import workflow
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.engine.time_skipping import STARTUP, ensure

YEAR = timedelta(days=400)


@workflow.defn
class Sleeper:
    """Sleeps for more than a year and says when it woke."""

    @workflow.run
    async def run(self) -> str:
        await asyncio.sleep(YEAR.total_seconds())
        return workflow.now().isoformat()


async def woke_at() -> datetime:
    """When a sleeper wakes on a time-skipping engine of its own."""
    started = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(ensure(os.environ)), test_server_startup_timeout=STARTUP
    )
    queue = "sleep"
    async with started as engine, Worker(engine.client, task_queue=queue, workflows=[Sleeper]):
        woke = await engine.client.execute_workflow(Sleeper.run, id="sleeper", task_queue=queue)
    return datetime.fromisoformat(woke)


def test_a_workflow_that_sleeps_for_400_days_wakes_at_once_and_late_by_its_own_clock() -> None:
    began = datetime.now(UTC)
    assert asyncio.run(woke_at()) >= began + YEAR
    assert datetime.now(UTC) - began < timedelta(minutes=2)
