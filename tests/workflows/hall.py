"""A worker, a gateway and a record in memory around one real engine, for tests and recordings."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep
from typing import Any, TypeVar

from temporalio.client import Client, WorkflowHistory

from documents.ids import new_id
from documents.operations.position import Deadline, DeadlineKind, Position, Verdict
from policies.terms import Phase
from tests.workflows.fakes import Effect, FakeRecord, FixedKeys
from workflows.connection import Connection, connect
from workflows.converter import data_converter
from workflows.gateway import Gateway
from workflows.supervision import supervise

T = TypeVar("T")


@dataclass
class Hall:
    """Everything around one engine."""

    connection: Connection
    record: FakeRecord
    gateway: Gateway
    keys: FixedKeys

    def opened(self, effect: Effect = lambda before: before, **names: str) -> "Room":
        """A track that was just opened."""
        room = Room(self, **names)
        assert room.send(effect) is Verdict.ALLOWED
        return room

    def run(self, work: Callable[[Client], Coroutine[Any, Any, T]]) -> T:
        """Something done with a client of ours."""
        return asyncio.run(_with_client(self.connection, work))


@dataclass
class Room:
    """One track: its id in the record and its id in the engine."""

    hall: Hall
    track_id: str = field(default_factory=new_id)
    workflow_id: str = field(default_factory=new_id)

    def ask(self, effect: Effect) -> str:
        """Write a command down."""
        return self.hall.record.ask(self.track_id, effect)

    def send(self, effect: Effect) -> Verdict:
        """Write a command down and send it."""
        return self.hall.gateway.act(self.ask(effect), self.workflow_id).verdict

    @property
    def position(self) -> Position:
        """Where the record says the track stands."""
        return self.hall.record.now(self.track_id)

    def history(self, workflow_id: str = "") -> WorkflowHistory:
        """What the engine keeps of the newest run."""
        name = workflow_id or self.workflow_id

        async def fetch(client: Client) -> WorkflowHistory:
            return await client.get_workflow_handle(name).fetch_history()

        return self.hall.run(fetch)

    def status(self, workflow_id: str = "") -> str:
        """How the engine says the newest run is."""
        name = workflow_id or self.workflow_id

        async def describe(client: Client) -> str:
            found = await client.get_workflow_handle(name).describe()
            return found.status.name if found.status else ""

        return self.hall.run(describe)


async def _with_client(
    connection: Connection, work: Callable[[Client], Coroutine[Any, Any, T]]
) -> T:
    return await work(await connect(connection))


@contextmanager
def hall_around(
    address: str, *, history_limit: int = 1500, keys: FixedKeys | None = None
) -> Iterator[Hall]:
    """A hall with its own task queue, so that no other test's workflows come here."""
    ring, record = keys or FixedKeys(), FakeRecord()
    connection = Connection(address, "default", data_converter(ring), 3, task_queue=new_id())
    gateway = Gateway(connection, history_limit=history_limit)
    with working(connection, record):
        yield Hall(connection, record, gateway, ring)
        gateway.close()


@contextmanager
def working(connection: Connection, record: FakeRecord) -> Iterator[None]:
    """A supervised worker in a thread."""
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(
        target=lambda: loop.run_until_complete(supervise(connection, record, stop))
    )
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Wait for the condition; whether it came."""
    end = monotonic() + seconds
    while not condition():
        if monotonic() > end:
            return False
        sleep(0.02)
    return True


def same(before: Position) -> Position:
    """An act that moves nothing but the number."""
    return before


def refused(_: Position) -> None:
    """An act that a rule refuses."""


def phase(to: Phase) -> Effect:
    """An act that moves the track to this phase."""
    return lambda before: replace(before, phase=to)


def paused(now: bool) -> Effect:
    """An act that pauses or resumes."""
    return lambda before: replace(before, paused=now)


def soon(seconds: float) -> datetime:
    """A moment so many seconds from now (UTC)."""
    return datetime.now(UTC) + timedelta(seconds=seconds)


def due(at: datetime, object_id: str = "") -> Effect:
    """An act after which a window is to close at this moment."""
    one = Deadline(DeadlineKind.WINDOW_CLOSES, object_id or new_id(), at)
    return lambda before: replace(before, deadlines=(*before.deadlines, one))
