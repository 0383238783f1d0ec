"""Houses for the tests of the web floor."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.house import House, exploring, opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house of its own for one test, its track in convening."""
    found = opened(tmp_path)
    yield found
    found.store.close()


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house for all tests of a module that leave it as it is: a track in exploration."""
    found = exploring(tmp_path_factory.mktemp("house"))
    yield found
    found.store.close()
