"""The worker as a process of its own, over a real record."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.ids import new_id
from documents.operations.position import Verdict
from documents.settings import Settings
from documents.store import Store
from workflows.connection import connection_of
from workflows.gateway import Gateway

WORKER = [sys.executable, "-m", "workflows.worker"]


@pytest.fixture
def environment(engine_address: str, tmp_path: Path) -> dict[str, str]:
    """A deployment of its own on the session's engine."""
    ours = {"ENTRYHALL_HOME": str(tmp_path), "ENTRYHALL_TEMPORAL_ADDRESS": engine_address}
    return {**os.environ, **ours}


@pytest.fixture
def store(environment: dict[str, str]) -> Iterator[Store]:
    """Its record."""
    opened = Store.open(Settings.from_environment(environment))
    yield opened
    opened.close()


def test_it_serves_a_command_and_ends_when_it_is_told_to(
    environment: dict[str, str], store: Store
) -> None:
    gateway = Gateway(connection_of(store))
    with subprocess.Popen(WORKER, env=environment, stderr=subprocess.PIPE) as worker:
        try:
            answer = gateway.act(new_id(), new_id(), timeout=30)
        finally:
            worker.send_signal(signal.SIGTERM)
        _, said = worker.communicate(timeout=30)
    gateway.close()
    assert answer.verdict is Verdict.LAPSED, "nobody asked for this command"
    assert worker.returncode == 0
    assert said == b""


def test_without_an_address_it_says_what_is_missing(environment: dict[str, str]) -> None:
    environment["ENTRYHALL_TEMPORAL_ADDRESS"] = ""
    done = subprocess.run(WORKER, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"ENTRYHALL_TEMPORAL_ADDRESS" in done.stderr
