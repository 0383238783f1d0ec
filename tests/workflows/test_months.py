"""Months of a track in seconds, on the engine whose clock jumps."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from temporalio.client import WorkflowExecutionStatus
from temporalio.testing import WorkflowEnvironment

from documents.operations.position import BriefStanding, Deadline, DeadlineKind, Position
from policies.terms import BriefState, Phase
from tests.workflows import jumping
from tests.workflows.fakes import Effect, FakeRecord
from tests.workflows.jumping import DAY, working
from workflows.commands import CommandRef
from workflows.tracks import TrackWorkflow

WEEK = 604_800  # seconds
RETENTION, SHREDDING = DeadlineKind.RETENTION_ENDS, DeadlineKind.SHREDDING_DUE
WINDOW, BRIEF, TRACK = "w" * 32, "b" * 32, "t" * 32


async def _a_year(record: FakeRecord) -> list[tuple[int, int, int]]:
    """What had happened after 99, 101, 199, 201 and 400 days: windows, answers, ticks."""
    seen = []
    async with jumping.engine() as engine:
        start = _position(await engine.get_current_time())
        record.steps[TRACK].append(start)
        async with working(engine, record):
            await jumping.begin(engine, start)
            for days in (99, 2, 98, 2, 199):
                await engine.sleep(days * DAY)
                seen.append(_seen(record))
    return seen


def _position(now: datetime) -> Position:
    window = Deadline(DeadlineKind.WINDOW_CLOSES, WINDOW, now + 100 * DAY)
    brief = BriefStanding(BRIEF, BriefState.RELEASED, now + 200 * DAY)
    return Position(TRACK, 1, Phase.HAND_OFF, False, 86_400, (window,), (brief,))


def _seen(record: FakeRecord) -> tuple[int, int, int]:
    calls = record.calls
    return calls["fire", WINDOW], calls["close", BRIEF], calls["tick", TRACK]


def test_in_a_year_each_thing_happens_once_on_its_day() -> None:
    seen = asyncio.run(_a_year(FakeRecord()))
    assert [(windows, answers) for windows, answers, _ in seen] == [
        (0, 0),
        (1, 0),
        (1, 0),
        (1, 1),
        (1, 1),
    ]
    assert 395 <= seen[-1][2] <= 405


KINDS = tuple(kind for kind in DeadlineKind if kind not in (RETENTION, SHREDDING))
OPEN, CLOSED = "o" * 32, "c" * 32


@dataclass
class Months:
    """Two tracks on one engine: an open one with a deadline of each kind, and a closed one."""

    engine: WorkflowEnvironment
    record: FakeRecord
    began: datetime

    async def begin(self, position: Position) -> None:
        """A track that stands there."""
        self.record.steps[position.track_id].append(position)
        await jumping.begin(self.engine, position)

    async def act(self, effect: Effect) -> None:
        """A course act in the open track."""
        ref = CommandRef(self.record.ask(OPEN, effect))
        track = self.engine.client.get_workflow_handle(OPEN)
        await track.execute_update(TrackWorkflow.command, ref)

    def fired(self) -> dict[str, int]:
        """For which day after the beginning each deadline fell due, by its object."""
        assert len(self.record.fired) == len(dict(self.record.fired))  # each of them once
        return {name: (due - self.began).days for name, due in self.record.fired}

    async def over(self) -> bool:
        """Whether the closed track's workflow has nothing more to wait for."""
        track = await self.engine.client.get_workflow_handle(CLOSED).describe()
        return track.status is WorkflowExecutionStatus.COMPLETED


def _resumed(before: Position) -> Position:
    """Every deadline moves on by the length of the pause, forty days."""
    moved = tuple(replace(one, due=one.due + 40 * DAY) for one in before.deadlines)
    return replace(before, paused=False, deadlines=moved)


async def _paused(record: FakeRecord) -> list[tuple[dict[str, int], bool]]:
    """The open track is paused from day 20 to day 60; what had fired by then, and later."""
    seen = []
    async with jumping.engine() as engine:
        now = await engine.get_current_time()
        months = Months(engine, record, now)
        async with working(engine, record):
            each = tuple(Deadline(kind, kind.value, now + 40 * DAY) for kind in KINDS)
            await months.begin(Position(OPEN, 1, Phase.HAND_OFF, False, WEEK, each))
            going = tuple(
                Deadline(kind, f"{day}", now + day * DAY)
                for kind, day in ((RETENTION, 30), (RETENTION, 90), (SHREDDING, 120))
            )
            await months.begin(Position(CLOSED, 1, Phase.CLOSED, False, WEEK, going))
            await engine.sleep(20 * DAY)
            await months.act(lambda here: replace(here, paused=True))
            for days, effect in ((40, _resumed), (19, None), (22, None), (20, None)):
                await engine.sleep(days * DAY)
                seen.append((months.fired(), await months.over()))
                if effect is not None:
                    await months.act(effect)
    return seen


def test_a_pause_moves_each_deadline_and_what_is_closed_keeps_its_dates() -> None:
    paused, resumed, later, ended = asyncio.run(_paused(FakeRecord()))
    moved = {kind.value: 80 for kind in KINDS}
    assert paused == resumed == ({"30": 30}, False)
    assert later == ({"30": 30, "90": 90, **moved}, False)
    assert ended == ({"30": 30, "90": 90, "120": 120, **moved}, True)
