"""A course act over HTTP against the engine's own floor.

- Ours: pause and resume in turns, by a chair, with a real session: request to answer. The
  decision on readiness that each resume needs is made before, unmeasured.
- The floor: a bare update with one local activity that does nothing, on the same engine.
"""

import asyncio
import uuid
from itertools import cycle
from pathlib import Path

from tests.benchmarks import bare
from tests.benchmarks.figures import Comparison
from tests.benchmarks.house import House, started
from tests.benchmarks.turns import Turns
from tests.sample import convening
from tests.sample.room import Room

GOAL = 1.5


def measure(house: House, room: Room, folder: Path, rounds: int) -> Comparison:
    """Pause and resume; an even number of rounds leaves the track running."""
    command = ("-m", "tests.benchmarks.bare", house.engine)
    with started(folder / "bare.log", command) as worker, asyncio.Runner() as runner:
        client = runner.run(bare.connect(house.engine))
        handle = runner.run(bare.begin(client, uuid.uuid4().hex))
        chair, verbs = room.chairs[0], cycle(("pause", "resume"))

        def ours() -> None:
            chair.act(room.path(next(verbs)), {"seen": "exploration"})

        def decide() -> None:
            if room.standing()["paused"]:
                convening.decide(room)

        def floor() -> None:
            runner.run(handle.execute_update(bare.Bare.command, "nothing"))

        turns = Turns({**house.processes, "bare worker": worker})
        return Comparison(
            "course act over HTTP", GOAL, *turns.take(ours, floor, rounds, prepare=decide)
        )
