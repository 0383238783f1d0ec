"""The life of one brief in time: drafted, decided, delivered, answered.

- It does what its track's workflow tells it and reports back; the record decides everything.
- What is told may come early, late or twice: only the newest standing counts.
- While the track is paused it does nothing.
- It outlives the run of the track that started it, and can be started again at any stage:
  every step may be repeated without another effect.
"""

from datetime import datetime

from temporalio import workflow
from temporalio.exceptions import FailureError, WorkflowAlreadyStartedError

with workflow.unsafe.imports_passed_through():
    from policies.terms import BriefState
    from workflows.commands import (
        MOVED,
        STANDING,
        BriefOrder,
        BriefStart,
        Done,
        Task,
        Told,
    )

from workflows.effort import labour
from workflows.standing import over

_DECIDED = {BriefState.RELEASED, BriefState.RETURNED, BriefState.VOIDED}


def brief_workflow_id(brief_id: str) -> str:
    """The workflow that works on this brief."""
    return f"b-{brief_id}"


@workflow.defn(name="Brief")
class BriefWorkflow:
    """One brief, from being asked for to the last answer."""

    @workflow.init
    def __init__(self, start: BriefStart | None) -> None:
        self._told = start.told if start else None
        self._track = start.track_workflow_id if start else ""

    @workflow.run
    async def run(self, start: BriefStart | None) -> None:  # noqa: ARG002 - see __init__
        """The life of a brief; one that nobody asked for ends at once."""
        if self._told is None:
            return
        await self._drafted()
        await self._decided()
        await self._delivered()
        await self._answered()

    @workflow.signal(name=STANDING)
    def standing(self, told: Told | None) -> None:
        """The track tells where this brief stands."""
        if told is None or self._told is None:
            return
        same = told.standing.brief_id == self._told.standing.brief_id
        if same and told.seq >= self._told.seq:
            self._told = told

    async def _drafted(self) -> None:
        await self._awake()
        if self._state() is BriefState.ASKED:
            await self._labour(Task.DRAFT)

    async def _decided(self) -> None:
        await workflow.wait_condition(lambda: self._state() in _DECIDED)

    async def _delivered(self) -> None:
        if self._state() is BriefState.RELEASED:
            await self._awake()
            await self._labour(Task.DELIVER)

    async def _answered(self) -> None:
        while due := self._answers_due():
            if await self._reached(due):
                await self._labour(Task.CLOSE)
                return

    async def _reached(self, due: datetime) -> bool:
        """Whether the time came before anything else changed."""
        await self._awake()
        told, left = self._told, due - workflow.now()
        if self._answers_due() != due:
            return False
        if left.total_seconds() <= 0:
            return True
        try:
            await workflow.wait_condition(lambda: self._told != told, timeout=left)
        except TimeoutError:
            return True
        return False

    async def _awake(self) -> None:
        await workflow.wait_condition(lambda: self._told is not None and not self._told.paused)

    async def _labour(self, task: Task) -> None:
        """One long step, then tell the track that the record moved."""
        if self._told is None:
            return
        await labour(task, BriefOrder(self._told.standing.brief_id))
        track = workflow.get_external_workflow_handle(self._track)
        try:
            await track.signal(MOVED, Done())
        except FailureError:
            return  # the track has ended; its record knows

    def _state(self) -> BriefState | None:
        return self._told.standing.state if self._told else None

    def _answers_due(self) -> datetime | None:
        """When answers are due (UTC); None when none is awaited any more."""
        if self._told is None or self._state() is not BriefState.RELEASED:
            return None
        return self._told.standing.answers_due


async def tell_brief(told: Told, new: bool) -> None:
    """Tell a brief's workflow where it stands, starting it when it does not run.

    Called by the workflow of its track.
    """
    if new and await _started(told):
        return
    name = brief_workflow_id(told.standing.brief_id)
    try:
        await workflow.get_external_workflow_handle(name).signal(STANDING, told)
    except FailureError:
        if not over(told.standing, workflow.now()):
            await _started(told)


async def _started(told: Told) -> bool:
    try:
        await workflow.start_child_workflow(
            BriefWorkflow.run,
            BriefStart(workflow.info().workflow_id, told),
            id=brief_workflow_id(told.standing.brief_id),
            parent_close_policy=workflow.ParentClosePolicy.ABANDON,
            task_timeout=workflow.info().task_timeout,
        )
    except WorkflowAlreadyStartedError:
        return False
    return True
