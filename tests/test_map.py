"""The map for newcomers names files that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_file_on_the_map_is_there() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    named = [one for one in re.findall(r"`([\w/.]+/[\w.]*)`", text) if "<" not in one]
    assert len(named) > 20
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_it_answers_for_twelve_changes() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    assert len([line for line in text.splitlines() if line.startswith("| ")]) == 1 + 1 + 12
