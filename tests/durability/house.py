"""A house of three real processes that can be killed: engine, worker and web.

- Each is a process group of its own and ends by SIGKILL only, so nothing is ever tidied up.
- Starting them again is all that is ever done; nothing is repaired and nobody waits for anybody
  but the web's caller for the web.
- Failpoints are held by name (documents.failpoints): whoever comes there stands still until the
  hold is taken away, or dies there.
"""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from documents.settings import Settings
from workflows.engine import ensure
from workflows.engine_child import LOOPBACK, EngineChild, bare_environment, free_port

ROOT = Path(__file__).parents[2]
ENGINE, WORKER, WEB = "engine", "worker", "web"
ALL = (ENGINE, WORKER, WEB)
TASK_TIMEOUT = 2
"""Seconds after which the engine gives a dead worker's task to another."""

Process = subprocess.Popen[bytes]


@dataclass
class House:
    """One deployment in a folder; `more` are further settings of worker and web."""

    home: Path
    more: Mapping[str, str] = field(default_factory=dict)
    engine_log: str = "warn"
    _port: int = field(default_factory=free_port, init=False)
    _running: dict[str, Process] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.home = self.home.resolve()
        self.points.mkdir(parents=True, exist_ok=True)
        self._engine = EngineChild(
            ensure(os.environ, lambda _: None),
            self.home / "engine",
            log_level=self.engine_log,
        )
        self._engine.data.mkdir(exist_ok=True)

    @property
    def points(self) -> Path:
        """The folder of failpoints."""
        return self.home / "failpoints"

    @property
    def url(self) -> str:
        """Where the site is."""
        return f"http://{LOOPBACK}:{self._port}"

    @property
    def engine_address(self) -> str:
        """Host and port of the engine."""
        return self._engine.address

    @property
    def environment(self) -> dict[str, str]:
        """The environment of worker and web; of ours they get what every process needs."""
        ours = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return ours | {
            "ENTRYHALL_HOME": str(self.home),
            "ENTRYHALL_URL": self.url,
            "ENTRYHALL_TEMPORAL_ADDRESS": self.engine_address,
            "ENTRYHALL_TASK_TIMEOUT": str(TASK_TIMEOUT),
            "ENTRYHALL_FAILPOINTS": str(self.points),
            **self.more,
        }

    @property
    def settings(self) -> Settings:
        """The settings by which a test opens the same record."""
        return Settings.from_environment(self.environment)

    # Processes

    def start(self, *names: str) -> None:
        """Start these processes; nobody waits until they are ready."""
        for name in names or ALL:
            self._running[name] = self._spawn(name)

    def kill(self, *names: str) -> None:
        """SIGKILL to these processes and their children, all signals before the first wait."""
        ended = [self._running.pop(name) for name in names or tuple(self._running)]
        for process in ended:
            os.killpg(process.pid, signal.SIGKILL)
        for process in ended:
            process.wait()

    def runs(self, name: str) -> bool:
        """Whether this process is alive."""
        return self._running[name].poll() is None

    def groups(self) -> Mapping[str, int]:
        """The process group of each process that runs."""
        return {name: process.pid for name, process in self._running.items()}

    def wait_for_web(self) -> None:
        """Wait until the site answers."""
        assert eventually(self._answers), "the site does not answer"

    def _answers(self) -> bool:
        line = http.client.HTTPConnection(LOOPBACK, self._port, timeout=5)
        try:
            line.request("GET", "/health")
            return line.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def _spawn(self, name: str) -> Process:
        command, environment = self._command(name), self.environment
        if name == ENGINE:
            environment = dict(bare_environment(self._engine.data))
        with (self.home / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _command(self, name: str) -> list[str]:
        if name == ENGINE:
            return self._engine.command()
        words = [WORKER] if name == WORKER else [WEB, "--port", str(self._port)]
        return [sys.executable, "-c", f"from api.cli import main; main({words!r})"]

    # Failpoints

    def hold(self, point: str) -> None:
        """From now on whoever comes to this point stands still."""
        (self.points / f"{point}.hold").touch()

    def let_go(self, point: str) -> None:
        """Whoever stands at this point goes on."""
        (self.points / f"{point}.hold").unlink(missing_ok=True)

    def reached(self, point: str) -> int:
        """How often somebody came to this point while it was held."""
        return len(list(self.points.glob(f"{point}.*.reached")))


@contextmanager
def standing(house: House, *names: str) -> Iterator[House]:
    """The house with all processes or these; at the end every one that runs is killed."""
    house.start(*names)
    try:
        house.wait_for_web()
        yield house
    finally:
        house.kill()


def eventually(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether something comes true in time."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
