"""What all tests share: databases, one engine, and the law that no test is skipped.

- A test that takes `databases` runs twice: on SQLite and on PostgreSQL.
- One real engine serves the whole session; a test that kills engines starts its own.
- A skipped or expected failure is a failure of the session: nothing is promised but untested.
- What tests write lies in memory where there is room for it: nobody waits for a disk, and a
  killed process loses no more and no less than on one.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import BACKENDS, Databases, Factory
from tests.nothing_untested import NothingUntested
from tests.postgres import Postgres
from tests.postgres import running as running_postgres
from workflows.engine import running as running_engine

MEMORY = Path(os.sep, "dev", "shm")
ROOM = 10 * 2**30  # bytes; a session needs some three of them at once


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One throw-away PostgreSQL server for the session."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """The kind of database a test runs on."""
    return str(request.param)


@pytest.fixture(scope="session")
def _factories() -> dict[str, Factory]:
    return {}


@pytest.fixture
def database_factory(
    backend: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    _factories: dict[str, Factory],
) -> Iterator[Factory]:
    """Makes databases for one test; what it made is gone afterwards, its templates are kept."""
    if backend not in _factories:
        server = request.getfixturevalue("postgres") if backend == "postgresql" else None
        _factories[backend] = Factory(tmp_path_factory.mktemp(backend), server)
    factory = _factories[backend]
    yield factory
    factory.clear()


@pytest.fixture
def databases(database_factory: Factory) -> Databases:
    """Two empty databases: `(records_url, keys_url)`."""
    return database_factory.empty()


@pytest.fixture(scope="session")
def engine_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Host and port of one real Temporal server with a database file, shared by the session."""
    with running_engine(tmp_path_factory.mktemp("engine"), os.environ) as address:
        yield address


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many sequences of acts the machine on the real record tries."""
    parser.addoption("--sequences", type=int, default=0, help="sequences of acts to try")


def pytest_configure(config: pytest.Config) -> None:
    """Watch the whole session for tests that do not test."""
    config.pluginmanager.register(NothingUntested(), "nothing-untested")
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None
