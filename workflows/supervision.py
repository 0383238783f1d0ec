"""Keeps a Temporal worker running.

- When the engine is away at the start, or a poll fails for good, a new client and a new
  worker are made, with growing pauses. Only `stop` ends it, gracefully.
- Sized for two cores; a workflow whose worker died moves on after two seconds.
- No payload is stored outside the engine, so none is given a task of its own to fetch it.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from workflows.activities import Activities
from workflows.briefs import BriefWorkflow
from workflows.connection import Connection, connect
from workflows.logs import log
from workflows.record import RecordPort
from workflows.tracks import TrackWorkflow

WORKFLOWS = [TrackWorkflow, BriefWorkflow]

_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0  # seconds
_THREADS = 8


def runner() -> SandboxedWorkflowRunner:
    """The sandbox of our workflows; the same for the worker and for replay."""
    ours = ("documents", "policies", "workflows.commands", "workflows.failures")
    return SandboxedWorkflowRunner(
        restrictions=SandboxRestrictions.default.with_passthrough_modules(*ours)
    )


def make_worker(
    client: Client, task_queue: str, record: RecordPort, threads: ThreadPoolExecutor
) -> Worker:
    """A worker over this client and record."""
    return Worker(
        client,
        task_queue=task_queue,
        workflows=WORKFLOWS,
        activities=Activities(record).all(),
        activity_executor=threads,
        workflow_runner=runner(),
        max_cached_workflows=200,
        max_concurrent_workflow_tasks=8,
        max_concurrent_activities=_THREADS,
        max_concurrent_local_activities=_THREADS,
        max_concurrent_workflow_task_polls=4,
        max_concurrent_activity_task_polls=2,
        max_workflow_task_external_storage_concurrency=1,
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=2),
        graceful_shutdown_timeout=timedelta(seconds=10),
    )


async def supervise(connection: Connection, record: RecordPort, stop: asyncio.Event) -> None:
    """Keep a worker running until `stop` is set."""
    pause = _FIRST_PAUSE
    while not stop.is_set():
        started = asyncio.get_running_loop().time()
        try:
            await _work(connection, record, stop)
        except Exception:  # whatever it says must not reach the log; a new worker is made
            log.warning("worker.restarting")
        if asyncio.get_running_loop().time() - started > _LONGEST_PAUSE:
            pause = _FIRST_PAUSE
        await _pause(stop, pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


async def _work(connection: Connection, record: RecordPort, stop: asyncio.Event) -> None:
    client = await connect(connection)
    with ThreadPoolExecutor(_THREADS * 2) as threads:
        worker = make_worker(client, connection.task_queue, record, threads)
        running = asyncio.create_task(worker.run())
        told = asyncio.create_task(stop.wait())
        log.info("worker.ready")
        await asyncio.wait((running, told), return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        if not running.done():
            await worker.shutdown()
        await running


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
