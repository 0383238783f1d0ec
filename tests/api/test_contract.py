"""The description is kept: schemathesis asks everything that it says, and what it forbids."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi import checks

from tests.api.house import House, exploring

CALLERS = ("founder", "editor", "chair", "expert1", "minister")

load_all_checks()


@pytest.fixture(scope="module")
def fuzzed_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house for the fuzzer alone, a round open in it."""
    return exploring(tmp_path_factory.mktemp("fuzzed"))


@pytest.fixture(scope="module")
def described(fuzzed_house: House) -> Any:
    """The description as the application serves it."""
    return schemathesis.openapi.from_wsgi("/openapi.json", fuzzed_house.app)


interface = schemathesis.pytest.from_fixture("described")


@interface.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_description_declares(
    case: Any, fuzzed_house: House
) -> None:
    """Whoever asks, whatever is sent: a declared status, type and shape, and never a 500."""
    if "track" in (case.path_parameters or {}):
        case.path_parameters["track"] = fuzzed_house.track
    for name in CALLERS:
        caller = fuzzed_house.people[name]
        case.call_and_validate(
            headers={"Authorization": f"Bearer {caller.session}"},
            excluded_checks=[checks.positive_data_acceptance],
        )
