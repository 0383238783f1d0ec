"""The sweeper: what a crash left half done is finished."""

import threading
from collections.abc import Callable, Sequence
from typing import cast

import pytest
from temporalio.service import RPCError, RPCStatusCode

from documents.ids import new_id
from documents.operations.destroying import Remains
from documents.operations.position import Verdict
from policies.terms import Phase
from tests.workflows.fakes import FakeRecord, Letter
from tests.workflows.hall import Hall, phase, same, until
from workflows.commands import Answer
from workflows.gateway import EngineDown, Gateway, NotPerformed
from workflows.sweeper import Sweeper


class FakeGateway:
    """Answers as the test says."""

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        self.sent: list[str] = []
        self.named: list[str] = []
        self.runs: list[int | Exception] = []
        self._answer = answer

    def act(self, command_id: str, *_: object, **__: object) -> Answer:
        """Note the command and answer."""
        self.sent.append(command_id)
        return self._answer(command_id)

    def forget(self, workflow_ids: Sequence[str]) -> int:
        """Note what is to be forgotten; answers what the test says."""
        self.named = [*workflow_ids]
        found = self.runs.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


def _sweeper(record: FakeRecord, gateway: FakeGateway) -> Sweeper:
    return Sweeper(record, cast(Gateway, gateway), interval=0.01)


def _waiting(record: FakeRecord, *names: str) -> None:
    record.waiting = {name: Letter(name, new_id()) for name in names}


def test_a_command_that_was_performed_but_never_answered_is_settled(hall: Hall) -> None:
    room = hall.opened()
    command = room.ask(same)
    hall.record.perform(command, 1)
    hall.record.waiting[command] = Letter(command, room.workflow_id)
    Sweeper(hall.record, hall.gateway).sweep()
    assert hall.record.waiting == {}
    assert hall.record.effects[command] == 1
    assert room.send(same) is Verdict.ALLOWED


def test_a_command_that_was_never_sent_is_sent_and_settled(hall: Hall) -> None:
    room = hall.opened()
    command = room.ask(same)
    hall.record.waiting[command] = Letter(command, room.workflow_id)
    Sweeper(hall.record, hall.gateway).sweep()
    assert hall.record.waiting == {}
    assert hall.record.effects[command] == 1


def test_one_command_that_is_not_answered_does_not_hold_up_the_others() -> None:
    record = FakeRecord()
    _waiting(record, "a", "b", "c")

    def answer(name: str) -> Answer:
        if name == "b":
            raise NotPerformed
        return Answer(Verdict.DENIED)

    _sweeper(record, FakeGateway(answer)).sweep()
    assert set(record.waiting) == {"b"}


@pytest.mark.parametrize("error", [EngineDown(), ValueError("x"), OSError()])
def test_a_command_is_settled_only_after_its_answer(error: Exception) -> None:
    record = FakeRecord()
    _waiting(record, "a")

    def answer(_: str) -> Answer:
        raise error

    _sweeper(record, FakeGateway(answer)).sweep()
    assert set(record.waiting) == {"a"}
    assert record.calls["settle", "a"] == 0


@pytest.mark.parametrize("step", ["lapse", "unsettled", "mail", "remains"])
def test_one_step_that_fails_does_not_stop_the_others(step: str) -> None:
    record = FakeRecord()
    steps = ["lapse", "unsettled", "mail", "remains"]
    record.failures = []
    real = record._called

    def called(name: str, what: str) -> threading.RLock:
        lock = real(name, what)
        if name == step:
            raise OSError
        return lock

    record._called = called  # type: ignore[method-assign]
    _sweeper(record, FakeGateway(lambda _: Answer(Verdict.ALLOWED))).sweep()
    assert [record.calls[name, ""] for name in steps] == [1, 1, 1, 1]


def test_what_the_engine_remembers_of_a_destroyed_track_is_deleted(hall: Hall) -> None:
    room, other = hall.opened(), hall.opened()
    room.send(phase(Phase.EXPLORATION))  # the engine keeps two runs of it
    hall.record.destroyed[room.track_id] = Remains(room.track_id, room.workflow_id, ())
    sweeper = Sweeper(hall.record, hall.gateway)
    sweeper.sweep()
    assert room.track_id in hall.record.destroyed  # not noted before it is seen to be gone

    def gone() -> bool:
        sweeper.sweep()
        return not hall.record.destroyed

    assert until(gone)
    with pytest.raises(RPCError) as error:
        room.status()
    assert error.value.status is RPCStatusCode.NOT_FOUND
    assert other.status() == "RUNNING"


def test_a_track_is_not_forgotten_while_the_engine_is_away() -> None:
    record = FakeRecord()
    record.destroyed["t"] = Remains("t", "w", ("b",))
    gateway = FakeGateway(lambda _: Answer(Verdict.ALLOWED))
    gateway.runs = [EngineDown(), 2, 0]
    sweeper = _sweeper(record, gateway)
    for left in (1, 1, 0):
        sweeper.sweep()
        assert len(record.destroyed) == left
    assert gateway.named == ["w", "b-b"]


def test_it_sweeps_again_and_again_until_it_is_stopped() -> None:
    record, stop = FakeRecord(), threading.Event()
    sweeper = _sweeper(record, FakeGateway(lambda _: Answer(Verdict.ALLOWED)))
    thread = threading.Thread(target=sweeper.run, args=(stop,))
    thread.start()
    assert until(lambda: record.calls["lapse", ""] > 2)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
