"""Takes one command to the workflow of its track and brings the answer back.

- A command is the update `command` whose id is the command's. Sent again, it is the same
  command: for the engine within a run, for the record always.
- A track whose workflow is gone (ended, terminated, the engine's store lost) is begun again
  from nothing: the record catches it up. That is why an ended id may be used again: a command
  to a closed track is refused by the record, in words, and not by the engine.
- What passes by itself is asked again here, within the time given; everything else is
  `EngineDown`. Causes are dropped: their texts are not ours.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from time import monotonic

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import DeleteWorkflowExecutionRequest
from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCError, RPCStatusCode

from workflows.codec import CodecError
from workflows.commands import HISTORY_LIMIT, Answer, Code, CommandRef, TrackStart
from workflows.connection import Connection, connect
from workflows.failures import code_of
from workflows.tracks import TrackWorkflow

Start = WithStartWorkflowOperation[TrackWorkflow, None]

_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.5  # seconds between two attempts
_PASSING = frozenset(
    {
        RPCStatusCode.ABORTED,  # the run ended while the update was on its way
        RPCStatusCode.FAILED_PRECONDITION,  # so many updates that the run must end first
        RPCStatusCode.NOT_FOUND,
        RPCStatusCode.RESOURCE_EXHAUSTED,  # too many updates in flight
    }
)


class EngineDown(Exception):  # noqa: N818 - it is a state, not a mistake
    """No answer from the engine. `retry_after`: seconds after which to ask again."""

    def __init__(self, retry_after: int = 2) -> None:
        super().__init__("engine.down")
        self.retry_after = retry_after


class NotPerformed(EngineDown):
    """The engine answered, but the record could not perform the command now."""


class _Passing(Exception):  # noqa: N818 - as above
    """Ask again in a moment."""


class Courier:
    """Carries commands on one client, which connects at the first and reconnects by itself."""

    def __init__(self, connection: Connection, history_limit: int = HISTORY_LIMIT) -> None:
        self._connection = connection
        self._history_limit = history_limit
        self._client: Client | None = None

    async def send(self, command_id: str, workflow_id: str, timeout: float) -> Answer:
        """Send a command until it is answered, at most `timeout` seconds.

        Raises:
            EngineDown: there was no answer.
        """
        deadline, pause = monotonic() + timeout, _FIRST_PAUSE
        while (left := deadline - monotonic()) > 0:
            try:
                return await self._try(command_id, workflow_id, timedelta(seconds=left))
            except _Passing:
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        raise EngineDown

    async def forget(self, workflow_ids: Sequence[str]) -> int:
        """Delete every run of these workflows; answers how many there were.

        Raises:
            EngineDown: the engine is out of reach.
        """
        try:
            client = await self._connected()
            return sum([await _delete(client, name) for name in workflow_ids])
        except _ERRORS:
            raise EngineDown from None

    async def _try(self, command_id: str, workflow_id: str, left: timedelta) -> Answer:
        try:
            answer = await self._ask(command_id, workflow_id, left)
        except _ERRORS as error:
            failure = _meaning(error)
        else:
            if isinstance(answer, Answer):
                return answer
            failure = EngineDown()  # an answer that is not ours
        raise failure

    async def _ask(self, command_id: str, workflow_id: str, left: timedelta) -> Answer | None:
        client, start = await self._connected(), self._start(workflow_id)
        try:
            answer: Answer = await client.execute_update_with_start_workflow(
                TrackWorkflow.command,
                _ref(command_id),
                id=command_id,
                rpc_timeout=left,
                start_workflow_operation=start,
            )
        finally:
            await _forget(start)
        return answer

    def _start(self, workflow_id: str) -> Start:
        return WithStartWorkflowOperation(
            TrackWorkflow.run,
            TrackStart(history_limit=self._history_limit),
            id=workflow_id,
            task_queue=self._connection.task_queue,
            task_timeout=timedelta(seconds=self._connection.task_timeout),
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
        )

    async def _connected(self) -> Client:
        if self._client is None:
            self._client = await connect(self._connection, lazy=True)
        return self._client


_ERRORS = (
    CodecError,  # the key ring is out of reach
    RPCError,
    RuntimeError,  # how the SDK says that it cannot connect
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)


def _ref(command_id: str) -> CommandRef | None:
    return CommandRef(command_id)


async def _delete(client: Client, workflow_id: str) -> int:
    """Delete every run of one workflow; answers how many were found."""
    found = [run async for run in client.list_workflows(f"WorkflowId = '{workflow_id}'")]
    for run in found:
        request = DeleteWorkflowExecutionRequest(
            namespace=client.namespace,
            workflow_execution=WorkflowExecution(workflow_id=run.id, run_id=run.run_id),
        )
        try:
            await client.workflow_service.delete_workflow_execution(request)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
    return len(found)


async def _forget(start: Start) -> None:
    """Take the outcome of the start, or asyncio complains that nobody did."""
    outcome = asyncio.ensure_future(start.workflow_handle())
    await asyncio.sleep(0)
    if not outcome.done():
        outcome.cancel()
    elif not outcome.cancelled():
        outcome.exception()


def _meaning(error: BaseException) -> Exception:
    if isinstance(error, RPCError) and error.status in _PASSING:
        return _Passing()
    if isinstance(error, WorkflowUpdateFailedError):
        return _Passing() if code_of(error.cause) is Code.CONTINUING else NotPerformed()
    return EngineDown()
