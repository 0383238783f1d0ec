"""The life of a track in time: it waits, wakes and asks the record; it never decides.

- Every course act is the one update `command`; its transaction runs in the record, and the
  position the record answers with replaces the one known here.
- One run is one phase: a step forward or back, or a long history, ends the run and hands
  everything on to the next.
- A run ends only when no update is in flight and a later workflow task has begun; what
  completes together with the end of a run could be lost (temporalio/temporal issue 6375).
- First gently, while updates go on; when that takes too long, new updates are asked to come
  again (`Code.CONTINUING`), which leaves no trace, and the gateway sends them again.
- An error of the record never fails a track; what it could not do is tried again later.
"""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from temporalio import workflow
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from documents.ids import is_id
    from documents.operations.position import Deadline, Report
    from policies.terms import Phase
    from workflows.commands import (
        MOVED,
        Answer,
        Code,
        CommandRef,
        Done,
        FireOrder,
        PerformOrder,
        Task,
        TickOrder,
        TrackStart,
    )
    from workflows.failures import refusal

from workflows.briefs import tell_brief
from workflows.effort import transact
from workflows.standing import Standing

_BREATH = timedelta(milliseconds=250)  # after it a later workflow task has begun, for certain
_GENTLE = 4  # breaths, before new updates are asked to come again


def _always() -> bool:
    return True


@workflow.defn(name="Track")
class TrackWorkflow:
    """One track, from its opening to its end."""

    @workflow.init
    def __init__(self, start: TrackStart | None) -> None:
        start = start or TrackStart()
        self._standing = Standing(start)
        self._limit = start.history_limit
        self._lock = asyncio.Lock()
        self._phase = self._standing.phase
        self._answered_at = 0
        self._refused = False
        self._moved = False
        self._leaving = False

    @workflow.run
    async def run(self, start: TrackStart | None) -> None:  # noqa: ARG002 - see __init__
        """One phase, then the next run; the end of the track is the end of the last run."""
        await self._opening()
        await self._convening()
        await self._exploration()
        await self._drafting()
        await self._hand_off()
        await self._closed()
        await self._tell_briefs()
        await self._no_update_in_flight()
        if self._standing.to_come:
            workflow.continue_as_new(self._standing.handed_on())

    @workflow.update
    async def command(self, ref: CommandRef | None) -> Answer:
        """Perform a stored command and tell how it ended."""
        assert ref is not None  # the validator saw to it
        try:
            async with self._lock:
                return await self._answer(ref.command_id)
        finally:
            self._answered_at = workflow.info().get_current_history_length()

    @command.validator
    def _shape(self, ref: CommandRef | None) -> None:
        if ref is None or not is_id(ref.command_id):
            raise refusal(Code.MALFORMED)
        if self._leaving:
            raise refusal(Code.CONTINUING)

    @workflow.signal(name=MOVED)
    def moved(self, note: Done | None) -> None:
        """A brief's workflow moved the record: look at it."""
        self._moved = self._moved or note is not None

    # The phases

    async def _opening(self) -> None:
        """Wait for the command that opens the track; a refused one opens nothing."""
        await workflow.wait_condition(lambda: self._standing.seq > 0 or self._refused)
        self._phase = self._standing.phase

    async def _convening(self) -> None:
        await self._while_in(Phase.CONVENING)

    async def _exploration(self) -> None:
        await self._while_in(Phase.EXPLORATION)

    async def _drafting(self) -> None:
        await self._while_in(Phase.DRAFTING)

    async def _hand_off(self) -> None:
        await self._while_in(Phase.HAND_OFF)

    async def _closed(self) -> None:
        await self._while_in(Phase.CLOSED)

    async def _while_in(self, phase: Phase) -> None:
        """Keep the deadlines, the tick and the briefs, as long as this run is this phase."""
        while self._phase is phase and not self._over():
            await self._tell_briefs()
            await self._until_something_happens()
            await self._keep_deadlines()
            await self._look()

    def _over(self) -> bool:
        standing = self._standing
        return standing.phase is not self._phase or not standing.to_come or self._long()

    def _long(self) -> bool:
        info = workflow.info()
        return (
            info.get_current_history_length() >= self._limit or info.is_continue_as_new_suggested()
        )

    # What a phase consists of

    async def _until_something_happens(self) -> None:
        wake_at = self._standing.wake_at()
        timeout = None if wake_at is None else wake_at - workflow.now()
        if timeout is not None and timeout <= timedelta():
            return
        await _until(lambda: self._disturbed() or self._standing.wake_at() != wake_at, timeout)

    def _disturbed(self) -> bool:
        return self._moved or self._over() or bool(self._standing.untold(workflow.now()))

    async def _keep_deadlines(self) -> None:
        while not self._over() and (deadline := self._standing.due(workflow.now())):
            try:
                async with self._lock:
                    await self._fire(deadline)
            except ApplicationError:
                self._standing.hold(deadline, workflow.now())

    async def _look(self) -> None:
        if not self._moved and not self._standing.tick_due(workflow.now()):
            return
        self._moved = False
        try:
            async with self._lock:
                await self._tick()
        except ApplicationError:
            pass  # the next tick looks again
        self._standing.ticked(workflow.now())

    async def _tell_briefs(self) -> None:
        for told in self._standing.untold(workflow.now()):
            await tell_brief(told, self._standing.tell(told))

    async def _no_update_in_flight(self) -> None:
        breaths = 0
        while not self._quiet():
            await workflow.wait_condition(workflow.all_handlers_finished)
            self._leaving = breaths >= _GENTLE
            breaths += 1
            await _until(self._quiet, _BREATH)

    def _quiet(self) -> bool:
        later = workflow.info().get_current_history_length() > self._answered_at
        return later and workflow.all_handlers_finished()

    # What is asked of the record; always under the lock

    async def _answer(self, command_id: str) -> Answer:
        known = self._standing.recall(command_id)
        if known is not None:
            return Answer(known)
        report = await self._ask(lambda seq: (Task.PERFORM, PerformOrder(command_id, seq)))
        self._refused = self._standing.seq == 0
        if report.verdict is None:
            raise refusal(Code.NOT_PERFORMED)
        self._standing.remember(command_id, report.verdict)
        return Answer(report.verdict)

    async def _fire(self, deadline: Deadline) -> None:
        track_id = self._standing.track_id
        kind, object_id, due = deadline.kind, deadline.object_id, deadline.due
        if deadline != self._standing.due(workflow.now()):
            return  # moved while we waited for the lock
        await self._ask(
            lambda seq: (Task.FIRE, FireOrder(track_id, kind, object_id, due, seq)),
            lambda: deadline in self._standing.deadlines,
        )
        self._standing.fired(deadline)

    async def _tick(self) -> None:
        track_id = self._standing.track_id
        await self._ask(lambda seq: (Task.TICK, TickOrder(track_id, seq)))

    async def _ask(
        self, order: Callable[[int], tuple[Task, object]], still: Callable[[], bool] = _always
    ) -> Report:
        """Ask until the record is not ahead of us any more, or there is no need `still`."""
        while True:
            before = self._standing.seq
            report = await transact(*order(before))
            self._standing.apply(report.steps, workflow.now())
            if not report.behind or not still():
                return report
            if self._standing.seq == before:
                raise refusal(Code.NOT_PERFORMED)


async def _until(condition: Callable[[], bool], timeout: timedelta | None) -> None:
    """Wait for the condition, at most so long."""
    try:
        await workflow.wait_condition(condition, timeout=timeout)
    except TimeoutError:
        return
