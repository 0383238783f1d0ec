"""Guessing who wrote what was released, with everything of a house at rest in hand but the root
key: both databases, the engine's own, and the logs.

    .venv/bin/python -m tests.guessing                          # 1,000 tracks; half an hour
    .venv/bin/python -m tests.guessing --houses 1 --tracks 20

- Engine, worker and web run as processes of their own; people write over HTTP, one track after
  the other. So many tracks in each of several houses, because the destroyed key of a window has
  all other keys of its house wrapped anew.
- In one track of ten the clock releases a daily round; in the others the facilitator releases
  contributions, one of them paraphrased, and reasons.
- The guesser lays every order of people beside every order of rows (tests.guessing.tally) and
  looks for anything of a released row that stands anywhere else.
- Broken off (Ctrl+C) it tells of the houses until then.
- Exit code 1 if any way was better than chance, or anything stood elsewhere.
"""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

from documents.store import Store
from tests.durability.crowd import gather
from tests.durability.house import House, eventually, standing
from tests.durability.walks import EXPERTS
from tests.guessing.eye import Eye
from tests.guessing.playing import Batch, Play, authors
from tests.guessing.tally import Tally, rows
from tests.sample.progress import Progress

HOUSES, TRACKS = 10, 100
TICKING = 10
"""One track of so many has a daily round."""
PATIENCE = 300.0
"""Seconds until the clock has released what waits."""
SHOWN = 3
"""Ways that are printed of each kind: those that were right most often."""


def main(arguments: list[str] | None = None) -> int:
    """Play the whole of it and print what the guesser got right."""
    asked = _parser().parse_args(arguments)
    progress = Progress(asked.houses + 1)
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory(prefix="entryhall-guessing-") as folder:
        progress.step(f"{asked.tracks} tracks are prepared")
        ready = Path(folder) / "ready"
        sessions, tracks = gather(ready, asked.tracks, asked.tracks // TICKING)
        elsewhere = 0
        with suppress(KeyboardInterrupt):
            for number in range(asked.houses):
                progress.step(f"{asked.tracks} tracks are played, {number * asked.tracks} were")
                home = Path(folder) / "home"
                shutil.copytree(ready, home)
                elsewhere += _house(home, sessions, tracks, Random(number), tallies)
                shutil.rmtree(home)
    progress.finish("all that was played")
    return _report(tallies, elsewhere)


def _house(
    home: Path,
    sessions: Mapping[str, str],
    tracks: Sequence[str],
    chance: Random,
    tallies: dict[str, Tally],
) -> int:
    """Live, die, be looked at; answers what stood elsewhere."""
    house = House(home)
    with standing(house):
        eye = Eye(home)
        batches = _played(Play(house.url, sessions, eye, chance), tracks)
    for one in batches:
        for file in ("records.db", "records.db-wal"):
            one.look_for(eye, file, f"its place in {file} at rest")
    found = {id(one): eye.rows(one.table, one.parent) for one in batches}
    elsewhere = sum(1 for _ in eye.elsewhere())
    eye.close()
    store = Store.open(house.settings)
    for one in batches:
        tally = tallies.setdefault(one.table, Tally(len(EXPERTS)))
        tally.add(one.who, rows(found[id(one)], one.places), authors(store, one))
    store.close()
    return elsewhere


def _played(play: Play, tracks: Sequence[str]) -> list[Batch]:
    """Everything that came out; what the clock releases goes on while the others write."""
    ticking = len(tracks) // TICKING
    daily = [play.daily(track) for track in tracks[:ticking]]
    whole = [batch for track in tracks[ticking:] for batch in play.whole(track)]
    for one in daily:
        assert eventually(lambda: play.released(one), PATIENCE), "the clock releases nothing"  # noqa: B023
    return daily + whole


def _report(tallies: Mapping[str, Tally], elsewhere: int) -> int:
    better = elsewhere > 0 or not tallies
    for table, tally in tallies.items():
        ways, people = len(tally.distinct()), tally.batches * tally.size
        sys.stdout.write(f"{table}: {tally.batches} batches of {tally.size}, {ways} ways; ")
        sys.stdout.write(f"{tally.batches} of {people} right by chance\n")
        straight, learned = tally.most()
        better |= _beyond("straight", tally.straight(), straight, people)
        better |= _beyond("learned", tally.learned(), learned, people)
    sys.stdout.write(f"anything of them elsewhere: {elsewhere}\n")
    return int(better)


def _beyond(kind: str, right: Counter[str], most: int, people: int) -> bool:
    """Print the ways that were right most often; whether one was more than chance can be."""
    sys.stdout.write(f"  {kind}, better than chance from {most + 1} ({(most + 1) / people:.1%})\n")
    for name, hits in right.most_common(SHOWN):
        sys.stdout.write(f"    {hits} right ({hits / people:.1%}): {name}\n")
    return max(right.values()) > most


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.guessing")
    parser.add_argument("--houses", type=int, default=HOUSES)
    parser.add_argument("--tracks", type=int, default=TRACKS, help="in each house")
    return parser


if __name__ == "__main__":
    sys.exit(main())
