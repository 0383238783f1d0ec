"""Nobody who holds the record at rest, without keys, guesses better than chance who wrote what."""

from pathlib import Path
from random import SystemRandom

import pytest

from documents import sealing
from documents.operations import windows
from tests.guessing import most, played

BATCHES = 40


def test_no_order_and_no_size_tells_who_wrote_what(tmp_path: Path) -> None:
    right, elsewhere = played(tmp_path, BATCHES)
    assert len(right) > 15
    assert max(right.values()) <= most(BATCHES), right.most_common(3)
    assert min(right.values()) > 0
    assert elsewhere == 0


def test_the_guesser_sees_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_filled", lambda data, _: data)
    right, _ = played(tmp_path, 5)
    assert right["size, by the size of body"] == 5 * 5


def test_the_guesser_sees_orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = (f"{number:032x}" for number in range(10_000))
    monkeypatch.setattr("documents.operations.items.new_id", lambda: next(ids))
    monkeypatch.setattr(windows, "new_id", lambda: next(ids))
    monkeypatch.setattr(SystemRandom, "shuffle", lambda *_: None)
    right, _ = played(tmp_path, 10)
    assert right["time, by id"] == 10 * 5
