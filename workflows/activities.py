"""The hands of the workflows: each activity is one call to the record.

- Names and arguments are generic; the record knows what an id stands for.
- The record being out of reach is tried again for ever; anything else that goes wrong is
  tried a few times and then given up, so that one broken command does not block a track.
- No error leaves here but as a code word, without its cause.
- A long step beats while it works, without saying anything, so that its death is noticed.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from temporalio import activity
from temporalio.exceptions import ApplicationError

from documents.failpoints import reach
from documents.operations.position import Report
from workflows.commands import BriefOrder, Code, Done, FireOrder, PerformOrder, Task, TickOrder
from workflows.failures import refusal
from workflows.logs import log
from workflows.record import RecordPort

PATIENCE = 4  # attempts at what is not an outage
BEAT = 2.0  # seconds between two signs of life of a long step

T = TypeVar("T")


class Activities:
    """Activities of tracks and briefs, over one record."""

    def __init__(self, record: RecordPort) -> None:
        self._record = record

    def all(self) -> list[Callable[..., Any]]:
        """Everything a worker registers."""
        return [self.perform, self.fire, self.tick, self.draft, self.deliver, self.close]

    @activity.defn(name=Task.PERFORM)
    def perform(self, order: PerformOrder) -> Report:
        """Run a stored command."""
        report = _guarded(lambda: self._record.perform(order.command_id, order.seq))
        reach("engine.performed")
        return report

    @activity.defn(name=Task.FIRE)
    def fire(self, order: FireOrder) -> Report:
        """Do what fell due."""
        return _guarded(
            lambda: self._record.fire(
                order.track_id, order.kind, order.object_id, order.due, order.seq
            )
        )

    @activity.defn(name=Task.TICK)
    def tick(self, order: TickOrder) -> Report:
        """Read what moved outside the engine."""
        return _guarded(lambda: self._record.tick(order.track_id, order.seq))

    @activity.defn(name=Task.DRAFT)
    def draft(self, order: BriefOrder) -> Done:
        """Draft a brief."""
        return _done(lambda: self._record.draft_brief(order.brief_id))

    @activity.defn(name=Task.DELIVER)
    def deliver(self, order: BriefOrder) -> Done:
        """Deliver a released brief."""
        return _done(lambda: self._record.deliver_brief(order.brief_id))

    @activity.defn(name=Task.CLOSE)
    def close(self, order: BriefOrder) -> Done:
        """Close the answers to a brief."""
        return _done(lambda: self._record.close_answers(order.brief_id))


def _done(step: Callable[[], None]) -> Done:
    with _beating():
        _guarded(step)
    return Done()


@contextmanager
def _beating() -> Iterator[None]:
    """Show, from a thread of its own, that the activity of this thread is alive."""
    over, context = threading.Event(), copy_context()

    def beat() -> None:
        while not over.wait(BEAT):
            activity.heartbeat()

    beating = threading.Thread(target=context.run, args=(beat,), daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()


def _guarded(call: Callable[[], T]) -> T:
    try:
        return call()
    except Exception as error:  # the last place before the engine: nothing may slip through
        failure = _word(error)
    log.warning("activity.failed %s", failure.type)
    raise failure


def _word(error: Exception) -> ApplicationError:
    if out_of_reach(error):
        return refusal(Code.RECORD_DOWN, final=False)
    return refusal(Code.NOT_PERFORMED, final=activity.info().attempt >= PATIENCE)


def out_of_reach(error: Exception) -> bool:
    """Whether the record could not be reached, as opposed to not being able to answer."""
    if isinstance(error, OperationalError | InterfaceError | PoolTimeoutError | OSError):
        return True
    return isinstance(error, DBAPIError) and error.connection_invalidated
