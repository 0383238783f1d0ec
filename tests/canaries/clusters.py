"""A PostgreSQL server that tells its log as much as it can, and where something could leak to.

- Dumps of its databases as `pg_dump` writes them, and every file that it keeps: tables, indexes,
  write-ahead log, and the server's log.
- It logs every statement with all of its parameters, whether it fails or not.
- Files that are as they were when the server was new hold nothing that came since.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, make_url

from tests.canaries.sinks import Piece
from tests.databases import Databases
from tests.postgres import Postgres, programs, running

TALKATIVE = (
    "log_statement=all",
    "log_error_verbosity=verbose",
    "log_parameter_max_length=-1",
    "log_parameter_max_length_on_error=-1",
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server, its two databases, and the digests of its files when it was new."""

    server: Postgres
    databases: Databases
    new: frozenset[bytes]

    def pieces(self) -> Iterator[Piece]:
        """Everything that it keeps by now."""
        for name, url in self.databases._asdict().items():
            yield f"dump of {name}", _dump(url)
        self.server.write_down()
        yield from self._files()

    @contextmanager
    def records(self) -> Iterator[Connection]:
        """A connection to the records that is nobody's."""
        engine = create_engine(self.databases.records, poolclass=NullPool)
        with engine.begin() as connection:
            yield connection

    def _files(self) -> Iterator[Piece]:
        for name, data in _files(self.server.folder):
            if sha256(data).digest() not in self.new:
                yield name, data


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new server with two empty databases, as long as the block."""
    with running(*TALKATIVE) as server:
        databases = Databases(server.fresh(), server.fresh())
        server.write_down()
        new = frozenset(sha256(data).digest() for _, data in _files(server.folder))
        yield Cluster(server, databases, new)


def _files(folder: Path) -> Iterator[Piece]:
    """Every file, by what it is and its bytes; zeros at its end are only room."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield _kind(path.relative_to(folder)), path.read_bytes().rstrip(b"\0")


def _kind(path: Path) -> str:
    """What a file is: `server.log`, or the folder in the server's data."""
    return path.parts[1] if len(path.parts) > 2 else path.name


def _dump(url: str) -> bytes:
    where, at = programs(), make_url(url)
    assert where is not None
    beside = (where / "initdb").resolve().parent  # on the PATH there may be links to some only
    command = [str(beside / "pg_dump"), "-h", str(at.host), "-p", str(at.port)]
    command += ["-U", str(at.username), str(at.database)]
    return subprocess.run(command, capture_output=True, check=True).stdout
