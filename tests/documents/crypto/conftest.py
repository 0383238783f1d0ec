"""Keys for the tests of this room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.models.keys import RootState, WrappedKey
from tests.documents import tables
from tests.documents.crypto.house import House
from tests.documents.crypto.processes import Processes


@pytest.fixture(scope="session")
def keys_urls() -> dict[str, str]:
    """The keys database of each backend, once it was asked for."""
    return {}


@pytest.fixture
def house(
    backend: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    keys_urls: dict[str, str],
    tmp_path: Path,
) -> Iterator[House]:
    """An empty keys database and no root file yet."""
    if backend not in keys_urls:
        url = f"sqlite:///{tmp_path_factory.mktemp('keys')}/keys.db"
        if backend == "postgresql":
            url = request.getfixturevalue("postgres").fresh()
        keys_urls[backend] = tables.make(url, RootState, WrappedKey)
    tables.empty(keys_urls[backend], RootState, WrappedKey)
    made = House(keys_urls[backend], tmp_path / "keys" / "root.key")
    yield made
    made.close()


@pytest.fixture(scope="session")
def processes() -> Iterator[Processes]:
    """Processes to be started, raced and killed."""
    with Processes() as started:
        yield started
