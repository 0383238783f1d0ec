"""The same search finds a leak that was planted: in each sink, in each way of writing it."""

import os
import signal
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from tests.canaries.encodings import WAYS
from tests.canaries.marked import MARK, Marker
from tests.canaries.sinks import Piece, files, headers, leaks, letters, processes
from tests.durability.house import eventually

LEAK = Marker().text("The delegation would rather not say so itself.")
BEFORE, AFTER = b"\0" * 5_000, b"\xff" * 5_000  # more than a page of a database on either side

Plant = Callable[[Path, bytes], list[Piece]]


def _in_a_file(name: str) -> Plant:
    def plant(folder: Path, leak: bytes) -> list[Piece]:
        (folder / name).write_bytes(BEFORE + leak + AFTER)
        return list(files(folder))

    return plant


def _in_a_database(folder: Path, leak: bytes) -> list[Piece]:
    _write(folder / "records.db", leak)
    return list(files(folder))


def _in_a_write_ahead_log(folder: Path, leak: bytes) -> list[Piece]:
    with closing(sqlite3.connect(folder / "keys.db")) as reader:
        reader.execute("PRAGMA journal_mode=WAL")
        reader.execute("SELECT * FROM sqlite_master").fetchall()
        _write(folder / "keys.db", leak, pad=b"")
        return [piece for piece in files(folder) if piece[0] == "keys.db-wal"]


def _in_a_letter(folder: Path, leak: bytes) -> list[Piece]:
    head = b"From: a@house.example\r\nTo: b@house.example\r\nSubject: Something\r\n\r\n"
    (folder / "letter.eml").write_bytes(head + leak + b"\r\n")
    return list(letters(folder))


def _in_a_brief(folder: Path, leak: bytes) -> list[Piece]:
    with zipfile.ZipFile(folder / "brief.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", BEFORE + leak + AFTER)
    return list(files(folder))


def _in_a_header(folder: Path, leak: bytes) -> list[Piece]:
    return list(headers([{"X-Note": leak.decode("latin-1")}]))


def _in_a_command_line(folder: Path, leak: bytes) -> list[Piece]:
    return _seen_while_running(leak, {})


def _in_an_environment(folder: Path, leak: bytes) -> list[Piece]:
    return _seen_while_running(b"60", {b"NOTE": leak})


SINKS: dict[str, Plant] = {
    "a database": _in_a_database,
    "a write-ahead log": _in_a_write_ahead_log,
    "a journal": _in_a_file("records.db-journal"),
    "the engine's file": _in_a_file("engine.db"),
    "a log": _in_a_file("web.log"),
    "an export": _in_a_file("leaves.jsonl"),
    "a letter": _in_a_letter,
    "a brief": _in_a_brief,
    "a header": _in_a_header,
    "a command line": _in_a_command_line,
    "an environment": _in_an_environment,
}
WITHOUT_ZERO = {"a command line", "an environment"}  # nothing else can stand there


CASES = [
    (sink, way)
    for sink, way in product(SINKS, WAYS)
    if sink not in WITHOUT_ZERO or b"\0" not in WAYS[way](LEAK)
]


@pytest.mark.parametrize(("sink", "way"), CASES)
def test_is_found(sink: str, way: str, tmp_path: Path) -> None:
    assert leaks(SINKS[sink](tmp_path, WAYS[way](LEAK)), MARK)


@pytest.mark.parametrize("sink", SINKS)
def test_without_a_leak_nothing_is_found(sink: str, tmp_path: Path) -> None:
    assert leaks(SINKS[sink](tmp_path, b"Nothing was said."), MARK) == []


def test_the_name_of_a_file_is_read_too(tmp_path: Path) -> None:
    (tmp_path / f"{LEAK}.txt").touch()
    assert leaks(files(tmp_path), MARK)


def test_only_the_recipients_own_address_may_stand_in_a_letter(tmp_path: Path) -> None:
    own, other = f"a.{MARK}@house.example", f"b.{MARK}@house.example"
    letter = tmp_path / "letter.eml"
    letter.write_text(f"To: {own}\nSubject: Something\n\nA link.\n")
    assert leaks(letters(tmp_path), MARK) == []
    letter.write_text(f"To: {own}\nCc: {other}\nSubject: Something\n\nA link.\n")
    assert leaks(letters(tmp_path), MARK)


def _write(database: Path, leak: bytes, pad: bytes = BEFORE) -> None:
    with closing(sqlite3.connect(database)) as found, found:
        found.execute("CREATE TABLE notes (note BLOB)")
        found.execute("INSERT INTO notes VALUES (?)", (pad + leak + pad,))


def _seen_while_running(argument: bytes, environment: dict[bytes, bytes]) -> list[Piece]:
    command: list[bytes | str] = ["sh", "-c", "read _", argument]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, start_new_session=True
    ) as child:
        try:
            assert eventually(lambda: b"read _" in _command_line(child.pid))
            return list(processes([child.pid]))
        finally:
            os.killpg(child.pid, signal.SIGKILL)


def _command_line(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()
