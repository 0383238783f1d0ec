"""The floor of rules touches nothing: no clock, no input or output, no other floor."""

import ast
import re
import sys
from pathlib import Path

import pytest

import policies

FILES = sorted(Path(policies.__file__).parent.glob("*.py"))
FORBIDDEN = {"os", "io", "time", "random", "socket", "pathlib", "logging", "subprocess", "sqlite3"}
CLOCKS = re.compile(r"\.(now|today|utcnow)\(")


def imported(file: Path) -> set[str]:
    """The top-level packages that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rule_imports_rules_and_the_standard_library_only(file: Path) -> None:
    assert imported(file) - {"policies"} <= sys.stdlib_module_names - FORBIDDEN


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rule_asks_no_clock(file: Path) -> None:
    assert not CLOCKS.search(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_rules_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
