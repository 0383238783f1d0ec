"""Four course acts at once, and SIGKILL at the worst moments.

- The moments: before the record's commit; after it, while the engine does not know yet; after
  the engine's answer came back; and after that was noted, right before the caller's answer.
- The victims: web, worker, engine, and all three together. They are started again, no more.
- Half of the callers ask again under the same key; the others never come back.
"""

from collections.abc import Callable, Container, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from policies.acts import Act
from policies.terms import Phase, WindowState
from tests.durability.caller import BROKEN, Call, Heard, insist, once
from tests.durability.house import ALL, ENGINE, WEB, WORKER, House, eventually
from tests.durability.ledger import Ledger
from tests.durability.tracks import ADVANCE, APPROVE, CLOSE, RELEASE, Prepared, Ready

ASKED = "web.submitted"
LATER = timedelta(seconds=3)
NOBODY, EVERYBODY = 0, 4


@dataclass(frozen=True, slots=True)
class Moment:
    """A failpoint: how many come to it, how many acts are not settled then, and how many of
    those have an outcome. `alone`: whoever comes first keeps the others from being asked."""

    point: str
    callers: int
    unsettled: int
    concluded: Container[int]
    alone: bool = False


MOMENTS = {
    # The others wait for the record's lock, unless the sweeper was faster with some of them.
    "before the commit": Moment("record.before_commit", 1, EVERYBODY, range(EVERYBODY), alone=True),
    "after the commit": Moment("record.after_commit", EVERYBODY, EVERYBODY, {EVERYBODY}),
    "after the update": Moment("engine.answered", EVERYBODY, EVERYBODY, {EVERYBODY}),
    "before the answer": Moment("web.answering", EVERYBODY, NOBODY, {NOBODY}),
}
VICTIMS = {"web": (WEB,), "worker": (WORKER,), "engine": (ENGINE,), "all three": ALL}
CASES = [
    (moment, victims)
    for moment in MOMENTS
    for victims in VICTIMS
    if moment != "before the answer" or WEB in VICTIMS[victims]  # there only the web knows more
]


@pytest.mark.parametrize(("moment", "victims"), CASES)
def test_what_was_asked_happens_once_whoever_dies(
    moment: str,
    victims: str,
    prepared: Prepared,
    house: House,
    open_ledger: Callable[[House], Ledger],
    tmp_path: Path,
) -> None:
    stubborn = {ADVANCE, APPROVE} if len(victims) % 2 else {CLOSE, RELEASE}
    ledger = open_ledger(house)
    later = _a_round_that_closes_later(house, prepared)
    _known_to_the_engine(house, prepared)
    before = {name: ledger.leaves(one.track) for name, one in prepared.ready.items()}

    with _asking(house, prepared, stubborn, MOMENTS[moment]) as asked:
        _stand_at(MOMENTS[moment], house, ledger)
        house.kill(*VICTIMS[victims])
        house.let_go(MOMENTS[moment].point)
        house.start(*VICTIMS[victims])
    answers = {name: future.result() for name, future in asked.items()}

    assert eventually(lambda: not ledger.unsettled()), "the sweeper did not settle everything"
    for name, one in prepared.ready.items():
        _happened_once(ledger, one)
        new = ledger.leaves(one.track) - before[name]
        assert new[one.act.value, one.object_id, "allowed"] == 1
        _answered(answers[name], one, name in stubborn)
    assert eventually(lambda: ledger.window(later) is WindowState.CLOSED), "no timer fired"
    _everything_goes_on(house, prepared, ledger)
    ledger.verified(tmp_path / "export")


def _a_round_that_closes_later(house: House, prepared: Prepared) -> str:
    """A round in a track of its own."""
    closes_at = (datetime.now(UTC) + LATER).isoformat()
    body = {"title": "Afterwards", "questions": [{"text": "What now?"}], "closes_at": closes_at}
    call = Call(prepared.sessions["facilitator"], f"/tracks/{prepared.fifth}/rounds", body)
    return insist(house.url, call).id


def _known_to_the_engine(house: House, prepared: Prepared) -> None:
    """A refused act in each track: from now on its workflow stands, and is caught up."""
    for one in prepared.ready.values():
        path = f"/tracks/{one.track}/pause"
        call = Call(prepared.sessions["chair_1"], path, {"seen": Phase.CONVENING})
        assert insist(house.url, call).status == 409


@contextmanager
def _asking(
    house: House, prepared: Prepared, stubborn: set[str], moment: Moment
) -> Iterator[dict[str, Future[Heard | None]]]:
    """The four acts, each asked for by somebody, all written down before any is sent on."""

    def ask(name: str) -> Heard | None:
        call = prepared.call(name)
        if name in stubborn:
            return insist(house.url, call)
        try:
            return once(house.url, call)
        except BROKEN:
            return None

    house.hold(ASKED)
    if not moment.alone:
        house.hold(moment.point)
    with ThreadPoolExecutor(EVERYBODY) as people:
        asked = {name: people.submit(ask, name) for name in prepared.ready}
        try:
            assert eventually(lambda: house.reached(ASKED) >= EVERYBODY)
            yield asked
        finally:
            for point in (ASKED, moment.point):
                house.let_go(point)


def _stand_at(moment: Moment, house: House, ledger: Ledger) -> None:
    """Let everybody come to this moment and no further."""

    def here() -> bool:
        found = ledger.unsettled()
        as_told = len(found) == moment.unsettled and sum(found) in moment.concluded
        return as_told and house.reached(moment.point) >= moment.callers

    house.hold(moment.point)
    house.let_go(ASKED)
    assert eventually(here), f"nobody came to {moment.point}"


def _happened_once(ledger: Ledger, one: Ready) -> None:
    commands, steps = ledger.commands(one.track, one.act), ledger.steps(one.track)
    assert all(steps.count(command) == 1 for command in commands)
    assert ledger.effect(one.track, one.act, one.object_id)


def _answered(heard: Heard | None, one: Ready, stubborn: bool) -> None:
    """Whoever insisted has the answer; nobody ever got another one, but *later*."""
    assert heard is not None or not stubborn
    if heard is not None and (stubborn or heard.status != 503):
        assert heard.json == {"id": one.object_id, "outcome": "allowed"}


def _everything_goes_on(house: House, prepared: Prepared, ledger: Ledger) -> None:
    """Another act works in each track, and is the next step."""
    phases = {ADVANCE: Phase.DRAFTING, CLOSE: Phase.EXPLORATION}
    for name, one in prepared.ready.items():
        steps = len(ledger.steps(one.track))
        path = f"/tracks/{one.track}/pause"
        seen = {"seen": phases.get(name, Phase.HAND_OFF)}
        assert insist(house.url, Call(prepared.sessions["chair_1"], path, seen)).id == one.track
        assert len(ledger.steps(one.track)) == steps + 1
        assert len(ledger.commands(one.track, Act.TRACK_PAUSE)) == 1
