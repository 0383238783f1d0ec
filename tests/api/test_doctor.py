"""The doctor: a sentence for everything that can be missing, and nothing secret in any."""

import os
import socket
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from api import doctor
from api.cli import main
from documents.engines import open_engine
from documents.operations import leaves
from documents.sealing import HOUSE
from documents.settings import Settings
from documents.store import Store
from tests.databases import Databases
from tests.documents.briefing import templates
from tests.fakes import FrozenClock
from tests.records import open_store

EVERYTHING = {
    "Python",
    "free disk",
    "root key",
    "database of records",
    "database of keys",
    "clock",
    "mail folder",
    "passkeys",
    "engine",
    "template",
}


def environment(home: Path, **more: str) -> dict[str, str]:
    """The settings of an installation at `home`, on SQLite unless others are given."""
    return {"ENTRYHALL_HOME": str(home)} | {f"ENTRYHALL_{name}": v for name, v in more.items()}


def faults(settings: Mapping[str, str]) -> dict[str, str]:
    """What is not as it should be, in words."""
    found = list(doctor.examine(settings))
    assert {one.what for one in found} == EVERYTHING
    assert all(one.words.endswith((".", "?", "upgrade")) for one in found)
    return {one.what: one.words for one in found if not one.well}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of an installation that was started once."""
    Store.open(Settings.from_environment(environment(tmp_path / "home"))).close()
    return tmp_path / "home"


def test_a_new_machine_has_no_faults_and_is_left_as_it_was(tmp_path: Path) -> None:
    assert faults(environment(tmp_path / "home")) == {}
    assert list(tmp_path.iterdir()) == []


def test_an_installation_has_no_faults(home: Path) -> None:
    assert faults(environment(home)) == {}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://hall.example", "for the name"),
        ("http://127.0.0.1:8000", "has a number"),
        ("http://[::1]:8000", "has a number"),
    ],
)
def test_it_says_whether_passkeys_can_be_made(url: str, said: str, home: Path) -> None:
    found = {one.what: one for one in doctor.examine(environment(home, URL=url))}
    assert said in found["passkeys"].words
    assert found["passkeys"].well


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_root_key_that_others_can_read(mode: int, home: Path) -> None:
    (home / "root.key").chmod(mode)
    assert "0600" in faults(environment(home))["root key"]


def test_a_root_key_that_is_missing_beside_its_keys(home: Path) -> None:
    (home / "root.key").unlink()
    assert "restore" in faults(environment(home))["root key"]
    assert not (home / "root.key").exists()


@pytest.mark.parametrize("room", ["records", "keys"])
def test_a_database_of_an_older_form(room: str, home: Path) -> None:
    settings = Settings.from_environment(environment(home))
    url = {"records": settings.records_url, "keys": settings.keys_url}[room]
    change(url, "UPDATE alembic_version SET version_num = '0000'")
    assert "db upgrade" in faults(environment(home))[f"database of {room}"]


@pytest.mark.parametrize("room", ["records", "keys"])
def test_a_database_that_is_none(room: str, home: Path) -> None:
    (home / f"{room}.db").write_bytes(b"no database" * 1000)
    assert "answer" in faults(environment(home))[f"database of {room}"]


def test_a_database_that_does_not_answer(home: Path) -> None:
    url = "postgresql+psycopg://somebody:kanarienvogel@127.0.0.1:9/records"
    found = faults(environment(home, RECORDS_URL=url))
    assert set(found) == {"database of records"}
    assert "kanarienvogel" not in str(found)


def test_a_clock_that_stands_before_the_log(home: Path) -> None:
    store = Store.open(Settings.from_environment(environment(home)), FrozenClock())
    store.clock.advance(timedelta(days=36_500))  # type: ignore[attr-defined]
    with store.begin() as uow:
        leaves.write(uow, HOUSE, leaves.Leaf("door:closed", "", "denied"))
        uow.commit()
    store.close()
    assert "log" in faults(environment(home))["clock"]


def test_a_mail_folder_that_is_a_file(home: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("")
    found = faults(environment(home, MAIL_DIR=str(tmp_path / "letters")))
    assert set(found) == {"mail folder"}


def test_an_engine_that_answers_and_one_that_does_not(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as engine:
        address = f"127.0.0.1:{engine.getsockname()[1]}"
        assert faults(environment(home, TEMPORAL_ADDRESS=address)) == {}
    for silent in (address, "nowhere", "127.0.0.1:engine"):
        assert set(faults(environment(home, TEMPORAL_ADDRESS=silent))) == {"engine"}


def test_a_disk_that_is_nearly_full(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 2**80)
    assert set(faults(environment(home))) == {"free disk"}


def test_both_kinds_of_database_are_understood(databases: Databases, tmp_path: Path) -> None:
    """Their forms, and on PostgreSQL its clock."""
    open_store(tmp_path / "home", databases).close()
    settings = {"RECORDS_URL": databases.records, "KEYS_URL": databases.keys}
    assert faults(environment(tmp_path / "home", **settings)) == {}


def test_the_command_exits_with_one_when_there_is_a_fault(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(os.environ):
        if name.startswith("ENTRYHALL_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ENTRYHALL_HOME", str(home))
    well = CliRunner().invoke(main, ["doctor"])
    assert (well.exit_code, "Everything is as it should be." in well.output) == (0, True)
    (home / "root.key").chmod(0o644)
    ill = CliRunner().invoke(main, ["doctor"])
    assert (ill.exit_code, "FAULT  root key" in ill.output) == (1, True)


def test_a_template_that_is_refused_is_a_fault_and_nothing_starts(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "house.docx"
    settings = environment(home, TEMPLATE=str(path))
    path.write_bytes(templates.institution())
    assert faults(settings) == {}
    path.write_bytes(
        templates.institution(**{"word/vbaProject.bin": b"x", "word/comments.xml": b"<a/>"})
    )
    said = "The template for documents is refused: it has macros; it has comments."
    assert faults(settings)["template"].startswith(said)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    started = CliRunner().invoke(main, ["db", "upgrade"])
    assert (started.exit_code, said in started.output) == (1, True)


def change(url: str, statement: str) -> None:
    """Change a database behind everybody's back."""
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
