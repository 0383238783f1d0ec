"""Where something could leak to, each read as pieces of bytes with a name.

- Files as they lie on the disk, journals and write-ahead logs with them, and their names.
- Databases also cell by cell, because a long value is cut into pages on the disk.
- Processes as anybody on the machine sees them: command line, environment, names, open files.
- Letters as they are sent and as they are read, without their recipient's own address.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.canaries.encodings import contains

Piece = tuple[str, bytes]
SQLITE = b"SQLite format 3\0"


def leaks(pieces: Iterable[Piece], word: str) -> list[str]:
    """The names of the pieces in which the word stands; never what else stands there."""
    return sorted({name for name, data in pieces if contains(data, word)})


def files(folder: Path) -> Iterator[Piece]:
    """Every file beneath a folder: its name and its bytes; databases also cell by cell."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = str(path.relative_to(folder))
        data = path.read_bytes()
        yield f"{name} (name)", name.encode()
        yield name, data
        if data.startswith(SQLITE):
            yield from cells(path)


def cells(database: Path) -> Iterator[Piece]:
    """Every value in every table of a database, and the statements that made the tables.

    Read from a copy: a database that is opened puts its journals away.
    """
    with TemporaryDirectory() as aside:
        for path in database.parent.glob(f"{database.name}*"):
            shutil.copyfile(path, Path(aside) / path.name)
        yield from _cells(Path(aside) / database.name)


def _cells(database: Path) -> Iterator[Piece]:
    with closing(sqlite3.connect(database)) as found:
        found.text_factory = bytes
        named = found.execute("SELECT name, sql FROM sqlite_master").fetchall()
        yield f"{database.name} (schema)", b"\n".join(sql or b"" for _, sql in named)
        tables = found.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            name = table.decode()
            for row in found.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - its own names
                yield from ((f"{database.name}: {name}", _bytes(cell)) for cell in row)


def processes(groups: Iterable[int]) -> Iterator[Piece]:
    """What the system tells about every process of these process groups."""
    wanted = set(groups)
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and _group(int(process.name)) in wanted:
            yield from _process(process)


def letters(folder: Path) -> Iterator[Piece]:
    """Every letter as it is sent and as it is read, without its recipient's own address."""
    for path in sorted(folder.iterdir()):
        raw = path.read_bytes()
        letter = message_from_bytes(raw, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        own = parseaddr(str(letter["To"]))[1].encode()
        body = letter.get_body(("plain", "html"))
        read = body.get_content().encode() if body is not None else b""
        yield f"{path.name} (name)", path.name.encode()
        yield "letter", raw.replace(own, b"", 1)
        yield "letter, as read", read


def headers(answers: Iterable[Mapping[str, str]]) -> Iterator[Piece]:
    """The headers of answers."""
    for answer in answers:
        for name, value in answer.items():
            yield f"header {name}", f"{name}: {value}".encode("latin-1", "replace")


def _group(process: int) -> int:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return 0


def _process(process: Path) -> Iterator[Piece]:
    for name in ("cmdline", "environ", "comm", *(f"{one}" for one in _threads(process))):
        yield f"process {name.rsplit('/', 1)[-1]}", _read(process / name)
    for link in _links(process / "fd"):
        yield "process open file", link


def _threads(process: Path) -> list[str]:
    try:
        return [f"task/{thread}/comm" for thread in os.listdir(process / "task")]
    except OSError:
        return []  # it has ended meanwhile


def _links(folder: Path) -> Iterator[bytes]:
    try:
        for link in list(folder.iterdir()):
            yield os.fsencode(os.readlink(link))
    except OSError:
        return  # it, or that file, was closed meanwhile


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # it has ended meanwhile


def _bytes(cell: object) -> bytes:
    return cell if isinstance(cell, bytes) else str(cell).encode()
