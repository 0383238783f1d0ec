"""Tracks on the engine whose clock jumps.

- One engine for each use; what skips time skips it for everybody on that engine.
- With a record behind it, both clocks go on together: `Jumping.wait`.
"""

import os
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from temporalio.client import WorkflowHandle
from temporalio.testing import WorkflowEnvironment

from documents.operations import standing
from documents.operations.position import Position
from policies.terms import Phase
from tests import records
from tests.engine.time_skipping import STARTUP, ensure
from tests.fakes import FrozenClock
from tests.room import CHARTER, TERMS, Room
from tests.workflows.fakes import FixedKeys
from workflows.commands import TrackStart
from workflows.converter import data_converter
from workflows.record import RecordPort
from workflows.stored import StoreRecord
from workflows.supervision import make_worker
from workflows.tracks import TrackWorkflow

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FAR = 100_000  # this server loses signals to a workflow that continued as new; the real one not
QUEUE = "jumping"
A_DAY = replace(CHARTER, terms=replace(TERMS, tick_seconds=86_400))


@dataclass
class Jumping:
    """A room in exploration with ticks of a day, and its track, begun now."""

    engine: WorkflowEnvironment
    clock: FrozenClock
    room: Room

    async def begin(self) -> WorkflowHandle[TrackWorkflow, None]:
        """Start the track from where the room stands; its first tick is in a day."""
        with self.room.store.begin() as uow:
            start = standing.position(uow, self.room.track_row(uow))
        return await begin(self.engine, start, self.clock.now() + DAY)

    async def wait(self, time: timedelta) -> None:
        """Both clocks go on."""
        self.clock.advance(time)
        await self.engine.sleep(time)


@asynccontextmanager
async def engine() -> AsyncIterator[WorkflowEnvironment]:
    """An engine of its own."""
    async with await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=str(ensure(os.environ)),
        test_server_startup_timeout=STARTUP,
        data_converter=data_converter(FixedKeys()),
    ) as started:
        yield started


@asynccontextmanager
async def working(started: WorkflowEnvironment, record: RecordPort) -> AsyncIterator[None]:
    """A worker on this record."""
    with ThreadPoolExecutor(8) as threads:
        async with make_worker(started.client, QUEUE, record, threads):
            yield


async def begin(
    started: WorkflowEnvironment, position: Position, tick_at: datetime | None = None
) -> WorkflowHandle[TrackWorkflow, None]:
    """A track that stands there."""
    return await started.client.start_workflow(
        TrackWorkflow.run,
        TrackStart(position, tick_at=tick_at, history_limit=FAR),
        id=position.track_id,
        task_queue=QUEUE,
    )


@asynccontextmanager
async def exploring(home: Path) -> AsyncIterator[Jumping]:
    """A room in exploration, with a worker on its record."""
    async with engine() as started:
        clock = FrozenClock(await started.get_current_time())
        room = Room.open(records.open_store(home, clock=clock), charter=A_DAY)
        async with working(started, StoreRecord(room.store)):
            yield Jumping(started, clock, room.go_to(Phase.EXPLORATION))
        room.store.close()
