"""One record for all tests of this folder, made once; every house works on a copy of it."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from documents.sealing import dump, load
from documents.store import Store
from tests.durability.house import House, standing
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared, prepare


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Tracks that stand right before a course act each; the processes that test at the same
    time share one."""
    here = tmp_path_factory.getbasetemp()
    folder = (here.parent if "PYTEST_XDIST_WORKER" in os.environ else here) / "durability"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder / "made"
        if not made.exists():
            made.write_bytes(dump(prepare(folder / "record")))
        return load(Prepared, made.read_bytes())


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
