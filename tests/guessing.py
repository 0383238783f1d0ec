"""Guessing who wrote what was released, with the record at rest in hand and no key.

    .venv/bin/python -m tests.guessing          # 1,000 batches; some minutes

- The guesser reads the database's own file, not through the house: every table, every column.
- It knows who wrote in which order (the log says so), that each wrote once, and, from a copy
  taken after each act, how large a row came with it. It lays these orders beside every order
  that the released rows of a batch have: as they lie, by each column, and by its size.
- It also looks for anything of a released row that stands anywhere else in the record.
- Chance is one right guess in a batch, whatever its size (the fixed points of a permutation:
  mean 1, variance 1).
"""

import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from math import sqrt
from pathlib import Path
from random import Random

from documents.clock import SystemClock
from documents.models.contributions import ReleasedContribution
from policies.terms import Phase
from tests.durability.ways import UNHURRIED
from tests.records import open_store
from tests.room import Room

BATCHES = 1_000
SIGMAS = 5
LENGTHS = (100, 600, 1_500, 3_200, 7_000)  # characters; each fits where the one before does not


def most(batches: int) -> float:
    """So many right guesses in so many batches are still no better than chance."""
    return batches + SIGMAS * sqrt(batches)


def played(home: Path, batches: int) -> tuple[Counter[str], int]:
    """Right guesses by the order that was looked at, and what else stood elsewhere."""
    store = open_store(home, clock=SystemClock())
    room = Room.open(store, charter=UNHURRIED).go_to(Phase.EXPLORATION)
    right: Counter[str] = Counter()
    for number in range(batches):
        wrote, round_id = written(room, home, number)
        for name, guessed in guesses(home, round_id, wrote):
            right[name] += sum(truth(room, guessed))
    elsewhere = sum(1 for _ in standing_elsewhere(home))
    store.close()
    return right, elsewhere


def written(room: Room, home: Path, number: int) -> tuple[dict[str, int], str]:
    """Everybody writes once, in any order, always as much as they do; then it is released.
    Answers who wrote, in that order, and how large a row came with it (bytes)."""
    order, round_id, sizes = list(room.experts), room.open_round(), dict[str, int]()
    Random(number).shuffle(order)
    for name in order:
        room.post(name, round_id, "word " * (LENGTHS[room.experts.index(name)] // 5))
        lying = sum(len(row["body"]) for row in of_table(home, "contributions"))
        sizes[name] = lying - sum(sizes.values())
    room.close_round(round_id)
    room.release(round_id)
    return sizes, round_id


def guesses(
    home: Path, round_id: str, wrote: Mapping[str, int]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each way of guessing, and which released row (its id) came from whom by it."""
    rows = of_table(home, "released_contributions", round_id)
    orders = {"as they lie": rows}
    for column in rows[0]:
        orders[f"by {column}"] = sorted(rows, key=lambda row: bytes_of(row[column]))
        orders[f"by the size of {column}"] = sorted(rows, key=lambda row: len(row[column]))
    for seen, people in {"time": list(wrote), "size": sorted(wrote, key=wrote.__getitem__)}.items():
        for name, found in orders.items():
            pairs = zip(found, people, strict=True)
            yield f"{seen}, {name}", {row["id"]: who for row, who in pairs}


def truth(room: Room, guessed: Mapping[str, str]) -> Iterator[bool]:
    """Which of these guesses are right; only the house can tell."""
    with room.store.begin() as uow:
        index = uow.sealer(room.track).index
        for row_id, who in guessed.items():
            author = uow.session.get_one(ReleasedContribution, row_id).author
            yield author == index("released", row_id, room.seats[who])


def standing_elsewhere(home: Path) -> Iterator[str]:
    """Ids and authors of released rows that stand in any other table or row."""
    tables = [row["name"] for row in of_table(home, "sqlite_master") if row["type"] == "table"]
    released = {row[name] for row in of_table(home, "released_contributions") for name in MARKS}
    for table in tables:
        if table != "released_contributions":
            for row in of_table(home, table):
                yield from (value for value in row.values() if value in released)


MARKS = ("id", "author")


def of_table(home: Path, table: str, round_id: str = "") -> list[dict[str, str]]:
    """The rows of one table, or of one round in it, as they lie in the file."""
    only = (" WHERE round_id = ?", [round_id]) if round_id else ("", [])
    with closing(sqlite3.connect(f"file:{home / 'records.db'}?mode=ro", uri=True)) as found:
        found.row_factory = sqlite3.Row
        return [dict(row) for row in found.execute(f'SELECT * FROM "{table}"{only[0]}', only[1])]  # noqa: S608


def bytes_of(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode()


def main() -> int:
    """Play the whole of it and print what the guesser got right."""
    with tempfile.TemporaryDirectory(prefix="entryhall-guessing-") as folder:
        right, elsewhere = played(Path(folder), BATCHES)
    for name, hits in right.most_common():
        sys.stdout.write(f"{name}: {hits} right in {BATCHES} batches\n")
    bound = most(BATCHES)
    sys.stdout.write(f"chance: {BATCHES}, at most {bound:.0f}; elsewhere: {elsewhere}\n")
    return int(elsewhere > 0 or max(right.values()) > bound)


if __name__ == "__main__":
    sys.exit(main())
