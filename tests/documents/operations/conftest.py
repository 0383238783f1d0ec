"""A convened room for each test of the operations, on both kinds of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policies.terms import Phase
from tests.databases import Factory
from tests.fakes import FrozenClock
from tests.room import Room, Rooms


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    """Rooms that are convened once and copied."""
    return Rooms(tmp_path_factory.mktemp("rooms"))


@pytest.fixture
def clock() -> FrozenClock:
    """The clock of the room's record."""
    return FrozenClock()


@pytest.fixture
def room(
    rooms: Rooms, database_factory: Factory, tmp_path: Path, clock: FrozenClock
) -> Iterator[Room]:
    """A track in convening with everybody in it."""
    found = rooms.copy(database_factory, tmp_path / "home", clock)
    yield found
    found.store.close()


@pytest.fixture
def large(
    rooms: Rooms, database_factory: Factory, tmp_path: Path, clock: FrozenClock
) -> Iterator[Room]:
    """A room of thirty in exploration."""
    found = rooms.copy(database_factory, tmp_path / "large", clock, 30)
    yield found.go_to(Phase.EXPLORATION)
    found.store.close()
