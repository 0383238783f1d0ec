"""A Temporal server as our own child: started, watched, started again when it dies.

- Its state is a file; write-ahead log and full synchronisation, so that neither SIGKILL nor a
  loss of power loses what it acknowledged. The port stays the same over restarts.
- It listens on the loopback address only and asks nobody on the network for newer versions.
- One thread starts and watches it and lives as long as it does, because on Linux a child is
  bound to the thread that started it.
- It is ready when it says so itself, not when its port is open.
- Its folder and log are readable by us only; its environment holds none of ours.
"""

import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import BinaryIO, Self

LOOPBACK = "127.0.0.1"
NOT_HANDED_OUT = (15_000, 32_000)
READY_SECONDS = 60.0
LOOK_SECONDS = 0.05
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
STEADY_SECONDS = 30.0
LOG_BYTES = 10 * 1024 * 1024


class EngineFailedError(RuntimeError):
    """The engine did not become ready; the message names its log file."""


@dataclass
class EngineChild:
    """One supervised server: enter to have it ready, leave to have it stopped.

    `data` is the folder for its state and log, `port` its port (a free one if none is given),
    `extra_args` are further arguments of `temporal server start-dev`.
    """

    binary: Path
    data: Path
    port: int | None = None
    namespace: str = "default"
    log_level: str = "warn"
    extra_args: tuple[str, ...] = ()
    starts: int = field(default=0, init=False)
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False, repr=False)
    _stopping: Event = field(default_factory=Event, init=False, repr=False)
    _watcher: Thread | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.data = self.data.resolve()
        self.port = self.port or free_port()

    @property
    def address(self) -> str:
        """Host and port, as clients want it."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def database(self) -> Path:
        """The file that holds all of the engine's state."""
        return self.data / "engine.db"

    @property
    def log(self) -> Path:
        """The engine's own log."""
        return self.data / "engine.log"

    @property
    def pid(self) -> int | None:
        """The process id of the server that runs now, if one does."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self, ready_seconds: float = READY_SECONDS) -> Self:
        """Start it and wait until it serves; raises `EngineFailedError` if it never does."""
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._watcher = Thread(target=self._watch, name="engine", daemon=True)
        self._watcher.start()
        if not self.wait_ready(ready_seconds):
            self.stop()
            raise EngineFailedError(f"the engine did not become ready; its log: {self.log}")
        return self

    def stop(self) -> None:
        """End it and everything it started. Its state is on disk, so this is never too early."""
        self._stopping.set()
        self._kill()
        if self._watcher is not None:
            self._watcher.join()

    def wait_ready(self, seconds: float = READY_SECONDS) -> bool:
        """Whether our own child serves within so many seconds."""
        until = monotonic() + seconds
        while monotonic() < until and not self._stopping.is_set():
            if self.pid is not None and listens(self.port or 0) and self._healthy():
                return True
            self._stopping.wait(LOOK_SECONDS)
        return False

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _healthy(self) -> bool:
        """Whether its front door answers that it serves (the gRPC health protocol)."""
        ask = [str(self.binary), "operator", "cluster", "health", "--address", self.address]
        quiet = subprocess.DEVNULL
        home = bare_environment(self.data)
        try:
            asked = subprocess.run(
                ask, env=home, stdin=quiet, stdout=quiet, stderr=quiet, timeout=10.0, check=False
            )
        except subprocess.TimeoutExpired:
            return False
        return asked.returncode == 0

    def _watch(self) -> None:
        """Start it again whenever it ends, more slowly when it keeps ending."""
        failures = 0
        while not self._stopping.is_set():
            began = monotonic()
            with self._spawn() as self._process:
                if self._stopping.is_set():  # told to stop while it was being started
                    self._kill()
            failures = 0 if monotonic() - began > STEADY_SECONDS else failures + 1
            self._stopping.wait(PAUSES[min(failures, len(PAUSES)) - 1] if failures else 0)

    def _spawn(self) -> "subprocess.Popen[bytes]":
        self.starts += 1
        wrapper = [sys.executable, str(Path(__file__).with_name("engine_exec.py"))]
        lock = str(self.database.with_suffix(".lock"))
        with open_log(self.log) as log:
            return subprocess.Popen(
                [*wrapper, str(os.getpid()), lock, *self.command()],
                env=bare_environment(self.data),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                umask=0o077,
            )

    def _kill(self) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)

    def command(self) -> list[str]:
        """The whole command line of the server."""
        return [
            *(str(self.binary), "server", "start-dev", "--headless"),
            *("--ip", LOOPBACK, "--port", str(self.port), "--namespace", self.namespace),
            *("--db-filename", str(self.database)),
            *("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=2"),
            *("--dynamic-config-value", "frontend.enableServerVersionCheck=false"),
            *("--log-level", self.log_level, "--log-format", "json"),
            *self.extra_args,
        ]


def bare_environment(home: Path) -> Mapping[str, str]:
    """Nothing of ours goes to the child: no address, no key file, no profile of the user."""
    return {"PATH": os.environ.get("PATH", ""), "HOME": str(home)}


def open_log(path: Path) -> BinaryIO:
    """The log, to append to, readable by us only; one that grew too long is set aside."""
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def free_port() -> int:
    """A port on the loopback address that nobody uses, outside the range that systems hand out
    to outgoing connections, so that it stays ours while nobody listens (RFC 6056 §3.2)."""
    while True:
        port = random.SystemRandom().randrange(*NOT_HANDED_OUT)
        if not listens(port):
            return port


def listens(port: int) -> bool:
    """Whether anything accepts connections there."""
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((LOOPBACK, port)) == 0
