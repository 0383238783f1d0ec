"""Activities: one call to the record each, errors as code words."""

import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from documents.errors import RecordError
from documents.ids import new_id
from documents.operations.position import Verdict
from tests.workflows.fakes import FakeRecord
from tests.workflows.hall import same
from workflows.activities import PATIENCE, Activities
from workflows.commands import Code, PerformOrder


def _failed(error: Exception, attempt: int) -> ApplicationError:
    record = FakeRecord()
    record.failures = [error]
    environment = ActivityEnvironment()
    environment.info = ActivityEnvironment.default_info()
    environment.info = type(environment.info)(**{**vars(environment.info), "attempt": attempt})
    with pytest.raises(ApplicationError) as refusal:
        environment.run(Activities(record).perform, PerformOrder(new_id(), 0))
    return refusal.value


OUTAGES = {
    "the database is locked": OperationalError("", {}, sqlite3.OperationalError()),
    "no connection is free": PoolTimeoutError(),
    "the disk is full": OSError(),
    "the connection was cut": ProgrammingError("", {}, ValueError(), connection_invalidated=True),
}
MISTAKES = {
    "a mistake of ours": ValueError("HarpyEagle"),
    "the record could not": RecordError("command.unknown"),
    "a constraint said no": IntegrityError("", {}, ValueError()),
}


@pytest.mark.parametrize("error", OUTAGES.values(), ids=OUTAGES.keys())
@pytest.mark.parametrize("attempt", [1, PATIENCE, 10_000])
def test_an_outage_is_tried_again_for_ever(error: Exception, attempt: int) -> None:
    failure = _failed(error, attempt)
    assert (failure.type, failure.non_retryable) == (Code.RECORD_DOWN, False)


@pytest.mark.parametrize("error", MISTAKES.values(), ids=MISTAKES.keys())
@pytest.mark.parametrize("attempt", [1, PATIENCE - 1, PATIENCE])
def test_a_mistake_is_given_up_after_a_few_attempts(error: Exception, attempt: int) -> None:
    failure = _failed(error, attempt)
    assert (failure.type, failure.non_retryable) == (Code.NOT_PERFORMED, attempt >= PATIENCE)


@pytest.mark.parametrize("error", [*OUTAGES.values(), *MISTAKES.values()])
def test_an_error_leaves_without_its_cause(error: Exception) -> None:
    failure = _failed(error, 1)
    assert failure.__cause__ is None
    assert failure.__context__ is None
    assert failure.details == ()


def test_a_report_is_handed_through() -> None:
    record = FakeRecord()
    command = record.ask(new_id(), same)
    report = ActivityEnvironment().run(Activities(record).perform, PerformOrder(command, 0))
    assert report.verdict is Verdict.ALLOWED
