"""What holds for the files of this tree, whatever they are about."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("api", "workflows", "documents", "policies", "tests", "docs", "deploy", ".ci")
SHELL = ("run", "test", ".ci/set-up.sh", "deploy/secrets.sh", "deploy/databases.sh")
PROGRAMS = ("run", "test", ".ci/run", "deploy/secrets.sh", "deploy/databases.sh")
TEXT = {".py", ".md", ".sh", ".toml", ".yml", ".xml", ".html", ".css", ".js", ".json", ""}
MAX_LINES = 300

# In pieces, so that this file does not hold what it forbids.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|lorem ip" + r"sum)\b")
ELSEWHERE = re.compile(r"(?<![\w.:-])/(work|home|Users|root|mnt|srv)" + r"/\w")
REGISTRIES = re.compile(
    r"(pypi\.or|files\.pythonhosted\.or|registry\.npmjs\.or|crates\.i|proxy\.golang\.or"
    r"|repo1?\.maven\.apache\.or|deb\.debian\.or)" + r"[go]\b"
)


def files() -> Iterator[Path]:
    """Every text file that is ours; never what was generated or fetched."""
    for top in [ROOT, *(ROOT / name for name in OURS)]:
        found = top.iterdir() if top == ROOT else top.rglob("*")
        yield from (
            path
            for path in sorted(found)
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts
        )


def named(path: Path) -> str:
    """A file's name for a reader."""
    return str(path.relative_to(ROOT))


def holding(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern occurs: `file:line`."""
    return [
        f"{named(path)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_program_is_longer_than_three_hundred_lines() -> None:
    kinds = {".py", ".sh", ".html", ".css", ".js"}  # a migration is generated, and never read again
    programs = (path for path in files() if path.suffix in kinds and path.parent.name != "versions")
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in programs}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


def test_nothing_is_left_unfinished() -> None:
    assert holding(UNFINISHED) == []


def test_no_file_points_into_somebodys_machine() -> None:
    assert holding(ELSEWHERE) == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert holding(REGISTRIES) == []


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (UNFINISHED, "# FIX" + "ME later"),
        (ELSEWHERE, "open('/home" + "/me/x')"),
        (REGISTRIES, "https://pypi" + ".org/simple"),
    ],
)
def test_the_searches_find_what_they_look_for(pattern: re.Pattern[str], planted: str) -> None:
    assert pattern.search(planted)


@pytest.mark.parametrize("name", SHELL)
def test_a_script_is_posix_shell(name: str) -> None:
    shell = shutil.which("dash") or "sh"
    checked = subprocess.run([shell, "-n", ROOT / name], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")
    text = (ROOT / name).read_text("utf-8")
    assert "[[" not in text.replace("[[:", "")


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_can_be_executed(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


@pytest.mark.parametrize("name", ["run", "test"])
def test_a_command_knows_how_many_steps_it_has(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    set_up = (ROOT / ".ci" / "set-up.sh").read_text("utf-8")
    announced = re.search(r"^steps=(\d+)$", text, re.MULTILINE)
    assert announced
    taken = re.findall(r"^ *step '", text + set_up, re.MULTILINE)
    assert int(announced[1]) == len(taken)


def test_the_change_gate_runs_the_same_command_as_everybody() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "exec ./test"


def set_up(path: Path, copy: Path) -> "subprocess.CompletedProcess[str]":
    """`./run` in a copy of the tree, on a machine that has only what is in `path`."""
    (copy / ".ci").mkdir(parents=True)
    for name in ("run", ".ci/set-up.sh", "requirements.lock"):
        shutil.copy(ROOT / name, copy / name)
    return subprocess.run(
        [shutil.which("sh") or "sh", copy / "run"],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A PATH with the tools of POSIX that the scripts use, and no Python."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for tool in ("sh", "dirname", "rm", "cat", "cksum", "awk", "tee", "tail", "grep", "chmod"):
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    return folder


def python(folder: Path, version: str, *, works: bool) -> None:
    """A Python that says its version; if it works, only the modules are missing."""
    lines = ["#!/bin/sh", f'[ "$1" = --version ] && {{ echo Python {version}; exit 0; }}']
    lines += ['case "$2" in *venv*) exit 1 ;; esac', f"exit {0 if works else 1}"]
    program = folder / "python3"
    program.write_text("\n".join(lines) + "\n", encoding="utf-8")
    program.chmod(0o755)


def test_without_python_it_says_that_python_is_needed(tools: Path, tmp_path: Path) -> None:
    done = set_up(tools, tmp_path / "copy")
    assert done.returncode == 1
    assert "no Python was found on the PATH" in done.stderr


def test_with_an_old_python_it_says_which_one_it_found(tools: Path, tmp_path: Path) -> None:
    python(tools, "3.9.2", works=False)
    done = set_up(tools, tmp_path / "copy")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed; this machine has Python 3.9.2." in done.stderr


def test_without_a_module_it_says_what_to_install(tools: Path, tmp_path: Path) -> None:
    python(tools, "3.11.2", works=True)
    done = set_up(tools, tmp_path / "copy")
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr


def test_it_works_from_any_folder_and_shows_its_first_step(tools: Path, tmp_path: Path) -> None:
    done = set_up(tools, tmp_path / "a copy with spaces")
    assert done.stdout.splitlines() == ["[1/4] Python environment (.venv)"]
