"""The life of a track on the real engine."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import OperationalError
from temporalio.client import Client

from documents.ids import new_id
from documents.operations.position import Verdict
from policies.terms import Phase
from tests.workflows.hall import (
    Hall,
    Room,
    due,
    hall_around,
    paused,
    phase,
    refused,
    same,
    soon,
    until,
)
from workflows.gateway import NotPerformed


def test_a_command_is_performed_and_answered(hall: Hall) -> None:
    room = hall.opened()
    assert room.send(same) is Verdict.ALLOWED
    assert room.position.seq == 2


def test_a_refused_command_is_answered_and_moves_nothing(hall: Hall) -> None:
    room = hall.opened()
    assert room.send(refused) is Verdict.DENIED
    assert room.position.seq == 1


def test_a_track_whose_opening_is_refused_leaves_no_workflow_running(hall: Hall) -> None:
    room = Room(hall)
    assert room.send(refused) is Verdict.DENIED
    assert until(lambda: room.status() == "COMPLETED")


def test_a_closed_track_waits_for_what_still_falls_due_and_then_ends(hall: Hall) -> None:
    room = hall.opened()
    room.send(phase(Phase.HAND_OFF))
    room.send(phase(Phase.CLOSED))
    assert until(lambda: room.status() == "COMPLETED")
    assert room.send(due(soon(3600))) is Verdict.ALLOWED  # begins the workflow again
    assert room.status() == "RUNNING"
    room.hall.record.fired.clear()
    assert room.send(lambda before: replace(before, deadlines=())) is Verdict.ALLOWED
    assert until(lambda: room.status() == "COMPLETED")
    room.send(due(soon(0.5), "d" * 32))
    assert until(lambda: room.status() == "COMPLETED")
    assert [name for name, _ in hall.record.fired] == ["d" * 32]


def test_one_command_sent_fifty_times_at_once_has_one_effect_and_one_answer(hall: Hall) -> None:
    room = hall.opened()
    command = room.ask(same)
    with ThreadPoolExecutor(50) as pool:
        answers = list(
            pool.map(lambda _: hall.gateway.act(command, room.workflow_id).verdict, range(50))
        )
    assert set(answers) == {Verdict.ALLOWED}
    assert hall.record.effects[command] == 1
    assert room.position.seq == 2


def test_a_workflow_that_is_behind_catches_up_before_it_acts(hall: Hall) -> None:
    room = hall.opened()
    for _ in range(3):
        hall.record.move(room.track_id, same)
    assert room.send(same) is Verdict.ALLOWED
    assert room.position.seq == 5
    assert room.send(same) is Verdict.ALLOWED


def test_a_track_whose_workflow_was_terminated_goes_on_with_the_next_command(hall: Hall) -> None:
    room = hall.opened(due(soon(2.0), window := new_id()))

    async def terminate(client: Client) -> None:
        await client.get_workflow_handle(room.workflow_id).terminate()

    hall.run(terminate)
    assert room.send(same) is Verdict.ALLOWED
    assert until(lambda: window in [name for name, _ in hall.record.fired])


def test_each_phase_is_a_run_of_its_own_forward_and_back(hall: Hall) -> None:
    room = hall.opened()
    runs = {_run(room)}
    for to in (Phase.EXPLORATION, Phase.DRAFTING, Phase.EXPLORATION):
        assert room.send(phase(to)) is Verdict.ALLOWED
        assert until(lambda: _run(room) not in runs)
        runs.add(_run(room))
    assert len(runs) == 4


def test_a_closed_track_ends_and_later_commands_are_refused_by_the_record(hall: Hall) -> None:
    room = hall.opened()
    assert room.send(phase(Phase.CLOSED)) is Verdict.ALLOWED
    assert until(lambda: room.status() == "COMPLETED")
    assert room.send(refused) is Verdict.DENIED
    assert until(lambda: room.status() == "COMPLETED")


def test_a_deadline_fires_once_and_not_before_its_time(hall: Hall) -> None:
    at, window = soon(1.0), new_id()
    hall.opened(due(at, window))
    assert until(lambda: hall.record.calls["fire", window] > 0)
    assert datetime.now(UTC) >= at
    assert [found for found in hall.record.fired if found[0] == window] == [(window, at)]
    assert not until(lambda: hall.record.calls["fire", window] > 1, 0.5)


def test_a_deadline_long_past_fires_at_once(hall: Hall) -> None:
    hall.opened(due(soon(-3600), window := new_id()))
    assert until(lambda: hall.record.calls["fire", window] == 1)


def test_nothing_falls_due_while_a_track_is_paused(hall: Hall) -> None:
    room = hall.opened(due(soon(0.8), window := new_id()))
    assert room.send(paused(True)) is Verdict.ALLOWED
    assert not until(lambda: hall.record.calls["fire", window] > 0, 1.5)
    assert room.send(paused(False)) is Verdict.ALLOWED
    assert until(lambda: hall.record.calls["fire", window] == 1)


def test_a_deadline_that_was_moved_fires_at_the_new_time_only(hall: Hall) -> None:
    window = new_id()
    room = hall.opened(due(soon(0.6), window))
    later = soon(1.5)
    room.send(lambda now: due(later, window)(replace(now, deadlines=())))
    assert until(lambda: hall.record.calls["fire", window] > 0)
    assert [at for name, at in hall.record.fired if name == window] == [later]


def test_what_moved_outside_the_engine_is_read_at_the_tick(hall: Hall) -> None:
    room = hall.opened(lambda now: replace(now, tick_seconds=1))
    hall.record.move(room.track_id, due(soon(-1), window := new_id()))
    assert until(lambda: hall.record.calls["fire", window] == 1)
    assert until(lambda: hall.record.calls["tick", room.track_id] > 1)


def test_a_paused_track_does_not_tick(hall: Hall) -> None:
    room = hall.opened(lambda now: replace(now, tick_seconds=1, paused=True))
    assert not until(lambda: hall.record.calls["tick", room.track_id] > 0, 2.0)


def test_an_outage_of_the_record_only_delays(hall: Hall) -> None:
    room = hall.opened()
    command = room.ask(same)
    hall.record.failures = [OperationalError("", {}, Exception()) for _ in range(6)]
    assert hall.gateway.act(command, room.workflow_id).verdict is Verdict.ALLOWED
    assert hall.record.failures == []
    assert hall.record.effects[command] == 1


def test_a_command_that_cannot_be_performed_blocks_neither_its_track_nor_others(
    hall: Hall,
) -> None:
    room = hall.opened()

    def broken(_: object) -> None:
        raise ValueError

    with pytest.raises(NotPerformed):
        room.send(broken)
    assert room.send(same) is Verdict.ALLOWED
    assert room.status() == "RUNNING"


def test_continuing_as_new_under_fire_loses_and_repeats_nothing(engine_address: str) -> None:
    with hall_around(engine_address, history_limit=150) as hall:
        room = hall.opened()
        commands = [room.ask(same) for _ in range(1000)]
        with ThreadPoolExecutor(8) as pool:
            answers = list(
                pool.map(lambda one: hall.gateway.act(one, room.workflow_id).verdict, commands)
            )
        assert answers == [Verdict.ALLOWED] * 1000
        assert [hall.record.effects[one] for one in commands] == [1] * 1000
        assert room.position.seq == 1001
        again = hall.gateway.act(commands[0], room.workflow_id).verdict
        assert again is Verdict.ALLOWED
        assert hall.record.effects[commands[0]] == 1
        assert _runs(room) > 2


def _run(room: Room) -> str:
    async def describe(client: Client) -> str:
        return (await client.get_workflow_handle(room.workflow_id).describe()).run_id

    return room.hall.run(describe)


def _runs(room: Room) -> int:
    async def count(client: Client) -> int:
        query = f"WorkflowId='{room.workflow_id}'"
        return len([one async for one in client.list_workflows(query)])

    return room.hall.run(count)
