"""Failures: code words out, code words in."""

import traceback

import pytest
from temporalio.api.failure.v1 import Failure
from temporalio.converter import PayloadConverter
from temporalio.exceptions import (
    ActivityError,
    ApplicationError,
    CancelledError,
    RetryState,
    TerminatedError,
    TimeoutType,
)
from temporalio.exceptions import TimeoutError as TimeLimitError

from workflows.commands import Code
from workflows.failures import CodeWordFailureConverter, code_of, refusal

CANARY = "HarpyEagle"
PAYLOADS = PayloadConverter.default


def _written(error: BaseException) -> Failure:
    failure = Failure()
    CodeWordFailureConverter().to_failure(error, PAYLOADS, failure)
    return failure


def _raised(error: BaseException) -> BaseException:
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as cause:
            raise error from cause
    except type(error) as caught:
        return caught


Harpy = type(CANARY, (Exception,), {})

TELLING = {
    "a foreign error": Harpy(CANARY, {"who": CANARY}),
    "an application error of another type": ApplicationError(CANARY, CANARY, type=CANARY),
    "a code word with details": ApplicationError(CANARY, CANARY, type=Code.MALFORMED),
    "an activity error": ActivityError(
        CANARY,
        scheduled_event_id=1,
        started_event_id=1,
        identity=CANARY,
        activity_type=CANARY,
        activity_id=CANARY,
        retry_state=RetryState.TIMEOUT,
    ),
    "a cancellation": CancelledError(CANARY, CANARY),
    "a time limit": TimeLimitError(
        CANARY, type=TimeoutType.HEARTBEAT, last_heartbeat_details=[CANARY]
    ),
    "a termination": TerminatedError(CANARY),
}


@pytest.mark.parametrize("error", TELLING.values(), ids=TELLING.keys())
def test_nothing_of_an_error_is_written(error: BaseException) -> None:
    failure = _written(_raised(error))
    assert CANARY.encode() not in failure.SerializeToString()
    assert not failure.HasField("cause")
    assert not failure.stack_trace


@pytest.mark.parametrize("code", Code)
def test_a_code_word_survives_the_journey(code: Code) -> None:
    back = CodeWordFailureConverter().from_failure(_written(refusal(code)), PAYLOADS)
    assert code_of(back) is code
    assert isinstance(back, ApplicationError)
    assert back.non_retryable


def test_an_error_that_may_pass_is_tried_again() -> None:
    failure = _written(refusal(Code.RECORD_DOWN, final=False))
    assert not failure.application_failure_info.non_retryable


def test_a_cancellation_stays_one() -> None:
    assert _written(CancelledError(CANARY)).HasField("canceled_failure_info")


def test_a_failure_of_the_engine_is_reduced_to_its_kind() -> None:
    forged = Failure(message=CANARY, stack_trace=CANARY)
    forged.encoded_attributes.CopyFrom(PAYLOADS.to_payloads([{"message": CANARY}])[0])
    forged.application_failure_info.type = CANARY
    forged.application_failure_info.details.CopyFrom(PAYLOADS.to_payloads_wrapper([CANARY]))
    forged.cause.message = CANARY
    forged.cause.application_failure_info.type = CANARY
    back = CodeWordFailureConverter().from_failure(forged, PAYLOADS)
    text = "".join(traceback.format_exception(back)) + repr(getattr(back, "details", ""))
    assert CANARY not in text
    assert code_of(back) is Code.UNEXPECTED
    assert forged.message == CANARY, "what came in is not changed"


WRAPPED = {
    "an error that is nobody's": (ValueError(), Code.UNEXPECTED),
    "nothing": (None, Code.UNEXPECTED),
    "a word that is none of ours": (ApplicationError("", type="other"), Code.UNEXPECTED),
    "no word": (ApplicationError(""), Code.UNEXPECTED),
    "one of ours": (refusal(Code.CONTINUING), Code.CONTINUING),
}


@pytest.mark.parametrize(("error", "code"), WRAPPED.values(), ids=WRAPPED.keys())
def test_the_code_of(error: BaseException | None, code: Code) -> None:
    assert code_of(error) is code
    outer = RuntimeError()
    outer.__cause__ = error
    assert code_of(outer) is code
