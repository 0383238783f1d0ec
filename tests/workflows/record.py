"""Records the histories that the replay tests read: `python -m tests.workflows.record`.

- Run on purpose only, when the workflows were changed on purpose; the old files are replaced.
- The key is a fixed test key, so that the sealed payloads can be opened again.
"""

import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from policies.terms import BriefState, Phase
from tests.workflows.fakes import with_brief
from tests.workflows.hall import Hall, Room, due, hall_around, paused, phase, same, soon, until
from workflows.briefs import brief_workflow_id
from workflows.engine import running

HISTORIES = Path(__file__).parent / "histories"
TRACK, BRIEF = "7" * 32, "b" * 32
FILES = {
    "a track in exploration, with a deadline and a pause": ("track-exploration.json", TRACK),
    "a track in hand-off, with a brief": ("track-hand-off.json", TRACK),
    "a track under many updates": ("track-busy.json", TRACK),
    "a track during an outage of the record": ("track-outage.json", TRACK),
    "a track that ended": ("track-closed.json", TRACK),
    "a brief that was released and answered": ("brief-answered.json", brief_workflow_id(BRIEF)),
}


def main() -> None:
    """Play every scenario on an engine of its own and keep the histories."""
    HISTORIES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), os.environ) as address,
        hall_around(address) as hall,
    ):
        _play(hall)


def _play(hall: Hall) -> None:
    room = hall.opened(workflow_id=TRACK)
    _many(room)
    _keep(room, "track-busy.json")
    _enter(room, Phase.EXPLORATION)
    _exploration(room)
    _keep(room, "track-exploration.json")
    _enter(room, Phase.DRAFTING)
    _outage(room)
    _keep(room, "track-outage.json")
    _enter(room, Phase.HAND_OFF)
    _hand_off(room)
    _keep(room, "track-hand-off.json")
    _keep(room, "brief-answered.json", brief_workflow_id(BRIEF))
    room.send(phase(Phase.CLOSED))
    until(lambda: room.status() == "COMPLETED")
    _keep(room, "track-closed.json")


def _enter(room: Room, to: Phase) -> None:
    room.send(phase(to))
    until(lambda: len(room.history().events) < 8)


def _many(room: Room) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: room.send(same), range(40)))


def _exploration(room: Room) -> None:
    record = room.hall.record
    room.send(due(soon(1.0), "window"))
    until(lambda: record.calls["fire", "window"] > 0)
    room.send(paused(True))
    room.send(paused(False))
    record.move(room.track_id, same)
    room.send(same)


def _outage(room: Room) -> None:
    room.hall.record.failures = [OSError() for _ in range(5)]
    room.send(same)


def _hand_off(room: Room) -> None:
    record = room.hall.record
    gate = record.gates["draft"] = threading.Event()
    room.send(lambda before: with_brief(replace(before, tick_seconds=2), BRIEF))
    gate.set()
    until(lambda: record.calls["draft", BRIEF] > 0)
    room.send(
        lambda before: with_brief(before, BRIEF, state=BriefState.RELEASED, answers_due=soon(1.5))
    )
    until(lambda: record.calls["close", BRIEF] > 0)
    until(lambda: room.status(brief_workflow_id(BRIEF)) == "COMPLETED")


def _keep(room: Room, file: str, workflow_id: str = "") -> None:
    (HISTORIES / file).write_text(room.history(workflow_id).to_json() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
