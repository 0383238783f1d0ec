"""Course acts asked for at once, and SIGKILL at one of the worst moments.

- The moments: before the command is written down; after it; before the record's commit; after
  that, while the engine does not know yet; after the engine's answer came back; and after that
  was noted, right before the caller's answer.
- The victims: web, worker, engine, and all three together. They are started again, no more.
- Half of the callers ask again under the same key; the others never come back, unless nothing
  is on record yet of what they asked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from policies.acts import Act
from policies.terms import Phase, WindowState
from tests.durability.caller import BROKEN, Call, Heard, insist, once
from tests.durability.house import ALL, ENGINE, WEB, WORKER, House, eventually
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared
from tests.durability.ways import Ready

ASKED = "web.submitted"
LATER = timedelta(seconds=3)
SECONDS = 30.0
AT_ONCE = 7
"""Acts asked for at the same time; the worker has hands for eight."""

NOTHING, EVERYTHING = "nothing", "everything"


@dataclass(frozen=True, slots=True)
class Moment:
    """A failpoint, and what is true of the commands while callers stand there.

    `alone`: whoever comes first keeps the others away. `written`: the commands are on record.
    `concluded`: they have an outcome. `settled`: the caller's answer is all that is missing.
    """

    point: str
    alone: bool = False
    written: bool = True
    concluded: bool = False
    settled: bool = False

    def holds(self, acts: int, unsettled: Sequence[bool]) -> bool:
        """Whether this is so; of every command not settled: whether it has an outcome."""
        if not self.written or self.settled:
            return not unsettled
        if self.alone:  # the sweeper may have been faster with some of the others
            return len(unsettled) == acts and not all(unsettled)
        return len(unsettled) == acts and all(unsettled) is self.concluded


MOMENTS: Mapping[str, Moment] = {
    "before the command row": Moment("web.submitting", alone=True, written=False),
    "after the command row": Moment(ASKED),
    "before the commit": Moment("record.before_commit", alone=True),
    "after the commit": Moment("record.after_commit", concluded=True),
    "after the update": Moment("engine.answered", concluded=True),
    "before the answer": Moment("web.answering", concluded=True, settled=True),
}
VICTIMS: Mapping[str, tuple[str, ...]] = {
    "web": (WEB,),
    "worker": (WORKER,),
    "engine": (ENGINE,),
    "all three": ALL,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One kill: when, whom, and over which acts."""

    moment: str
    victims: str
    acts: tuple[Act, ...]

    @property
    def stubborn(self) -> frozenset[Act]:
        """The acts whose callers ask again."""
        if not MOMENTS[self.moment].written:
            return frozenset(self.acts)
        return frozenset(self.acts[len(VICTIMS[self.victims]) % 2 :: 2])


def kill(house: House, prepared: Prepared, ledger: Ledger, cell: Cell) -> None:
    """Ask, kill, start again: every act of the cell happened once, and everything goes on."""
    moment, victims = MOMENTS[cell.moment], VICTIMS[cell.victims]
    ready = [prepared.ready[act] for act in cell.acts]
    later = _a_round_that_closes_later(house, prepared)
    for one in ready:
        _refused(house, prepared, ledger, one)
    commands = {act: ledger.commands(act) for act in cell.acts}
    leaves = {one.act: ledger.leaves(one.track) for one in ready if one.track}

    come = house.reached(moment.point) + (1 if moment.alone else len(ready))
    with _asking(house, prepared, cell) as asked:
        _stand_at(moment, house, ledger, len(ready), come)
        house.kill(*victims)
        house.let_go(moment.point)
        house.start(*victims)
    assert eventually(lambda: not ledger.unsettled(), SECONDS), "not everything was settled"
    for one in ready:
        new = dict(ledger.commands(one.act).items() - commands[one.act].items())
        mine = {name: track for name, track in new.items() if one.track in (track, "")}
        made = _happened_once(ledger, one, mine, leaves.get(one.act, Counter()))
        _answered(asked[one.act].result(), made, one.act in cell.stubborn)
        _goes_on(house, prepared, ledger, one)
    assert eventually(lambda: ledger.window(later) is WindowState.CLOSED), "no timer fired"


def _a_round_that_closes_later(house: House, prepared: Prepared) -> str:
    """A round in a track of its own."""
    closes_at = (datetime.now(UTC) + LATER).isoformat()
    body = {"title": "Afterwards", "questions": [{"text": "What now?"}], "closes_at": closes_at}
    call = Call(prepared.sessions["facilitator"], f"/tracks/{prepared.spare}/rounds", body)
    return insist(house.url, call).id


def _refused(house: House, prepared: Prepared, ledger: Ledger, one: Ready) -> None:
    """A refused act in a track: its workflow stands, and is caught up."""
    if not one.track:
        return
    here = ledger.standing(one.track)
    wrong = Phase.DRAFTING if here is Phase.CONVENING else Phase.CONVENING
    heard = insist(house.url, _pause(prepared, one, wrong), seconds=SECONDS)
    assert heard.status in (HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN)


def _pause(prepared: Prepared, one: Ready, seen: Phase) -> Call:
    return Call(prepared.sessions["chair_1"], f"/tracks/{one.track}/pause", {"seen": seen})


@contextmanager
def _asking(
    house: House, prepared: Prepared, cell: Cell
) -> Iterator[Mapping[Act, Future[Heard | None]]]:
    """The acts, each asked for by somebody; all written down before any is sent on, unless it
    is the writing down that somebody dies over."""
    moment = MOMENTS[cell.moment]

    def ask(act: Act) -> Heard | None:
        call = prepared.call(act)
        if act in cell.stubborn:
            return insist(house.url, call, seconds=SECONDS)
        try:
            return once(house.url, call)
        except BROKEN:
            return None

    if moment.written:
        house.hold(ASKED)
    if not moment.written or not moment.alone:
        house.hold(moment.point)
    with ThreadPoolExecutor(len(cell.acts)) as people:
        before = house.reached(ASKED)
        asked = {act: people.submit(ask, act) for act in cell.acts}
        try:
            if moment.written:
                come = before + len(cell.acts)
                assert eventually(lambda: house.reached(ASKED) >= come), "not all could ask"
            yield asked
        finally:
            for point in (ASKED, moment.point):
                house.let_go(point)


def _stand_at(moment: Moment, house: House, ledger: Ledger, acts: int, come: int) -> None:
    """Let everybody come to this moment and no further; then it was reached `come` times."""
    if moment.point == ASKED:
        return
    house.hold(moment.point)
    house.let_go(ASKED)

    def here() -> bool:
        return house.reached(moment.point) >= come and moment.holds(acts, ledger.unsettled())

    assert eventually(here), f"nobody came to {moment.point}"


def _happened_once(
    ledger: Ledger, one: Ready, new: Mapping[str, str], before: Counter[tuple[str, str, str]]
) -> str:
    """One command, one step, one leaf, one effect; answers the id of what it made or changed."""
    ((command, track),) = new.items()
    assert ledger.steps(track).count(command) == 1
    leaves = ledger.leaves(track) - before
    ((made, times),) = [
        (about, times)
        for (act, about, outcome), times in leaves.items()
        if (act, outcome) == (one.act.value, "allowed")
    ]
    assert times == 1
    assert made == (one.object_id or made)
    assert ledger.effect(track, one.act, made), f"no effect of {one.act}"
    return made


def _answered(heard: Heard | None, made: str, stubborn: bool) -> None:
    """Whoever insisted has the answer; nobody ever got another one, but *later*."""
    assert heard is not None or not stubborn
    if heard is not None and (stubborn or heard.status != HTTPStatus.SERVICE_UNAVAILABLE):
        assert heard.json == {"id": made, "outcome": "allowed"}


def _goes_on(house: House, prepared: Prepared, ledger: Ledger, one: Ready) -> None:
    """Another act is answered in the track; where a pause is possible, it is the next step."""
    if not one.track:
        return
    here, steps = ledger.standing(one.track), len(ledger.steps(one.track))
    if here in (Phase.PAUSED, Phase.CLOSED):
        _refused(house, prepared, ledger, one)
        return
    assert insist(house.url, _pause(prepared, one, here), seconds=SECONDS).id == one.track
    assert len(ledger.steps(one.track)) == steps + 1
