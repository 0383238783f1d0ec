"""One record for all tests of this folder, made once; every house works on a copy of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from documents.store import Store
from tests.durability.house import House, standing
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared, prepare


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Four tracks that stand right before an act each."""
    return prepare(tmp_path_factory.mktemp("prepared") / "record")


@pytest.fixture
def house(prepared: Prepared, tmp_path: Path) -> Iterator[House]:
    """All processes around a copy of the prepared record."""
    with standing(House(prepared.copied_to(tmp_path / "home"))) as started:
        yield started


@pytest.fixture
def open_ledger() -> Iterator[Callable[[House], Ledger]]:
    """Opens the record of a house for questions; closed at the end."""
    with ExitStack() as stack:

        def open_it(house: House) -> Ledger:
            ledger = Ledger(Store.open(house.settings))
            stack.callback(ledger.close)
            return ledger

        yield open_it
