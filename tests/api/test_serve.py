"""The web process: it starts, answers, tells nothing in its log, and ends when told to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api import serve
from documents.errors import RecordError
from documents.settings import Settings
from workflows import worker

CANARY = "kanarienvogel"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(home: Path, command: str = "web") -> Iterator[tuple[int, Path, subprocess.Popen[bytes]]]:
    """The web process as the command line starts it, or all of them, without an engine."""
    port, log = free_port(), home / "web.log"
    environment = {name: v for name, v in os.environ.items() if not name.startswith("ENTRYHALL_")}
    environment |= {
        "ENTRYHALL_HOME": str(home),
        "ENTRYHALL_URL": f"http://127.0.0.1:{port}",
        "ENTRYHALL_TEMPORAL_ADDRESS": "127.0.0.1:9",
    }
    code = f"from api.cli import main; main(['{command}', '--port', '{port}'])"
    with log.open("wb") as file:
        child = subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=file)
    try:
        yield port, log, child
    finally:
        child.kill()
        child.wait()


def status(port: int, path: str) -> int:
    """The status of an answer; 0 while nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code
    except (urllib.error.URLError, ConnectionError):
        return 0


def answers(port: int) -> bool:
    """Whether the site answers in time."""
    until = time.monotonic() + 60
    while status(port, "/health") != 200 and time.monotonic() < until:
        time.sleep(0.1)
    return status(port, "/health") == 200


def raw(port: int, sent: bytes) -> bytes:
    """The answer to bytes that are no request."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(sent)
        return line.recv(4096)


def test_the_web_process_serves_and_its_log_tells_nothing(tmp_path: Path) -> None:
    """Neither addresses nor broken requests reach the log; a signal ends the process."""
    with served(tmp_path) as (port, log, child):
        assert answers(port)
        assert status(port, f"/sign-in/{CANARY}") == 200
        assert status(port, f"/api/v1/{CANARY}?{CANARY}") == 401
        assert b"400" in raw(port, f"GET /{CANARY} {CANARY}/9\r\n{CANARY}\r\n\r\n".encode())
        child.send_signal(signal.SIGTERM)
        assert child.wait(30) == 0
        assert CANARY not in log.read_text(encoding="utf-8")


def test_everything_runs_by_one_command_and_ends_with_it(tmp_path: Path) -> None:
    """Site and worker, each with a log beside the data; nobody is left behind."""
    with served(tmp_path, "run") as (port, _, child):
        assert answers(port)
        child.send_signal(signal.SIGTERM)
        assert child.wait(60) == 0
    assert status(port, "/health") == 0
    assert {"worker.log", "web.log", "records.db", "keys.db"} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_when_one_process_ends_all_end(tmp_path: Path) -> None:
    """Whoever started them sees it, and a second start finds everything free."""
    with served(tmp_path, "run") as (port, _, child):
        assert answers(port)
        children = Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        assert child.wait(60) == 1
    assert status(port, "/health") == 0


def test_where_a_certificate_is_not_what_was_signed_nobody_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTRYHALL_HOME", str(tmp_path))
    monkeypatch.setenv("ENTRYHALL_TEMPORAL_ADDRESS", "127.0.0.1:1")
    (tmp_path / "destroyed").mkdir()
    (tmp_path / "destroyed" / "any.note").write_text("Nothing was destroyed.")
    for module in (serve, worker):
        monkeypatch.setattr(module, "harden", lambda: None)
    web = serve.Application(Settings.from_environment(os.environ), {})
    for start in (web.load, worker.main):
        with pytest.raises(RecordError, match=r"certificate\.refused"):
            start()
