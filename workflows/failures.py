"""How a failure looks to the engine: one code word from a closed list, nothing else.

- Message, class name, stack trace, cause and details never travel; only `Code` does.
- A cancellation stays a cancellation, because the engine treats it as one.
- What comes back from the engine is reduced to its code word too: its texts are not ours.
- Converting never raises, so the SDK never writes a text of its own around ours.
"""

from temporalio.api.failure.v1 import Failure
from temporalio.converter import DefaultFailureConverter, PayloadConverter
from temporalio.exceptions import ApplicationError, CancelledError

from workflows.commands import Code

_CODES = frozenset(Code)
_HIDDEN = "encoded"  # stands where the SDK would put a message


def refusal(code: Code, *, final: bool = True) -> ApplicationError:
    """The only kind of error our workflows and activities raise on purpose.

    `final` tells the engine not to try again.
    """
    return ApplicationError(code.value, type=code.value, non_retryable=final)


def code_of(error: BaseException | None) -> Code:
    """The code word of a failure, looking through the engine's wrappers."""
    while error is not None:
        if isinstance(error, ApplicationError):
            return Code(error.type) if error.type in _CODES else Code.UNEXPECTED
        error = error.__cause__
    return Code.UNEXPECTED


class CodeWordFailureConverter(DefaultFailureConverter):
    """Writes and reads failures as code words; see the module docstring."""

    def __init__(self) -> None:
        super().__init__(encode_common_attributes=True)

    def to_failure(
        self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure
    ) -> None:
        """Fill `failure` with the code word of the exception."""
        failure.Clear()
        failure.message = _HIDDEN
        if isinstance(exception, CancelledError):
            failure.canceled_failure_info.SetInParent()
            return
        code = code_of(exception)
        failure.application_failure_info.type = code.value
        if isinstance(exception, ApplicationError):
            failure.application_failure_info.non_retryable = exception.non_retryable
        common = {"message": code.value, "stack_trace": ""}
        failure.encoded_attributes.CopyFrom(payload_converter.to_payloads([common])[0])

    def from_failure(self, failure: Failure, payload_converter: PayloadConverter) -> BaseException:
        """An exception of the same kind that says its code word only."""
        clean = Failure()
        clean.CopyFrom(failure)
        _strip(clean)
        return super().from_failure(clean, payload_converter)


def _strip(failure: Failure) -> None:
    failure.ClearField("encoded_attributes")
    failure.stack_trace = ""
    failure.message = Code.UNEXPECTED.value
    if failure.HasField("application_failure_info"):
        info = failure.application_failure_info
        info.type = info.type if info.type in _CODES else Code.UNEXPECTED.value
        info.ClearField("details")
        failure.message = info.type
    if failure.HasField("cause"):
        _strip(failure.cause)
