"""The sweeper: what a crash left half done is finished."""

import threading
from collections.abc import Callable
from typing import cast

import pytest

from documents.ids import new_id
from documents.operations.position import Verdict
from tests.workflows.fakes import FakeRecord, Letter
from tests.workflows.hall import Hall, same, until
from workflows.commands import Answer
from workflows.gateway import EngineDown, Gateway, NotPerformed
from workflows.sweeper import Sweeper


class FakeGateway:
    """Answers as the test says."""

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        self.sent: list[str] = []
        self._answer = answer

    def act(self, command_id: str, *_: object, **__: object) -> Answer:
        """Note the command and answer."""
        self.sent.append(command_id)
        return self._answer(command_id)


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


@pytest.mark.parametrize("step", ["lapse", "unsettled", "mail"])
def test_one_step_that_fails_does_not_stop_the_others(step: str) -> None:
    record = FakeRecord()
    steps = ["lapse", "unsettled", "mail"]
    record.failures = []
    real = record._called

    def called(name: str, what: str) -> threading.RLock:
        lock = real(name, what)
        if name == step:
            raise OSError
        return lock

    record._called = called  # type: ignore[method-assign]
    _sweeper(record, FakeGateway(lambda _: Answer(Verdict.ALLOWED))).sweep()
    assert [record.calls[name, ""] for name in steps] == [1, 1, 1]


def test_it_sweeps_again_and_again_until_it_is_stopped() -> None:
    record, stop = FakeRecord(), threading.Event()
    sweeper = _sweeper(record, FakeGateway(lambda _: Answer(Verdict.ALLOWED)))
    thread = threading.Thread(target=sweeper.run, args=(stop,))
    thread.start()
    assert until(lambda: record.calls["lapse", ""] > 2)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
