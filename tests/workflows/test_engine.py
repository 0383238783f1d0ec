"""Which engine is used: the documented order, and what is said when there is none."""

import os
import sys
from pathlib import Path

import pytest

from tests.engine import stubs
from workflows import engine, engine_sources
from workflows.engine_sources import PINNED, EngineMissingError

Lines = list[str]


@pytest.fixture
def said() -> Lines:
    """What the user was told."""
    return []


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine on which no engine is and nothing is installed."""
    return {"PATH": str(tmp_path / "path"), "ENTRYHALL_ENGINE_DIR": str(tmp_path / "engine")}


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Downloads fail at once."""
    fails = stubs.program(tmp_path / "offline")
    monkeypatch.setattr(engine_sources, "DOWNLOADER", (str(fails),))


def places(machine: dict[str, str]) -> dict[str, Path]:
    """Every place where an engine may be, in the order in which they are looked at."""
    folder = Path(machine["ENTRYHALL_ENGINE_DIR"])
    return {
        "on the PATH": Path(machine["PATH"]) / "temporal",
        "in the folder": folder / "bin" / "temporal",
        "downloaded before": folder / "sdk" / f"temporal-{PINNED}",
    }


def test_an_address_that_is_given_is_used_and_nothing_is_started(
    machine: dict[str, str], tmp_path: Path
) -> None:
    given = {**machine, "ENTRYHALL_TEMPORAL_ADDRESS": "engine.example:7233"}
    with engine.running(tmp_path / "data", given) as address:
        assert address == "engine.example:7233"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("first", range(3))
def test_the_path_comes_before_the_folder_and_the_folder_before_the_download(
    machine: dict[str, str], said: Lines, first: int
) -> None:
    order = list(places(machine).values())
    for place in order[first:]:
        stubs.program(place)
    assert engine.ensure(machine, said.append) == order[first]


def test_a_file_that_cannot_be_executed_is_not_an_engine(
    machine: dict[str, str], said: Lines
) -> None:
    first, second, _ = places(machine).values()
    stubs.program(first).chmod(0o644)
    stubs.program(second)
    assert engine.ensure(machine, said.append) == second


@pytest.mark.usefixtures("offline")
def test_where_nothing_can_be_downloaded_go_builds_it_exactly_as_documented(
    machine: dict[str, str], said: Lines, tmp_path: Path
) -> None:
    noted = tmp_path / "noted"
    stubs.go(Path(machine["PATH"]), noted)
    assert engine.ensure(machine, said.append) == places(machine)["in the folder"]
    assert noted.read_text("utf-8").splitlines() == [
        "install github.com/temporalio/cli/cmd/temporal@v1.5.1",
        "CGO_ENABLED=0",
        f"GOBIN={machine['ENTRYHALL_ENGINE_DIR']}/bin",
    ]


def download(machine: dict[str, str], said: Lines) -> Path:
    """Let the stand-in of this test download, with the tools of the real machine."""
    folder = Path(machine["ENTRYHALL_ENGINE_DIR"])
    return engine_sources.download_by_sdk(folder, os.environ, said.append)


def test_a_download_that_hangs_is_ended_and_leaves_nothing_half_done(
    machine: dict[str, str], said: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = "#!/bin/sh\ntouch $1/temporal-$2.downloading seen\nsleep 60\n".replace(
        "seen", str(tmp_path / "seen")
    )
    slow = stubs.program(tmp_path / "slow", hangs)
    monkeypatch.setattr(engine_sources, "DOWNLOADER", (str(slow),))
    monkeypatch.setattr(engine_sources, "DOWNLOAD_SECONDS", 1.0)
    with pytest.raises(EngineMissingError, match="did not succeed"):
        download(machine, said)
    assert (tmp_path / "seen").exists()
    assert list((tmp_path / "engine" / "sdk").iterdir()) == []


def test_a_download_that_succeeds_is_the_engine(
    machine: dict[str, str], said: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = stubs.program(tmp_path / "quick", "#!/bin/sh\ncp $0 $1/temporal-$2\n")
    monkeypatch.setattr(engine_sources, "DOWNLOADER", (str(quick),))
    assert download(machine, said) == places(machine)["downloaded before"]


def test_the_download_has_the_limit_that_is_documented() -> None:
    assert engine_sources.DOWNLOAD_SECONDS == 30
    assert (sys.executable, "-m", "workflows.engine_download") == engine_sources.DOWNLOADER


@pytest.mark.usefixtures("offline")
def test_without_any_way_the_error_names_every_way_and_what_was_tried(
    machine: dict[str, str], said: Lines
) -> None:
    with pytest.raises(EngineMissingError) as raised:
        engine.ensure(machine, said.append)
    message = str(raised.value)
    ways = ("ENTRYHALL_TEMPORAL_ADDRESS", "PATH", "bin", "download", "Go", "did not succeed")
    assert [way for way in ways if way not in message] == []


@pytest.mark.usefixtures("offline")
def test_the_command_says_it_in_words_and_fails(
    machine: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in machine.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("ENTRYHALL_TEMPORAL_ADDRESS", raising=False)
    assert engine.main(["ensure"]) == 1
    assert "Any one of these is enough" in capsys.readouterr().out


def test_the_folder_is_the_one_that_is_named_or_the_one_where_we_stand(tmp_path: Path) -> None:
    assert engine.engine_folder({}) == Path(".engine").resolve()
    assert engine.engine_folder({"ENTRYHALL_ENGINE_DIR": str(tmp_path)}) == tmp_path
