"""A log for the tests of this room."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.audit.verify import verify
from documents.models.audit import AuditHead, AuditLeaf, Checkpoint
from tests.documents import tables
from tests.documents.audit.by_hand import SIZE, TRUE, Export
from tests.documents.audit.house import PEM, House

ROWS = (AuditHead, AuditLeaf, Checkpoint)


@pytest.fixture(scope="session")
def log_urls() -> dict[str, str]:
    """The records database of each backend, once it was asked for."""
    return {}


@pytest.fixture
def house(
    backend: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    log_urls: dict[str, str],
) -> Iterator[House]:
    """A records database with an empty log."""
    if backend not in log_urls:
        url = f"sqlite:///{tmp_path_factory.mktemp('log')}/records.db"
        if backend == "postgresql":
            url = request.getfixturevalue("postgres").fresh()
        log_urls[backend] = tables.make(url, *ROWS)
    tables.empty(log_urls[backend], *ROWS)
    made = House(log_urls[backend])
    yield made
    made.close()


@pytest.fixture
def export(tmp_path: Path) -> Iterator[Export]:
    """A true export of 24 leaves and four checkpoints."""
    made = Export(tmp_path / "export").put(TRUE)
    assert verify(made.folder, PEM).size == SIZE
    yield made
    shutil.rmtree(made.folder)
