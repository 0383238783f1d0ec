"""A throw-away PostgreSQL server for the tests, and fresh databases on it.

- Its programs come from the PATH or from where Debian puts them; `./test` installs them.
- It listens on a free port of the loopback address, keeps nothing (fsync off) and ends with the
  session. PostgreSQL refuses to run as root, so root starts it as the user `postgres`.
- Every database is new, cloned from a template; so tests can neither see nor slow each other.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg import sql

from tests.engine import packages
from workflows.engine_child import LOOPBACK, free_port

DEBIAN = Path(os.sep, "usr", "lib", "postgresql")
READY_SECONDS = 60.0
SUPERUSER = "tests"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


class Identity(TypedDict, total=False):
    """As whom a child runs: arguments of `subprocess`."""

    user: str
    group: str
    extra_groups: list[str]


@dataclass
class Postgres:
    """A running server. `fresh` makes a database and returns its URL for SQLAlchemy."""

    port: int
    folder: Path
    """What the server keeps: its data, and its log."""
    numbers: Iterator[int] = field(default_factory=count)

    def fresh(self, template: str = "template0") -> str:
        """A new database, cloned from `template`: the name of a database or our URL of one."""
        name = f"test_{next(self.numbers)}"
        clone = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._command(clone.format(*map(sql.Identifier, (name, _name_in(template)))))
        return f"postgresql+psycopg://{SUPERUSER}@{LOOPBACK}:{self.port}/{name}"

    def drop(self, url: str) -> None:
        """Remove a database, whoever still holds it open."""
        remove = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        self._command(remove.format(sql.Identifier(_name_in(url))))

    def write_down(self) -> None:
        """Have everything that is committed on the disk, and begin a new file of the journal."""
        for command in ("CHECKPOINT", "SELECT pg_switch_wal()"):
            self._command(sql.Composed([sql.SQL(command)]))

    def _command(self, command: sql.Composed) -> None:
        with self._connect() as connection:
            connection.execute(command)

    def _connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(
            host=LOOPBACK, port=self.port, user=SUPERUSER, dbname="postgres", autocommit=True
        )

    def wait_ready(self, seconds: float = READY_SECONDS) -> None:
        """Return once it answers; raises its own error if it never does."""
        until = time.monotonic() + seconds
        while True:
            try:
                return self._connect().close()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)


def programs() -> Path | None:
    """The folder that holds PostgreSQL's programs; the newest, where there are several."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("postgres"):
        return Path(on_path).parent
    found = (place.parent for place in DEBIAN.glob("*/bin/postgres"))
    return max(found, key=lambda place: int(place.parent.name), default=None)


def ensure(say: Callable[[str], None]) -> Path:
    """PostgreSQL's programs; installs Debian's package where they are missing."""
    if programs() is None:
        packages.install("postgresql", say)
    if (found := programs()) is None:
        raise SystemExit("PostgreSQL was installed, but its programs are not where Debian has them")
    say(f"PostgreSQL: {found}")
    return found


@contextmanager
def running(*settings: str) -> Iterator[Postgres]:
    """A server that lives as long as the block, with these settings besides."""
    where = programs()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed: ./test installs it")
    folder = Path(tempfile.mkdtemp(prefix="entryhall-postgres-"))
    identity = _identity(folder)
    try:
        _create(where, folder / "data", identity)
        with _serve(where, folder / "data", identity, (*FAST, *settings)) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _create(where: Path, data: Path, identity: Identity) -> None:
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    command = [str(where / "initdb"), "-D", str(data), "-U", SUPERUSER, *options]
    done = subprocess.run(
        command, cwd=data.parent, capture_output=True, text=True, check=False, **identity
    )
    if done.returncode != 0:
        raise RuntimeError(f"PostgreSQL could not make a cluster: {done.stderr}")


@contextmanager
def _serve(
    where: Path, data: Path, identity: Identity, settings: Sequence[str]
) -> Iterator[Postgres]:
    server = Postgres(free_port(), data.parent)
    with (
        (data.parent / "server.log").open("wb") as log,
        subprocess.Popen(
            [str(where / "postgres"), *_arguments(data, server.port, settings)],
            cwd=data.parent,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **identity,
        ) as process,
    ):
        try:
            server.wait_ready()
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)


def _arguments(data: Path, port: int, settings: Sequence[str]) -> Sequence[str]:
    given = [word for setting in settings for word in ("-c", setting)]
    return ["-D", str(data), "-p", str(port), "-h", LOOPBACK, "-k", "", *given]


def _identity(folder: Path) -> Identity:
    """Root hands the folder to the user `postgres` and becomes that user."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "postgres", "postgres")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _name_in(template: str) -> str:
    return template.rsplit("/", 1)[-1]


if __name__ == "__main__":
    ensure(lambda line: print(line, flush=True))  # noqa: T201 - a command's output
