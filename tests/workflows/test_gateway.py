"""The gateway: many threads, and an engine that comes and goes."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from documents.ids import new_id
from documents.operations.position import Verdict
from tests.workflows.fakes import FakeRecord, FixedKeys
from tests.workflows.hall import Hall, Room, same, working
from workflows.connection import Connection
from workflows.converter import data_converter
from workflows.engine import running
from workflows.engine_child import free_port
from workflows.gateway import EngineDown, Gateway


def _connection(address: str) -> Connection:
    return Connection(address, "default", data_converter(FixedKeys()), 2, task_queue=new_id())


def test_without_an_engine_the_answer_comes_quickly_and_is_no() -> None:
    gateway = Gateway(_connection(f"127.0.0.1:{free_port()}"))
    began = time.monotonic()
    with pytest.raises(EngineDown) as refusal:
        gateway.act(new_id(), new_id())
    assert time.monotonic() - began < 3
    assert refusal.value.retry_after > 0
    assert (refusal.value.__cause__, refusal.value.__context__) == (None, None)
    gateway.close()


def test_without_a_worker_the_answer_comes_in_the_time_given(engine_address: str) -> None:
    gateway = Gateway(_connection(engine_address))
    began = time.monotonic()
    with pytest.raises(EngineDown):
        gateway.act(new_id(), new_id(), timeout=0.5)
    assert time.monotonic() - began < 2
    gateway.close()


def test_gateway_and_worker_recover_by_themselves_when_the_engine_does(tmp_path: Path) -> None:
    port, record = free_port(), FakeRecord()
    connection = _connection(f"127.0.0.1:{port}")
    gateway = Gateway(connection)
    hall = Hall(connection, record, gateway, FixedKeys())
    room = Room(hall)
    with working(connection, record):
        with pytest.raises(EngineDown):
            gateway.act(room.ask(same), room.workflow_id, timeout=1)
        with running(tmp_path, {**os.environ, "ENTRYHALL_TEMPORAL_ADDRESS": ""}, port=port):
            assert _patiently(room) is Verdict.ALLOWED
        began = time.monotonic()
        with pytest.raises(EngineDown):
            gateway.act(room.ask(same), room.workflow_id, timeout=5)
        assert time.monotonic() - began < 5.5
        with running(tmp_path, {**os.environ, "ENTRYHALL_TEMPORAL_ADDRESS": ""}, port=port):
            assert _patiently(room) is Verdict.ALLOWED
    gateway.close()
    assert room.position.seq == 2


def _patiently(room: Room) -> Verdict:
    command = room.ask(same)
    for _ in range(10):
        try:
            return room.hall.gateway.act(command, room.workflow_id, timeout=5).verdict
        except EngineDown:
            time.sleep(0.5)
    raise AssertionError


FORKING = """
import os, sys
from tests.workflows.fakes import FixedKeys
from workflows.connection import Connection
from workflows.converter import data_converter
from workflows.gateway import Gateway

address, queue, workflow_id, first, second = sys.argv[1:]
gateway = Gateway(Connection(address, "default", data_converter(FixedKeys()), 2, queue))
gateway.act(first, workflow_id)
child = os.fork()
if child == 0:
    os._exit(0 if gateway.act(second, workflow_id).verdict == "allowed" else 1)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_child_after_a_fork_has_a_loop_and_a_client_of_its_own(hall: Hall) -> None:
    room = hall.opened()
    commands = [room.ask(same), room.ask(same)]
    where = [hall.connection.address, hall.connection.task_queue, room.workflow_id]
    program = [sys.executable, "-c", FORKING, *where, *commands]
    assert subprocess.run(program, timeout=30, check=False).returncode == 0
    assert [hall.record.effects[one] for one in commands] == [1, 1]


def test_a_closed_gateway_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    gateway = Gateway(_connection(f"127.0.0.1:{free_port()}"))
    with pytest.raises(EngineDown):
        gateway.act(new_id(), new_id())
    gateway.close()
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert threading.active_count() <= before
