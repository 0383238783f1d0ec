"""The life of a brief on the real engine."""

import threading
from dataclasses import replace
from datetime import datetime

from temporalio.client import Client

from documents.ids import new_id
from documents.operations.position import Verdict
from policies.terms import BriefState, Phase
from tests.workflows.fakes import Effect, with_brief
from tests.workflows.hall import Hall, Room, paused, phase, soon, until
from workflows.briefs import brief_workflow_id
from workflows.commands import STANDING, Told


def asked(brief_id: str) -> Effect:
    """An act that asks for a brief."""
    return lambda before: with_brief(before, brief_id)


def now_is(brief_id: str, state: BriefState, due: datetime | None = None) -> Effect:
    """An act that moves a brief."""
    return lambda before: with_brief(before, brief_id, state=state, answers_due=due)


def _drafted(hall: Hall) -> tuple[Room, str]:
    room, brief = hall.opened(), new_id()
    assert room.send(asked(brief)) is Verdict.ALLOWED
    assert until(lambda: hall.record.calls["draft", brief] == 1)
    return room, brief


def _ended(room: Room, brief: str) -> bool:
    return room.status(brief_workflow_id(brief)) == "COMPLETED"


def test_a_released_brief_is_drafted_delivered_and_its_answers_closed_on_their_date(
    hall: Hall,
) -> None:
    room, brief = _drafted(hall)
    due = soon(2.0)
    room.send(now_is(brief, BriefState.RELEASED, due))
    assert until(lambda: hall.record.calls["deliver", brief] == 1)
    assert hall.record.calls["close", brief] == 0
    assert until(lambda: hall.record.calls["close", brief] == 1)
    assert until(lambda: _ended(room, brief))
    assert not until(lambda: hall.record.calls["deliver", brief] > 1, 0.5)


def test_a_drafted_brief_makes_its_track_look_at_the_record(hall: Hall) -> None:
    room, _ = _drafted(hall)
    assert room.position.briefs[0].state is BriefState.READY
    assert until(lambda: hall.record.calls["tick", room.track_id] == 1)


def test_a_returned_brief_is_never_delivered(hall: Hall) -> None:
    room, brief = _drafted(hall)
    room.send(now_is(brief, BriefState.RETURNED))
    assert until(lambda: _ended(room, brief))
    assert hall.record.calls["deliver", brief] == 0


def test_a_brief_that_everybody_answered_ends_before_its_date(hall: Hall) -> None:
    room, brief = _drafted(hall)
    room.send(now_is(brief, BriefState.RELEASED, soon(3600)))
    assert until(lambda: hall.record.calls["deliver", brief] == 1)
    room.send(now_is(brief, BriefState.RELEASED, None))
    assert until(lambda: _ended(room, brief))


def test_a_brief_does_nothing_while_its_track_is_paused(hall: Hall) -> None:
    room, brief = hall.opened(), new_id()
    room.send(lambda before: with_brief(replace(before, paused=True), brief))
    assert not until(lambda: hall.record.calls["draft", brief] > 0, 0.7)
    room.send(paused(False))
    assert until(lambda: hall.record.calls["draft", brief] == 1)


def test_a_decision_that_comes_before_the_draft_is_done_is_not_lost(hall: Hall) -> None:
    hall.record.gates["draft"] = threading.Event()
    room, brief = hall.opened(), new_id()
    room.send(asked(brief))
    assert until(lambda: hall.record.calls["draft", brief] == 1)
    room.send(now_is(brief, BriefState.VOIDED))
    hall.record.gates["draft"].set()
    assert until(lambda: _ended(room, brief))
    assert hall.record.calls["deliver", brief] == 0


def test_what_is_told_twice_or_late_changes_nothing(hall: Hall) -> None:
    room, brief = _drafted(hall)
    room.send(now_is(brief, BriefState.RELEASED, soon(3600)))
    assert until(lambda: hall.record.calls["deliver", brief] == 1)
    old = Told(replace(room.position.briefs[0], answers_due=soon(-1)), seq=1)

    async def repeat(client: Client) -> None:
        handle = client.get_workflow_handle(brief_workflow_id(brief))
        for _ in range(2):
            await handle.signal(STANDING, old)

    hall.run(repeat)
    assert not until(lambda: hall.record.calls["close", brief] > 0, 0.7)
    assert hall.record.calls["deliver", brief] == 1


def test_a_failing_delivery_is_tried_until_it_works(hall: Hall) -> None:
    room, brief = _drafted(hall)
    gate = hall.record.gates["deliver"] = threading.Event()
    room.send(now_is(brief, BriefState.RELEASED, soon(3600)))
    assert until(lambda: hall.record.calls["deliver", brief] == 1)
    hall.record.failures = [OSError()]
    gate.set()
    assert until(lambda: hall.record.calls["deliver", brief] == 2)
    assert until(lambda: hall.record.effects[brief] == 1)


def test_a_brief_whose_workflow_was_terminated_is_taken_up_again(hall: Hall) -> None:
    room, brief = _drafted(hall)

    async def terminate(client: Client) -> None:
        await client.get_workflow_handle(brief_workflow_id(brief)).terminate()

    hall.run(terminate)
    room.send(now_is(brief, BriefState.RELEASED, soon(3600)))
    assert until(lambda: hall.record.calls["deliver", brief] == 1)
    assert hall.record.calls["draft", brief] == 1


def test_a_brief_reports_to_whatever_run_its_track_is_in(hall: Hall) -> None:
    gate = hall.record.gates["draft"] = threading.Event()
    room, brief = hall.opened(), new_id()
    room.send(asked(brief))
    assert until(lambda: hall.record.calls["draft", brief] == 1)
    room.send(phase(Phase.HAND_OFF))
    assert until(lambda: len(room.history().events) < 8)
    gate.set()
    assert until(lambda: hall.record.calls["tick", room.track_id] == 1)
