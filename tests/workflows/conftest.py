"""One hall around the session's engine, shared by the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.workflows.hall import Hall, hall_around


@pytest.fixture(scope="package")
def hall(engine_address: str) -> Iterator[Hall]:
    """A worker, a gateway and a record in memory; every test opens tracks of its own."""
    with hall_around(engine_address) as made:
        yield made


@pytest.fixture(autouse=True)
def _nothing_left_broken(request: pytest.FixtureRequest) -> Iterator[None]:
    """What one test breaks is mended before the next."""
    yield
    if "hall" in request.fixturenames:
        found: Hall = request.getfixturevalue("hall")
        found.record.failures.clear()
        found.record.gates.clear()
        found.keys.away = None
