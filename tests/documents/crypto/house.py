"""One deployment's keys: a keys database and a root file, opened as often as a test likes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, Engine, text

from documents.crypto.keyring import Keyring, LocalRootKeys
from documents.engines import open_engine


@dataclass
class House:
    """Every `open` is a keyring with a cache of its own, as another process would have it."""

    url: str
    key_file: Path

    def open(self, timer: Callable[[], float] = monotonic) -> Keyring:
        """A keyring that has seen nothing yet."""
        return Keyring(self.engine, self.roots(), timer=timer)

    def roots(self) -> LocalRootKeys:
        """The root file."""
        return LocalRootKeys(self.key_file)

    @cached_property
    def engine(self) -> Engine:
        """The keys database."""
        return open_engine(self.url)

    def write(self, statement: str, **values: object) -> None:
        """Change the keys database behind everybody's back."""
        with self.engine.begin() as connection:
            connection.execute(text(statement), values)

    def count(self, statement: str, **values: object) -> int:
        """A number from the keys database."""
        with self.engine.connect() as connection:
            return _number(connection, statement, values)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _number(connection: Connection, statement: str, values: dict[str, object]) -> int:
    return int(connection.execute(text(statement), values).scalar_one())
