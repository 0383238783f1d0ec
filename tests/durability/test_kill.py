"""Four course acts at once, and SIGKILL at the worst moments.

- The moments: before the record's commit; after it, while the engine does not know yet; after
  the engine's answer came back and before the caller has theirs.
- The victims: web, worker, engine, and all three together. They are started again, no more.
- Half of the callers ask again under the same key; the others never come back.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from policies.terms import Act, WindowState
from tests.durability.caller import BROKEN, Call, Heard, insist, once
from tests.durability.house import ALL, ENGINE, WEB, WORKER, House, eventually
from tests.durability.ledger import Ledger
from tests.durability.tracks import ADVANCE, APPROVE, CLOSE, RELEASE, Prepared, Ready

MOMENTS = {
    "before the commit": ("record.before_commit", 1),  # the others wait for its lock
    "after the commit": ("record.after_commit", 4),
    "before the answer": ("engine.answered", 4),
}
VICTIMS = {"web": (WEB,), "worker": (WORKER,), "engine": (ENGINE,), "all three": ALL}
ASKED = "web.submitted"
LATER = timedelta(seconds=4)

Answers = Mapping[str, Heard | None]


@pytest.mark.parametrize("victims", VICTIMS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_asked_happens_once_whoever_dies(
    moment: str,
    victims: str,
    prepared: Prepared,
    house: House,
    open_ledger: Callable[[House], Ledger],
    tmp_path: Path,
) -> None:
    point, callers = MOMENTS[moment]
    stubborn = {ADVANCE, APPROVE} if len(victims) % 2 else {CLOSE, RELEASE}
    ledger = open_ledger(house)
    later = _a_round_that_closes_later(house, prepared)
    _known_to_the_engine(house, prepared)
    before = {name: ledger.leaves(one.track) for name, one in prepared.ready.items()}

    with _asking(house, prepared, stubborn) as asked:
        _all_four_at(house, point, callers)
        house.kill(*VICTIMS[victims])
        house.let_go(point)
        house.start(*VICTIMS[victims])
    answers = {name: future.result() for name, future in asked.items()}

    assert eventually(lambda: ledger.unsettled() == 0), "the sweeper did not settle everything"
    for name, one in prepared.ready.items():
        _happened_once(ledger, one)
        new = ledger.leaves(one.track) - before[name]
        assert new[one.act.value, one.object_id, "allowed"] == 1
        answer = answers[name]
        assert name not in stubborn or answer is not None
        assert answer is None or answer.json == {"id": one.object_id, "outcome": "allowed"}
    assert eventually(lambda: ledger.window(later) is WindowState.CLOSED), "no timer fired"
    _everything_goes_on(house, prepared, ledger)
    ledger.verified(tmp_path / "export")


def _a_round_that_closes_later(house: House, prepared: Prepared) -> str:
    """A second round in the track whose first one is to be closed by hand."""
    track = prepared.ready[CLOSE].track
    closes_at = (datetime.now(UTC) + LATER).isoformat()
    body = {"title": "Afterwards", "questions": [{"text": "What now?"}], "closes_at": closes_at}
    call = Call(prepared.sessions["facilitator"], f"/tracks/{track}/rounds", body)
    return insist(house.url, call).id


def _known_to_the_engine(house: House, prepared: Prepared) -> None:
    """A refused act in each other track: from now on its workflow stands, and is caught up."""
    for name in (ADVANCE, APPROVE, RELEASE):
        path = f"/tracks/{prepared.ready[name].track}/pause"
        call = Call(prepared.sessions["chair_1"], path, {"seen": "convening"})
        assert insist(house.url, call).status == 409


@contextmanager
def _asking(
    house: House, prepared: Prepared, stubborn: set[str]
) -> Iterator[dict[str, Future[Heard | None]]]:
    """The four acts, each asked for by somebody, all written down before any is sent on."""

    def ask(name: str) -> Heard | None:
        call = prepared.call(name)
        if name in stubborn:
            return insist(house.url, call)
        try:
            return _unless_later(once(house.url, call))
        except BROKEN:
            return None

    house.hold(ASKED)
    with ThreadPoolExecutor(len(prepared.ready)) as people:
        asked = {name: people.submit(ask, name) for name in prepared.ready}
        assert eventually(lambda: house.reached(ASKED) >= len(asked))
        yield asked


def _all_four_at(house: House, point: str, callers: int) -> None:
    house.hold(point)
    house.let_go(ASKED)
    assert eventually(lambda: house.reached(point) >= callers), f"nobody came to {point}"


def _unless_later(heard: Heard) -> Heard | None:
    return heard if heard.status != 503 else None


def _happened_once(ledger: Ledger, one: Ready) -> None:
    command = ledger.commands(one.track, one.act)
    steps = ledger.steps(one.track)
    mine = [step for step in steps if step in command]
    assert mine[-1:] and steps.count(mine[-1]) == 1
    assert ledger.effect(one.track, one.act, one.object_id)


def _everything_goes_on(house: House, prepared: Prepared, ledger: Ledger) -> None:
    """Another act works in each track, and is the next step."""
    phases = {ADVANCE: "drafting", CLOSE: "exploration", APPROVE: "hand_off", RELEASE: "hand_off"}
    for name, one in prepared.ready.items():
        steps = len(ledger.steps(one.track))
        path = f"/tracks/{one.track}/pause"
        call = Call(prepared.sessions["chair_1"], path, {"seen": phases[name]})
        assert insist(house.url, call).id == one.track
        assert len(ledger.steps(one.track)) == steps + 1
        assert len(ledger.commands(one.track, Act.TRACK_PAUSE)) == 1
