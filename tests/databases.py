"""Two empty databases per test, records and keys, on SQLite or on PostgreSQL.

- `Databases` is a pair of URLs as SQLAlchemy takes them; what is in them is the test's affair.
- `prepared` runs a preparation (migrations, say) once per session and hands out clones of it.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.postgres import Postgres

BACKENDS = ("sqlite", "postgresql")


class Databases(NamedTuple):
    """URLs of the two databases of one deployment."""

    records: str
    keys: str


@dataclass
class Factory:
    """Makes pairs of databases. `server` is None for SQLite, whose files lie under `folder`."""

    folder: Path
    server: Postgres | None
    made: list[Databases] = field(default_factory=list)
    templates: dict[str, Databases] = field(default_factory=dict)

    def empty(self) -> Databases:
        """Two databases without any table."""
        if self.server is not None:
            return self._keep(Databases(self.server.fresh(), self.server.fresh()))
        return self._keep(self._files())

    def prepared(self, label: str, prepare: Callable[[Databases], None]) -> Databases:
        """Clones of what `prepare` makes of two empty databases; it runs once per `label`.

        It must have closed all its connections when it returns.
        """
        if label not in self.templates:
            self.keep(label, self.empty(), prepare)
        return self.clone(label)

    def keep(self, label: str, first: Databases, prepare: Callable[[Databases], None]) -> None:
        """What `prepare` makes of these, as a template that stays."""
        self.made.remove(first)
        prepare(first)
        self.templates[label] = first

    def clone(self, label: str) -> Databases:
        """A copy of a template."""
        template = self.templates[label]
        if self.server is not None:
            return self._keep(Databases(*map(self.server.fresh, template)))
        pair = self._files()
        for source, target in zip(template, pair, strict=True):
            if _file(source).exists():  # SQLite makes a file at the first table, not before
                shutil.copyfile(_file(source), _file(target))
        return self._keep(pair)

    def clear(self) -> None:
        """Remove what was handed out since the last time; templates stay."""
        for pair in self.made:
            for url in pair:
                self._remove(url)
        self.made.clear()

    def _files(self) -> Databases:
        count = len(list(self.folder.iterdir()))
        place = self.folder / f"{count}"
        place.mkdir()
        return Databases(*(f"sqlite:///{place / name}.db" for name in Databases._fields))

    def _keep(self, pair: Databases) -> Databases:
        self.made.append(pair)
        return pair

    def _remove(self, url: str) -> None:
        if self.server is not None:
            self.server.drop(url)


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))
