"""The engine's own floor: an update that awaits one local activity that does nothing.

- A worker process of the same kind as ours (`workflows.supervision`): the same limits, threads
  and sandbox; the SDK's own converter, nothing sealed, nothing recorded.
- `python -m tests.benchmarks.bare ADDRESS` works until it is ended.
"""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client, WorkflowHandle
from temporalio.service import GrpcCompression
from temporalio.worker import Worker

QUEUE = "bare"
THREADS = 8


@activity.defn
def nothing(given: str) -> str:
    """Do nothing, in a thread, as the record's transaction does."""
    return given


@workflow.defn(name="Bare")
class Bare:
    """Waits for ever and answers updates."""

    @workflow.run
    async def run(self) -> None:
        """Stay."""
        await workflow.wait_condition(lambda: False)

    @workflow.update
    async def command(self, given: str) -> str:
        """One local activity, and its answer."""
        return await workflow.execute_local_activity(
            nothing, given, start_to_close_timeout=timedelta(seconds=30)
        )


async def connect(address: str) -> Client:
    """A client as the SDK makes it; compression off, as in ours."""
    return await Client.connect(address, grpc_compression=GrpcCompression.NONE)


async def begin(client: Client, name: str) -> WorkflowHandle[Bare, None]:
    """Start one bare workflow."""
    return await client.start_workflow(Bare.run, id=name, task_queue=QUEUE)


async def work(address: str) -> None:
    """Work until this process is ended."""
    client = await connect(address)
    with ThreadPoolExecutor(THREADS * 2) as threads:
        await Worker(
            client,
            task_queue=QUEUE,
            workflows=[Bare],
            activities=[nothing],
            activity_executor=threads,
            max_cached_workflows=200,
            max_concurrent_workflow_tasks=THREADS,
            max_concurrent_activities=THREADS,
            max_concurrent_local_activities=THREADS,
            max_concurrent_workflow_task_polls=4,
            max_concurrent_activity_task_polls=2,
            max_workflow_task_external_storage_concurrency=1,
            sticky_queue_schedule_to_start_timeout=timedelta(seconds=2),
        ).run()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1]))
