"""How hard the workflows try: limits and retries of activities.

- The short transaction of a course act is a local activity: no round trip to the engine.
- When the record does not answer at once, the same transaction goes on as an ordinary
  activity, tried for ever: waiting there adds nothing to the history, however long it lasts.
- A result that is not of the expected kind was not made by us; the step is done again.
- A long step shows that it is alive; when its worker dies another takes it up at once and not
  only when its whole time is over.
"""

from datetime import timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import FailureError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from documents.operations.position import Report
    from workflows.commands import BriefOrder, Done, Task
    from workflows.failures import code_of, refusal

_TRANSACTION = timedelta(seconds=30)
_AT_ONCE = RetryPolicy(
    initial_interval=timedelta(milliseconds=50),
    maximum_interval=timedelta(milliseconds=200),
    maximum_attempts=3,
)
_PATIENTLY = RetryPolicy(
    initial_interval=timedelta(milliseconds=250), maximum_interval=timedelta(seconds=10)
)
_WORK = timedelta(minutes=5)
_SILENCE = timedelta(seconds=6)  # three beats of `workflows.activities`
_DOGGEDLY = RetryPolicy(
    initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=5)
)
_PAUSE = timedelta(hours=1)


async def transact(task: Task, order: object) -> Report:
    """One transaction of the record.

    Raises:
        ApplicationError: the record was reached and could not do it, however often asked.
    """
    while True:
        try:
            report = await _local(task, order)
        except FailureError as error:
            if is_cancelled_exception(error):
                raise
            report = await _ordinary(task, order)
        if isinstance(report, Report):
            return report


async def _local(task: Task, order: object) -> Any:
    return await workflow.execute_local_activity(
        task.value,
        order,
        result_type=Report,
        start_to_close_timeout=_TRANSACTION,
        retry_policy=_AT_ONCE,
    )


async def _ordinary(task: Task, order: object) -> Any:
    try:
        return await workflow.execute_activity(
            task.value,
            order,
            result_type=Report,
            start_to_close_timeout=_TRANSACTION,
            retry_policy=_PATIENTLY,
        )
    except FailureError as error:
        if is_cancelled_exception(error):
            raise
        failure = refusal(code_of(error))
    raise failure


async def labour(task: Task, order: BriefOrder) -> None:
    """One long step, until it is done."""
    while True:
        try:
            done = await workflow.execute_activity(
                task.value,
                order,
                result_type=Done,
                start_to_close_timeout=_WORK,
                heartbeat_timeout=_SILENCE,
                retry_policy=_DOGGEDLY,
            )
        except FailureError as error:
            if is_cancelled_exception(error):
                raise
            await workflow.sleep(_PAUSE)
            continue
        if isinstance(done, Done):
            return
