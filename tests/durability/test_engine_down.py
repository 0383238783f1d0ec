"""The engine is away, from the start or suddenly: course acts wait, experts go on writing.

- A course act is told to come again later, soon and with a time; it is on record already.
- When the engine is back nothing is started again: what was asked ends once, also for a caller
  who never comes back, and what fell due meanwhile is done.
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from policies.acts import Act
from policies.terms import Phase, WindowState
from tests.durability.caller import Call, insist, once, read
from tests.durability.house import ENGINE, WEB, WORKER, House, eventually, standing
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared

FEW = 6.0
"""Seconds within which a caller is told to come again."""


@pytest.fixture
def away(prepared: Prepared, tmp_path: Path) -> Iterator[House]:
    """A house whose engine was never there."""
    house = House(prepared.copied_to(tmp_path / "home"))
    with standing(house, WORKER, WEB):
        yield house


def test_experts_go_on_and_everything_resumes_when_the_engine_was_killed(
    prepared: Prepared, house: House, open_ledger: Callable[[House], Ledger]
) -> None:
    ledger = open_ledger(house)
    due = _a_round(house, prepared, seconds=2.5)
    house.kill(ENGINE)
    _goes_on_and_resumes(house, prepared, ledger)
    assert eventually(lambda: ledger.window(due) is WindowState.CLOSED)


def test_experts_go_on_and_everything_resumes_when_the_engine_comes_last(
    prepared: Prepared, away: House, open_ledger: Callable[[House], Ledger]
) -> None:
    _goes_on_and_resumes(away, prepared, open_ledger(away))


def _a_round(house: House, prepared: Prepared, seconds: float) -> str:
    closes_at = datetime.now(UTC) + timedelta(seconds=seconds)
    body = {"title": "Next", "questions": [{"text": "What now?"}]}
    path = f"/tracks/{prepared.spare}/rounds"
    call = Call(prepared.sessions["facilitator"], path, body | {"closes_at": closes_at.isoformat()})
    return insist(house.url, call).id


def _goes_on_and_resumes(house: House, prepared: Prepared, ledger: Ledger) -> None:
    one = prepared.ready[Act.TRACK_ADVANCE]
    steps = ledger.steps(one.track)
    _later(house, prepared)
    assert _post(house, prepared) == 201
    assert read(house.url, prepared.sessions["chair_1"], f"/tracks/{one.track}").status == 200
    assert (ledger.unsettled(), ledger.steps(one.track)) == ([False], steps)

    house.start(ENGINE)
    assert eventually(lambda: not ledger.unsettled()), "nobody swept"
    assert ledger.effect(one.track, one.act, one.object_id)
    assert insist(house.url, _advance(prepared)).id == one.object_id
    pause = Call(
        prepared.sessions["chair_1"], f"/tracks/{one.track}/pause", {"seen": Phase.DRAFTING}
    )
    assert insist(house.url, pause).id == one.track
    assert len(ledger.steps(one.track)) == len(steps) + 2


def _later(house: House, prepared: Prepared) -> None:
    """A course act is told to come again, before long."""
    began = time.monotonic()
    heard = once(house.url, _advance(prepared))
    assert (heard.status, time.monotonic() - began < FEW) == (503, True)
    assert int(heard.headers["retry-after"]) > 0
    assert heard.json["type"] == "urn:entryhall:problem:engine_down"


def _advance(prepared: Prepared) -> Call:
    """The same command each time."""
    made = prepared.call(Act.TRACK_ADVANCE)
    return Call(made.session, made.path, made.body, "the-one-key-of-this-test")


def _post(house: House, prepared: Prepared) -> int:
    ready = prepared.ready[Act.ROUND_CLOSE]
    body = {"round": ready.object_id, "kind": "concern", "text": "The well is older than the map."}
    call = Call(prepared.sessions["expert_1"], f"/tracks/{ready.track}/contributions", body)
    return once(house.url, call).status
