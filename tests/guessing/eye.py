"""An eye on everything of one house that lies on the disk; it has no key.

- It reads both databases as files, every table and column, and how much each file grows:
  journals, the engine's own database, and the logs of all processes.
- It can look after every act: then it tells what came with it.
- Of rows that came out together it finds every order: as they lie, by each column, by the size
  of each, and by where they stand in the file itself.
"""

import re
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

DATABASES = ("records", "keys")
MARKS = {"released_contributions": ("id", "author"), "released_reasons": ("id",)}
"""What of a released row must stand nowhere else."""
PARENT = {"released_contributions": "round_id", "released_reasons": "question_id"}
"""By what the rows of one batch are found."""
_ID = 32
_HEX = re.compile(rb"[0-9a-f]{32,}")

Row = Mapping[str, object]
Cells = Mapping[str, bytes]
Places = Mapping[str, int]
"""Where in a file each of some ids stands."""


@dataclass
class Eye:
    """Looks at the house in this folder; what it sees first is what was there before."""

    home: Path
    _bases: dict[str, sqlite3.Connection] = field(default_factory=dict, init=False)
    _known: dict[str, set[tuple[object, ...]]] = field(default_factory=dict, init=False)
    _sizes: dict[str, int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for name in DATABASES:
            at = f"file:{self.home / name}.db?mode=ro"
            self._bases[name] = sqlite3.connect(at, uri=True)
        self._tables = {table: base for base in self._bases.values() for table in _tables(base)}
        self.came()

    def close(self) -> None:
        """Look no more."""
        for base in self._bases.values():
            base.close()

    def came(self) -> Cells:
        """What came since the last look, by name: each column of the new rows of each table, the
        size of each, and by how much each file grew."""
        found: dict[str, bytes] = {}
        for table in self._tables:
            if rows := self._new(table):
                found |= _described(table, rows)
        sizes = {str(path.relative_to(self.home)): path.stat().st_size for path in self._files()}
        for name, size in sizes.items():
            found[f"growth of {name}"] = as_bytes(max(size - self._sizes.get(name, 0), 0))
        self._sizes = sizes
        return found

    def rows(self, table: str, parent: str) -> list[Cells]:
        """The rows of one batch, as they lie: those that name this parent (round, question)."""
        found = self._select(table, f'WHERE "{PARENT[table]}" = ?', parent)
        return [{name: as_bytes(value) for name, value in row.items()} for row in found]

    def places(self, file: str, parent: str, ids: Collection[str]) -> tuple[Places, Places]:
        """Where the rows of a batch stand first and last in this file; -1: nowhere."""
        data, word = (self.home / file).read_bytes(), parent.encode()
        first, last = dict.fromkeys(ids, -1), dict.fromkeys(ids, -1)
        at = data.find(word)
        while at >= 0:  # the parent's id comes right after the row's own
            own = data[max(at - _ID, 0) : at].decode("latin-1")
            if own in last:
                last[own] = at
                first[own] = at if first[own] < 0 else first[own]
            at = data.find(word, at + _ID)
        return first, last

    def elsewhere(self) -> Iterator[str]:
        """Where else anything stands that belongs to a released row: tables and files."""
        marks = {
            str(row[name])
            for table, names in MARKS.items()
            for row in self._select(table)
            for name in names
        }
        for table in self._tables.keys() - MARKS.keys():
            cells = (value for row in self._select(table) for value in row.values())
            yield from (table for value in cells if value in marks)
        short = {mark[:_ID].encode() for mark in marks}
        for path in self._files():
            if not path.name.startswith("records.db"):
                yield from (path.name for run in _HEX.findall(path.read_bytes()) if _in(run, short))

    def _new(self, table: str) -> list[Row]:
        """The rows of a table that were not there at the last look; at first none is new."""
        base, known = self._tables[table], self._known.get(table)
        ((count,),) = base.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - its own names
        if known is not None and count == len(known):
            return []
        key = ", ".join(f'"{name}"' for name in _key(base, table))
        now = set(base.execute(f'SELECT {key} FROM "{table}"'))  # noqa: S608
        self._known[table] = now
        where = f"WHERE ({key}) = ({', '.join('?' for _ in key.split(', '))})"
        new = now - known if known is not None else ()
        return [row for one in new for row in self._select(table, where, *one)]

    def _select(self, table: str, where: str = "", *values: object) -> list[Row]:
        whole = f'SELECT * FROM "{table}" {where}'  # noqa: S608
        with closing(self._tables[table].execute(whole, values)) as found:
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    def _files(self) -> Iterator[Path]:
        return (path for path in self.home.rglob("*") if path.is_file())


def _tables(base: sqlite3.Connection) -> list[str]:
    found = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [name for (name,) in found if not name.startswith("alembic")]


def _key(base: sqlite3.Connection, table: str) -> list[str]:
    """The columns of the primary key."""
    return [column[1] for column in base.execute(f'PRAGMA table_info("{table}")') if column[5]]


def _described(table: str, rows: list[Row]) -> dict[str, bytes]:
    """Every column of these rows together, and how large it is."""
    found = {}
    for column in rows[0]:
        whole = b"".join(sorted(as_bytes(row[column]) for row in rows))
        found[f"{table}.{column}"] = whole
        found[f"size of {table}.{column}"] = as_bytes(len(whole))
    return found


def as_bytes(value: object) -> bytes:
    """A cell so that cells of one column can be put in order."""
    if isinstance(value, bytes):
        return value
    return (f"{value:020}" if isinstance(value, int) else str(value)).encode()


def _in(run: bytes, marks: Collection[bytes]) -> bool:
    return any(run[at : at + _ID] in marks for at in range(len(run) - _ID + 1))
