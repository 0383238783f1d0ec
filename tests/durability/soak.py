"""Many tracks at once, and processes that die at any moment.

    .venv/bin/python -m tests.durability.soak --tracks 100 --minutes 10 --seed 1

- Web, worker and engine are killed (SIGKILL) at random, one, two or all of them, and started
  again; callers go on over HTTP and write down whatever was acknowledged.
- At the end nothing acknowledged is lost and nothing happened twice: the log holds every act
  exactly as often as it was acknowledged, every track stands where its acts brought it, no
  command is unsettled, and the log verifies with a checkpoint remembered from the middle.
- The seed decides who dies when and who is impatient; the machine decides the rest.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

from documents.store import Store
from tests.durability import fates
from tests.durability.caller import BROKEN, Heard, insist, once
from tests.durability.crowd import gather
from tests.durability.house import ALL, House, eventually, standing
from tests.durability.ledger import Ledger
from tests.durability.walks import Next, Walk

CALLERS = 12
PATIENCE = 120.0
"""Seconds after which even a patient caller gives up, which is a failure."""
BETWEEN = (3.0, 15.0)
"""Seconds between two kills; and how long the dead stay away, at most."""
AWAY = 1.5


@dataclass
class Soak:
    """One run over a house and its walks."""

    house: House
    walks: list[Walk]
    chance: random.Random
    kills: Counter[str] = field(default_factory=Counter)
    _over: threading.Event = field(default_factory=threading.Event, init=False)
    _failed: list[BaseException] = field(default_factory=list, init=False)

    def run(self, seconds: float) -> None:
        """Live for so long; afterwards everything runs, and every caller has an answer.

        Raises: AssertionError, of the first caller that was refused.
        """
        self._over.clear()
        waiting: Queue[Walk] = Queue()
        for walk in self.walks:
            waiting.put(walk)
        with ThreadPoolExecutor(CALLERS) as callers:
            for _ in range(CALLERS):
                callers.submit(self._live, waiting)
            try:
                self._kill_until(time.monotonic() + seconds)
            finally:
                self._over.set()
        for error in self._failed:
            raise error

    def _kill_until(self, end: float) -> None:
        while time.monotonic() < end and not self._failed:
            time.sleep(self.chance.uniform(*BETWEEN))
            victims = self.chance.sample(ALL, self.chance.choice((1, 1, 2, 3)))
            self.house.kill(*victims)
            self.kills.update(victims)
            time.sleep(self.chance.uniform(0, AWAY))
            self.house.start(*victims)

    def _live(self, waiting: Queue[Walk]) -> None:
        try:
            while not self._over.is_set():
                walk = waiting.get()
                self._step(walk)
                waiting.put(walk)
        except BaseException as error:  # told to whoever waits for the end
            self._failed.append(error)

    def _step(self, walk: Walk) -> None:
        asked = walk.next
        heard = self._ask(asked)
        walk.heard(asked.act, heard.id if heard else None)

    def _ask(self, asked: Next) -> Heard | None:
        if asked.patient:
            return insist(self.house.url, asked.call, seconds=PATIENCE)
        try:
            return once(self.house.url, asked.call)
        except BROKEN:
            return None


@contextmanager
def prepared(folder: Path, tracks: int, seed: int) -> Iterator[Soak]:
    """So many tracks with everybody in them, and a house around them."""
    sessions, ids = gather(folder, tracks)
    chance = random.Random(seed)
    walks = [Walk(track, sessions, random.Random(chance.random())) for track in ids]
    house = House(folder)
    ledger = Ledger(Store.open(house.settings))
    for track, leaves in ledger.leaves_of(ids).items():
        walk = next(one for one in walks if one.track == track)
        walk.before, walk.steps = leaves, len(ledger.steps(track))
    ledger.close()
    with standing(house):
        yield Soak(house, walks, chance)


def lived(soak: Soak, seconds: float, folder: Path) -> fates.Found:
    """Two halves of a life, a remembered checkpoint between them, and what came of it."""
    ledger = Ledger(Store.open(soak.house.settings))
    try:
        soak.run(seconds / 2)
        remembered = ledger.newest_checkpoint()
        soak.run(seconds / 2)
        assert eventually(lambda: not ledger.unsettled(), PATIENCE), "a command is not settled"
        fates.check(ledger, soak.walks)
        verified = ledger.verified(folder, remembered)
    finally:
        ledger.close()
    return fates.found(soak.walks, verified.size)


def main(arguments: list[str] | None = None) -> int:
    """Prepare, live, check, and say what was found."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="entryhall-soak-") as folder:
        _say(f"{asked.tracks} tracks are being prepared")
        with prepared(Path(folder) / "home", asked.tracks, asked.seed) as soak:
            _say(f"{asked.minutes} minutes of life, seed {asked.seed}")
            found = lived(soak, asked.minutes * 60, Path(folder) / "export")
        died = ", ".join(f"{name} {soak.kills[name]}" for name in ALL)
    _say(f"killed: {died}")
    _say(str(found))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.durability.soak")
    parser.add_argument("--tracks", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
