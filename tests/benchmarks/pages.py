"""A page of a room of 5,000 over HTTP, against the same page from rows in the clear.

- Ours: an expert reads 50 released contributions with a real session: the web process alone,
  because a reading asks no engine.
- The floor: `tests.benchmarks.plain_reading`, with as many rows and as many bytes of text.
- Beside the time, the CPU of both servers: on a busy machine only that says what a page costs.
"""

from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.benchmarks import rooms
from tests.benchmarks.figures import Comparison
from tests.benchmarks.house import child_of, started, wait_for
from tests.benchmarks.turns import Turns
from tests.durability.house import WEB, House, standing
from tests.durability.tracks import signed_in
from workflows.engine_child import free_port

GOAL = 2.0
ROOM = 5_000
PAGE = 50


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """Both, in turns."""
    folder.mkdir()
    store = rooms.store_at(folder / "home")
    try:
        room = rooms.handing_off(store, ROOM)
        session = signed_in(store, room.people["expert_1"])
    finally:
        store.close()
    house, port = House(folder / "home"), free_port()
    at = str(port), str(folder / "plain.db"), str(ROOM)
    command = ("-m", "tests.benchmarks.plain_reading", *at)
    with standing(house, WEB), started(folder / "plain.log", command) as floor:
        wait_for(f"http://127.0.0.1:{port}/health")
        ours = HTTPConnection("127.0.0.1", urlsplit(house.url).port)
        plain = HTTPConnection("127.0.0.1", port)
        known = {"Authorization": f"Bearer {session}", "Accept": "application/json"}
        path = f"/api/v1/tracks/{room.track}/contributions?limit={PAGE}"

        def read(line: HTTPConnection, path: str) -> None:
            line.request("GET", path, headers=known)
            answer = line.getresponse()
            assert (answer.status, len(answer.read()) > PAGE * 100) == (200, True)

        processes = {"ours": child_of(house.groups()[WEB]), "floor": child_of(floor)}
        turns = Turns(processes, rest=0.005)
        both = Comparison(
            "a page of a room of 5,000",
            GOAL,
            *turns.take(
                lambda: read(ours, path), lambda: read(plain, f"/items?limit={PAGE}"), rounds
            ),
        )
    return _as_data(both)


def _as_data(both: Comparison) -> dict[str, Any]:
    low, high = both.interval()
    return {
        "ours_ms": round(both.ours.median * 1e3, 2),
        "floor_ms": round(both.floor.median * 1e3, 2),
        "ratio": round(both.ratio, 2),
        "interval": [round(low, 2), round(high, 2)],
        "ours_cpu_ms": round(both.ours.cpu["ours"] * 1e3, 2),
        "floor_cpu_ms": round(both.floor.cpu["floor"] * 1e3, 2),
        "goal": both.goal,
    }
