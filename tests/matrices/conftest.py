"""One world for all tests that leave it as it is."""

from collections.abc import Iterator

import pytest

from tests.matrices.building import built
from tests.matrices.world import World


@pytest.fixture(scope="package")
def _still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    found = built(tmp_path_factory.mktemp("still"))
    yield found
    found.store.close()


@pytest.fixture
def world(_still: World) -> World:
    """A masked track in hand-off, the same for every test."""
    _still.stand("hand-off")
    _still.show("masked")
    return _still
