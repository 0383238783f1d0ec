"""Posting a contribution over HTTP against plain Flask and SQLAlchemy.

- Ours: an expert posts 1,500 characters into the open window, with a real session.
- The floor: the same bytes, over HTTP, into one row, on the same server and the same pragmas.
"""

import json
import uuid
from http.client import HTTPConnection
from pathlib import Path

from tests.benchmarks.figures import Comparison
from tests.benchmarks.house import House, child_of, started, wait_for
from tests.benchmarks.turns import Turns
from tests.sample.room import Room
from workflows.engine_child import free_port

GOAL = 2.0
TEXT = ("A sentence of the length that people write when they are asked for a reason. " * 20)[:1500]


def measure(house: House, room: Room, folder: Path, rounds: int) -> Comparison:
    """One expert posts again and again."""
    body = {"round": room.ids["round"], "kind": "argument_for", "text": TEXT}
    body["handling"] = "chatham_house"
    port = free_port()
    command = ("-m", "tests.benchmarks.plain", str(port), str(folder / "plain.db"))
    with started(folder / "plain.log", command) as server:
        wait_for(f"http://127.0.0.1:{port}/health")
        expert = room.of(room.sample.experts[0].key)
        line = HTTPConnection("127.0.0.1", port)

        def ours() -> None:
            expert.act(room.path("contributions"), body)

        def floor() -> None:
            headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
            line.request("POST", "/items", json.dumps(body).encode(), headers)
            answer = line.getresponse()
            answer.read()
            assert answer.status == 201

        turns = Turns({**house.processes, "plain web": child_of(server)})
        return Comparison("posting over HTTP", GOAL, *turns.take(ours, floor, rounds))
