"""Houses for the tests of the web floor."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policies.terms import Phase
from tests.api.browser import Browser
from tests.api.drafting import address
from tests.api.house import House, exploring, opened
from tests.matrices.building import built
from tests.matrices.world import World


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[House]:
    """A house in which nobody has signed in."""
    found = House(tmp_path)
    yield found
    found.store.close()


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


@pytest.fixture(scope="module")
def house_with_round(open_house: House) -> tuple[House, str]:
    """The house with an open round, and the round's id."""
    body = {
        "title": "First",
        "questions": [{"text": "What matters?", "scale": "importance"}],
        "closes_at": "2027-01-01T00:00:00Z",
    }
    path = f"/tracks/{open_house.track}/rounds"
    return open_house, open_house.people["editor"].done(path, body)


@pytest.fixture(scope="session")
def drafting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A track that drafts, to act in."""
    found = built(tmp_path_factory.mktemp("drafting"), handed_off=False)
    found.stand(Phase.DRAFTING)
    yield found
    found.store.close()


@pytest.fixture(scope="session")
def author(drafting: World) -> Browser:
    return drafting.browser("expert_3")


@pytest.fixture(scope="session")
def other(drafting: World) -> Browser:
    return drafting.browser("expert_4")


@pytest.fixture(scope="session")
def rapporteur(drafting: World) -> Browser:
    return drafting.browser("rapporteur")


@pytest.fixture
def paragraph(drafting: World) -> str:
    """The page of a new paragraph."""
    return address(drafting, drafting.room.propose("Gauges stand. They are read."))
