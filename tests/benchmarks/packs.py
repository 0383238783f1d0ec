"""Feedback packs for a whole room: `.venv/bin/python -m tests.benchmarks.packs`.

- 69 experts answered a round of 3 and one of 30 questions: the time to close it, which works out
  what prints, and the time to read the pack of each expert, one after the other.
- Nothing here is a test: no bound is asserted. `growth` is how much more time ten times the
  questions take, over ten.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from documents.models.rounds import Question
from documents.operations.questions import Asked
from documents.operations.rounds import NewRound
from documents.operations.views.packs import pack
from policies.acts import Act
from policies.positions import OPTIONS
from policies.terms import Phase, Scale
from tests.benchmarks.rooms import store_at
from tests.durability.ways import UNHURRIED
from tests.room import Room

EXPERTS = 69
FEW, MANY = 3, 30
STEPS = OPTIONS[Scale.IMPORTANCE]


def main() -> int:
    """Measure, and print."""
    with tempfile.TemporaryDirectory(prefix="entryhall-packs-") as folder:
        room = Room.open(store_at(Path(folder)), EXPERTS, UNHURRIED).go_to(Phase.EXPLORATION)
        few, many = (_measure(room, questions) for questions in (FEW, MANY))
        room.store.close()
    for name, small, large in zip(("closing", "every pack"), few, many, strict=True):
        growth = large / small / (MANY / FEW)
        line = f"{name}: {small:.2f} s with {FEW} questions, {large:.2f} s with {MANY}"
        sys.stdout.write(f"{line}; growth {growth:.2f}\n")
    return 0


def _measure(room: Room, questions: int) -> tuple[float, float]:
    """The seconds of closing a round of so many questions, and of reading every pack."""
    asked = tuple(Asked(f"What of {number}?") for number in range(questions))
    body = NewRound("Benchmark", asked, room.store.clock.now() + timedelta(days=1))
    round_id = room.do("facilitator", Act.ROUND_OPEN, body)
    with room.store.begin() as uow:
        ids = uow.session.scalars(select(Question.id).where(Question.round_id == round_id)).all()
    for number, who in enumerate(room.experts):
        for place, question in enumerate(ids):
            room.take(who, question, STEPS[(number * 3 + place) % len(STEPS)], "")
    closing = _seconds(lambda: room.close_round(round_id))
    reading = _seconds(lambda: [room.read(who, pack, round_id) for who in room.experts])
    return closing, reading


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
