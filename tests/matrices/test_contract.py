"""The description is kept behind open doors too: by those who may, on records that are there.

- Every act is asked for by somebody who may do it, in a phase in which they may, on real ids;
  schemathesis makes the rest of the request, always from the same seed.
- Whatever comes back is declared, of its declared type and shape, and never our own failure.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from documents.ids import new_id
from tests.api.test_contract import NOT_OURS
from tests.matrices import table
from tests.matrices.addresses import ACTS
from tests.matrices.building import built
from tests.matrices.may_do import PHASES, SEATS
from tests.matrices.readings import READINGS, filled
from tests.matrices.world import World

load_all_checks()

TRACK = "/api/v1/tracks/{track}"
UNASKED = {*NOT_OURS, "negative_data_rejection"}  # headers and ids are mended before sending
AFTER_A_BRIEF = ("brief:", "clarification:", "answer:")
EXAMPLES = {GenerationMode.POSITIVE: 6, GenerationMode.NEGATIVE: 3}


Contract = tuple[World, Any]


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contract]:
    """A world whose text is still written, and the description as its application serves it."""
    world = built(tmp_path_factory.mktemp("text"), handed_off=False)
    yield world, schemathesis.openapi.from_wsgi("/openapi.json", world.house.app)
    world.store.close()


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contract]:
    """A world with briefs, and the description as its application serves it."""
    world = built(tmp_path_factory.mktemp("brief"))
    yield world, schemathesis.openapi.from_wsgi("/openapi.json", world.house.app)
    world.store.close()


def operation_at(contract: Contract, method: str, path: str) -> tuple[Any, dict[str, str]]:
    """The described operation at an address of ours, and which of our ids its names stand for."""
    world, described = contract
    ours = (TRACK + path).split("/")
    for template, item in world.description["paths"].items():
        theirs = template.split("/")
        if len(theirs) == len(ours) and method.lower() in item:
            pairs = list(zip(theirs, ours, strict=True))
            if all(a == b or (a[0] == b[0] == "{") for a, b in pairs if a or b):
                names = {a[1:-1]: b[1:-1] for a, b in pairs if a.startswith("{")}
                return described[template][method], names
    raise LookupError(path)


def with_real_ids(body: Any, wanted: Mapping[str, Any], ids: Mapping[str, str]) -> Any:
    """A generated body in which every id is one of ours."""
    if not isinstance(body, dict):
        return body
    real = {
        name: filled(value, ids)
        for name, value in wanted.items()
        if name in body and isinstance(value, str) and value.startswith("{")
    }
    return {**body, **real}


def fuzz(operation: Any, prepare: Callable[[Any, int], None]) -> None:
    """Ask as the description allows and as it forbids; every answer must be a declared one."""
    checks = [check for check in CHECKS.get_all() if check.__name__ not in UNASKED]
    for mode, examples in EXAMPLES.items():

        @settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), turn=st.integers(0, 3))
        def ask(case: Any, turn: int) -> None:
            prepare(case, turn)
            answer = case.call()
            assert answer.status_code < 500, answer.text
            case.validate_response(answer, checks=checks)

        ask()


@pytest.mark.parametrize("act", ACTS)
def test_whoever_may_do_it_gets_a_declared_answer(
    act: str, text: Contract, brief: Contract
) -> None:
    contract = brief if act.startswith(AFTER_A_BRIEF) else text
    world, _ = contract
    address = ACTS[act]
    operation, names = operation_at(contract, "POST", address.path)
    seat, phase = next((s, p) for s in SEATS for p in PHASES if act in table.acts(s, p))
    ids = world.ids | {"track": world.room.track, "phase": world.stand(phase)}

    def prepare(case: Any, turn: int) -> None:
        world.stand(phase)
        case.headers["Authorization"] = f"Bearer {world.callers[seat].session}"
        if turn:  # one in four keeps what was generated
            case.headers["Idempotency-Key"] = new_id()
            case.path_parameters = {name: ids[ours] for name, ours in names.items()}
            case.body = with_real_ids(case.body, address.body, ids)
            case.headers.update({"If-Match": address.version} if address.version else {})

    fuzz(operation, prepare)


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path or "the track")
def test_whoever_may_read_it_gets_a_declared_answer(path: str, brief: Contract) -> None:
    operation, names = operation_at(brief, "GET", path)
    world, _ = brief
    seats = [
        seat
        for seat in SEATS
        if any(table.levels("masked", seat)[name] != "none" for name in READINGS[path])
    ]
    ids = world.ids | {"track": world.room.track}

    def prepare(case: Any, turn: int) -> None:
        seat = seats[turn % len(seats)]
        case.headers["Authorization"] = f"Bearer {world.callers[seat].session}"
        if turn:
            case.path_parameters = {name: ids[ours] for name, ours in names.items()}

    fuzz(operation, prepare)
