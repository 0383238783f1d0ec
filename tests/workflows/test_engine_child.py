"""The supervised engine: it comes back, keeps its state, and never outlives its supervisor."""

import asyncio
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from temporalio import workflow
from temporalio.client import Client, WorkflowExecutionStatus

from tests.engine import stubs
from workflows.engine import ensure
from workflows.engine_child import EngineChild, EngineFailedError, free_port, listens


@workflow.defn
class Waiting:
    """Never runs here: no worker serves its queue."""

    @workflow.run
    async def run(self) -> None:
        await asyncio.Event().wait()


def eventually(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether something comes true in time."""
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.02)
    return true()


def kill(child: EngineChild) -> None:
    """SIGKILL to the server, as a crash would end it."""
    before = child.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    assert eventually(lambda: child.pid not in {None, before})
    assert child.wait_ready()


async def started(address: str) -> str:
    """Start a workflow; returns its run id."""
    client = await Client.connect(address)
    handle = await client.start_workflow(Waiting.run, id="waits", task_queue="nobody")
    return str(handle.first_execution_run_id)


async def described(address: str) -> tuple[str, WorkflowExecutionStatus | None]:
    """Run id and status of that workflow."""
    client = await Client.connect(address)
    seen = await client.get_workflow_handle("waits").describe()
    return str(seen.run_id), seen.status


def test_what_the_engine_acknowledged_is_there_after_sigkill_at_the_same_address(
    tmp_path: Path,
) -> None:
    with EngineChild(ensure(os.environ, print), tmp_path) as child:
        run = asyncio.run(started(child.address))
        kill(child)
        assert asyncio.run(described(child.address)) == (run, WorkflowExecutionStatus.RUNNING)
        assert child.starts == 2


def test_state_and_log_are_readable_by_nobody_else(tmp_path: Path) -> None:
    data = tmp_path / "engine"
    with EngineChild(ensure(os.environ, print), data) as child:
        paths = [data, *data.iterdir()]
        assert child.database in paths
        assert child.log in paths
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in paths if path.exists())


def test_it_comes_back_however_often_it_dies(tmp_path: Path) -> None:
    with EngineChild(stubs.engine(tmp_path / "temporal"), tmp_path / "data") as child:
        address = child.address
        for _ in range(3):
            kill(child)
        assert child.address == address
        assert child.starts == 4


def test_after_the_block_nothing_of_it_runs(tmp_path: Path) -> None:
    with EngineChild(stubs.engine(tmp_path / "temporal"), tmp_path / "data") as child:
        pid, port = child.pid, child.port
    assert child.pid is None
    assert not Path("/proc", str(pid)).exists()
    assert not listens(port or 0)


def test_the_port_is_the_one_asked_for_and_only_on_the_loopback_address(tmp_path: Path) -> None:
    port = free_port()
    with EngineChild(stubs.engine(tmp_path / "temporal"), tmp_path / "data", port) as child:
        assert child.address == f"127.0.0.1:{port}"
        words = child.command()
    assert words[words.index("--ip") + 1] == "127.0.0.1"


def test_an_engine_that_never_serves_is_an_error_that_names_its_log(tmp_path: Path) -> None:
    child = EngineChild(stubs.program(tmp_path / "temporal"), tmp_path / "data")
    with pytest.raises(EngineFailedError, match=r"engine\.log"):
        child.start(ready_seconds=1.0)
    assert child.starts > 1


def test_two_engines_never_share_one_state_file(tmp_path: Path) -> None:
    binary, data = stubs.engine(tmp_path / "temporal"), tmp_path / "data"
    with EngineChild(binary, data), pytest.raises(EngineFailedError):
        EngineChild(binary, data).start(ready_seconds=1.0)
    with EngineChild(binary, data) as after:
        assert after.pid is not None


def test_the_engine_is_told_nothing_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTRYHALL_KEY_FILE", "somewhere")
    tell = f"#!{sys.executable}\nimport os; print(sorted(os.environ), flush=True)\n"
    child = EngineChild(stubs.program(tmp_path / "temporal", tell), tmp_path / "data")
    with pytest.raises(EngineFailedError):
        child.start(ready_seconds=0.5)
    assert "ENTRYHALL" not in child.log.read_text("utf-8")
    assert "PATH" in child.log.read_text("utf-8")


@pytest.fixture
def served(tmp_path: Path) -> "subprocess.Popen[str]":
    """A process that supervises a stand-in engine, as `workflows.engine serve` does."""
    stubs.engine(tmp_path / "path" / "temporal")
    here = {k: v for k, v in os.environ.items() if not k.startswith("ENTRYHALL_")}
    here["PATH"] = f"{tmp_path / 'path'}{os.pathsep}{here['PATH']}"
    command = [sys.executable, "-m", "workflows.engine", "serve", str(tmp_path / "data")]
    return subprocess.Popen(command, env=here, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_engine_ends_with_its_supervisor(
    served: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    with served:
        lines = iter(served.stdout or ())
        ready = next(line for line in lines if line.startswith("ready: "))
        port = int(ready.rsplit(":", 1)[1])
        assert listens(port)
        served.send_signal(number)
    assert eventually(lambda: not listens(port))
