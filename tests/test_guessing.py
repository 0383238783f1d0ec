"""Nobody who holds the record at rest, without keys, guesses better than chance who wrote what.

- Here contributions only, directly on the record; the whole is `python -m tests.guessing`.
"""

from itertools import count
from pathlib import Path
from random import Random, SystemRandom

import pytest

from documents import sealing
from documents.clock import SystemClock
from documents.operations import windows
from tests.durability.crowd import seated
from tests.guessing.eye import Eye
from tests.guessing.playing import LENGTHS, Batch, authors
from tests.guessing.tally import Tally, most, people, rows
from tests.records import open_store

BATCHES, FEW = 20, 4
PEOPLE = 5


def played(home: Path, batches: int) -> tuple[Tally, int]:
    """What came of so many batches of one track, and what else stood elsewhere."""
    store = open_store(home, clock=SystemClock())
    (room,) = seated(store, 1)
    eye, tally, chance = Eye(home), Tally(PEOPLE), Random(1)
    for _ in range(batches):
        round_id, came = room.open_round(), {}
        order = chance.sample(room.experts, PEOPLE)
        for who, length in zip(order, chance.sample(LENGTHS, PEOPLE), strict=True):
            room.post(who, round_id, (f"{who} " + "word " * length)[:length])
            came[who] = eye.came()
        room.close_round(round_id)
        room.release(round_id)
        batch = Batch(room.track, "released_contributions", round_id, people(order, came))
        batch.look_for(eye, "records.db-wal", "its place in the journal")
        found = eye.rows(batch.table, batch.parent)
        tally.add(batch.who, rows(found, batch.places), authors(store, batch))
    elsewhere = len(list(eye.elsewhere()))
    eye.close()
    store.close()
    return tally, elsewhere


def test_no_order_and_no_size_tells_who_wrote_what(tmp_path: Path) -> None:
    tally, elsewhere = played(tmp_path, BATCHES)
    assert tally.batches == BATCHES
    assert len(tally.ways) > 100
    for right, most_by_chance in zip(
        (tally.straight(), tally.learned()), tally.most(), strict=True
    ):
        assert max(right.values()) <= most_by_chance < BATCHES * PEOPLE, right.most_common(3)
    assert elsewhere == 0


def test_the_guesser_sees_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_filled", lambda data, _: data)
    tally, _ = played(tmp_path, FEW)
    name = "people by size of contributions.body, rows by the size of body"
    assert tally.ways[name].straight(PEOPLE) == FEW * PEOPLE


def test_the_guesser_sees_orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = (f"{number:032x}" for number in count())
    monkeypatch.setattr("documents.operations.items.new_id", lambda: next(ids))
    monkeypatch.setattr(windows, "new_id", lambda: next(ids))
    monkeypatch.setattr(SystemRandom, "shuffle", lambda *_: None)
    tally, _ = played(tmp_path, FEW)
    for rows_by in ("as they lie", "by id"):
        way = tally.ways[f"people in time, rows {rows_by}"]
        assert way.straight(PEOPLE) == FEW * PEOPLE


def test_the_guesser_learns_an_order_that_is_turned_round() -> None:
    tally = Tally(PEOPLE)
    names = [f"{number}" for number in range(PEOPLE)]
    for _ in range(FEW):
        turned = dict(zip(names, reversed(names), strict=True))
        tally.add({"in time": names}, {"as they lie": names}, turned)
    name = "people in time, rows as they lie"
    assert tally.straight()[name] == FEW
    assert tally.learned()[name] == FEW * PEOPLE


def test_chance_is_passed_once_in_a_million_runs() -> None:
    assert most(1_000, 1) == 1_154
    assert most(1_000, 1_000) > most(1_000, 1)
