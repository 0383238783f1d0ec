"""Whoever holds the engine: reads nothing, slips nothing in, blocks nothing."""

import asyncio
import base64
import threading
from collections.abc import Iterator

import pytest
from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.client import Client, WorkflowHistory, WorkflowUpdateFailedError

from documents.ids import new_id
from documents.operations.position import Verdict
from policies.terms import BriefState
from tests.workflows.hall import Hall, same, until
from tests.workflows.test_briefs import asked, now_is
from workflows.briefs import brief_workflow_id
from workflows.codec import ENCODING, NOTHING
from workflows.commands import MOVED, STANDING
from workflows.gateway import EngineDown, NotPerformed

CANARY = "HarpyEagleOfTheDelegation"


class HarpyEagleOfTheDelegation(Exception):  # noqa: N818 - its name is what is searched for
    """An error whose name, message and cause would give somebody away."""


def _as_operator(hall: Hall, work: object) -> object:
    """Do something with a client that knows neither our keys nor our converter."""

    async def call() -> object:
        client = await Client.connect(hall.connection.address)
        return await work(client)  # type: ignore[operator]

    return asyncio.run(call())


PLAIN = {
    "a command in clear": {"command_id": "0" * 32},
    "no command at all": None,
    "a text": "x" * 40,
    "a list": [1, 2, 3],
}


@pytest.mark.parametrize("argument", PLAIN.values(), ids=PLAIN.keys())
def test_an_update_in_clear_is_refused_and_leaves_no_trace(hall: Hall, argument: object) -> None:
    room = hall.opened()
    before = len(room.history().events)

    async def inject(client: Client) -> None:
        await client.get_workflow_handle(room.workflow_id).execute_update("command", argument)

    with pytest.raises(WorkflowUpdateFailedError):
        _as_operator(hall, inject)
    assert len(room.history().events) == before
    assert room.send(same) is Verdict.ALLOWED


@pytest.mark.parametrize("signal", [MOVED, STANDING, "unknown"])
@pytest.mark.parametrize("argument", PLAIN.values(), ids=PLAIN.keys())
def test_a_signal_in_clear_moves_nothing_and_blocks_nothing(
    hall: Hall, signal: str, argument: object
) -> None:
    room = hall.opened()

    async def inject(client: Client) -> None:
        await client.get_workflow_handle(room.workflow_id).signal(signal, argument)

    _as_operator(hall, inject)
    assert room.send(same) is Verdict.ALLOWED
    assert hall.record.calls["tick", room.track_id] == 0


@pytest.mark.parametrize("argument", PLAIN.values(), ids=PLAIN.keys())
def test_a_standing_in_clear_releases_no_brief(hall: Hall, argument: object) -> None:
    room, brief = hall.opened(), new_id()
    room.send(asked(brief))
    assert until(lambda: hall.record.calls["draft", brief] == 1)

    async def inject(client: Client) -> None:
        handle = client.get_workflow_handle(brief_workflow_id(brief))
        await handle.signal(STANDING, argument)

    _as_operator(hall, inject)
    room.send(now_is(brief, BriefState.RETURNED))
    assert until(lambda: room.status(brief_workflow_id(brief)) == "COMPLETED")
    assert hall.record.calls["deliver", brief] == 0


def test_a_forged_result_of_an_activity_is_not_believed(hall: Hall) -> None:
    gate = hall.record.gates["draft"] = threading.Event()
    room, brief = hall.opened(), new_id()
    room.send(asked(brief))
    assert until(lambda: hall.record.calls["draft", brief] == 1)

    async def forge(client: Client) -> None:
        name = brief_workflow_id(brief)
        found = await client.get_workflow_handle(name).describe()
        pending = found.raw_description.pending_activities[0]
        handle = client.get_async_activity_handle(
            workflow_id=name, run_id=found.run_id, activity_id=pending.activity_id
        )
        await handle.complete({"done": True})

    _as_operator(hall, forge)
    gate.set()
    assert until(lambda: hall.record.calls["draft", brief] == 2)
    assert until(lambda: room.position.briefs[0].state is BriefState.READY)


def test_a_query_learns_nothing(hall: Hall) -> None:
    room = hall.opened()

    async def ask(client: Client) -> object:
        return await client.get_workflow_handle(room.workflow_id).query("position", {"x": 1})

    with pytest.raises(Exception, match=r".*") as refusal:
        _as_operator(hall, ask)
    assert room.track_id not in str(refusal.value)
    assert room.send(same) is Verdict.ALLOWED


def test_the_history_holds_sealed_payloads_only(hall: Hall) -> None:
    room, brief = hall.opened(), new_id()
    room.send(asked(brief))
    assert until(lambda: hall.record.calls["tick", room.track_id] == 1)
    for history in (room.history(), room.history(brief_workflow_id(brief))):
        for payload, where in _payloads(history):
            if where != CORE_MARKER:
                assert payload.metadata["encoding"] in (ENCODING, NOTHING), where
                assert payload.metadata["encoding"] == ENCODING or not payload.data
        assert room.track_id.encode() not in _raw(history)
    assert brief.encode() not in _raw(room.history()).replace(
        brief_workflow_id(brief).encode(), b""
    )


# What the SDK's core writes itself to find a local activity again: its name and times.
CORE_MARKER = "marker_recorded_event_attributes.details.data"


def test_the_marker_of_a_local_activity_says_nothing_but_its_name_and_times(hall: Hall) -> None:
    room = hall.opened()
    room.send(same)
    found = [payload for payload, where in _payloads(room.history()) if where == CORE_MARKER]
    assert found
    for payload in found:
        assert b"perform" in payload.data
        assert room.track_id.encode() not in payload.data


def _canary_free(*texts: bytes) -> None:
    forms = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode().hex().encode()]
    forms += [
        base64.b64encode(b"x" * shift + CANARY.encode())[4 + (shift > 0) : -4] for shift in range(3)
    ]
    for text in texts:
        for form in forms:
            assert form not in text


def test_an_error_leaves_only_its_code_word_in_the_history(hall: Hall) -> None:
    def broken(_: object) -> None:
        try:
            raise ValueError(CANARY)
        except ValueError as cause:
            raise HarpyEagleOfTheDelegation(CANARY, {"who": CANARY}) from cause

    room = hall.opened()
    with pytest.raises(NotPerformed) as refusal:
        room.send(broken)
    assert refusal.value.__cause__ is None
    assert refusal.value.__context__ is None
    history = room.history()
    _canary_free(_raw(history), history.to_json().encode())
    assert b"act.not_performed" in _raw(history)


def test_an_error_of_a_long_step_leaves_only_its_code_word(hall: Hall) -> None:
    room, brief = hall.opened(), new_id()
    hall.record.gates["draft"] = threading.Event()
    room.send(asked(brief))
    assert until(lambda: hall.record.calls["draft", brief] == 1)
    hall.record.failures = [HarpyEagleOfTheDelegation(CANARY)]
    hall.record.gates["draft"].set()
    assert until(lambda: hall.record.calls["draft", brief] == 2)
    assert until(lambda: hall.record.calls["tick", room.track_id] == 1)
    _canary_free(_raw(room.history(brief_workflow_id(brief))))


def test_a_key_ring_that_is_away_only_delays_and_its_error_does_not_travel(hall: Hall) -> None:
    room = hall.opened()
    command = room.ask(same)
    hall.keys.away = HarpyEagleOfTheDelegation(CANARY)
    with pytest.raises(EngineDown):
        hall.gateway.act(command, room.workflow_id, timeout=1)
    hall.keys.away = None
    gate = hall.record.gates["perform"] = threading.Event()
    sending = threading.Thread(target=_in_vain, args=(hall, command, room.workflow_id))
    sending.start()
    assert until(lambda: hall.record.calls["perform", command] == 1)
    hall.keys.away = HarpyEagleOfTheDelegation(CANARY)
    gate.set()
    sending.join()
    hall.keys.away = None
    assert hall.gateway.act(command, room.workflow_id, timeout=20).verdict is Verdict.ALLOWED
    assert hall.record.effects[command] == 1
    assert room.status() == "RUNNING"
    _canary_free(_raw(room.history()))


def _in_vain(hall: Hall, command: str, workflow_id: str) -> None:
    with pytest.raises(EngineDown):
        hall.gateway.act(command, workflow_id, timeout=1)


def test_what_the_engine_keeps_in_clear_is_generic(hall: Hall) -> None:
    room = hall.opened()
    room.send(same)
    text = room.history().to_json()
    assert '"identity": "entryhall"' in text
    assert "memo" not in text
    assert "searchAttributes" not in text


def _raw(history: WorkflowHistory) -> bytes:
    return b"".join(event.SerializeToString() for event in history.events)


def _payloads(history: WorkflowHistory) -> Iterator[tuple[Payload, str]]:
    for event in history.events:
        yield from _within(event, "")


def _within(message: Message, where: str) -> Iterator[tuple[Payload, str]]:
    if isinstance(message, Payload):
        yield message, where
        return
    for field, value in message.ListFields():
        path = f"{where}.{field.name}" if where else field.name
        if field.message_type is None:
            continue
        if field.message_type.GetOptions().map_entry:
            for key, one in value.items():
                if isinstance(one, Message):
                    yield from _flat(one, f"{path}.{key}")
        elif isinstance(value, Message):
            yield from _flat(value, path)
        else:
            for one in value:
                yield from _flat(one, path)


def _flat(message: Message, where: str) -> Iterator[tuple[Payload, str]]:
    for payload, path in _within(message, where):
        yield payload, path.removesuffix(".payloads")
