"""The description is kept: schemathesis asks what it allows and what it forbids."""

import zlib
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode

from api.openapi import description
from tests.api.house import House, exploring

# Asked by each of these in turn, because each finds other doors open.
CALLERS = ("founder", "editor", "chair", "expert1", "minister")
# A rule may refuse what the description allows (409); a closed door does not say which methods
# it would take (404); a session of a member is no part of the description's security.
NOT_OURS = ("positive_data_acceptance", "unsupported_method", "ignored_auth")
OPERATIONS = [
    (path, method.upper()) for path, item in description()["paths"].items() for method in item
]

load_all_checks()


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Any]]:
    """A house for the fuzzer alone and the description as the application serves it."""
    house = exploring(tmp_path_factory.mktemp("fuzzed"))
    refusing = {
        "expected-statuses": ["400", "401", "403", "404", "409", "412", "413", "415", "422"]
    }
    config = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": refusing}})
    yield house, schemathesis.openapi.from_wsgi("/openapi.json", house.app, config=config)
    house.store.close()


def test_the_description_is_valid_openapi() -> None:
    """The document follows OpenAPI 3.1."""
    found = description()
    assert found["openapi"] == "3.1.0"
    validate(found)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_one_that_the_description_declares(
    path: str, method: str, mode: GenerationMode, fuzzed: tuple[House, Any]
) -> None:
    """Whoever asks, whatever is sent: a declared status, type and shape, and never a 500."""
    house, described = fuzzed
    operation = described[path][method]

    @settings(
        max_examples=4,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        name = CALLERS[zlib.crc32(repr(case.body).encode()) % len(CALLERS)]
        violated = {place for place, part in case.meta.components.items() if part.mode.is_negative}
        if "track" in (case.path_parameters or {}) and ParameterLocation.PATH not in violated:
            case.path_parameters["track"] = house.track
        if ParameterLocation.HEADER not in violated:
            case.headers["Authorization"] = f"Bearer {house.people[name].session}"
        if path.endswith("/sessions/current"):
            case.headers["Authorization"] = "Bearer nobody"
        checks = [check for check in CHECKS.get_all() if check.__name__ not in NOT_OURS]
        case.call_and_validate(checks=checks)

    ask()
