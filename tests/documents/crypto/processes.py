"""Separate processes that use one keyring at the same time, or are killed while they do.

- `Processes` starts one process, which has everything imported and forks for every task; so
  each task is a process of its own, and hundreds of them cost little.
- A task with `kill_at` kills itself (SIGKILL) just before its n-th step; steps are the
  statements and commits on the database and the syncs and replacements of the root file.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, event

from documents.crypto.keyring import KeyPurpose, Keyring, LocalRootKeys
from documents.engines import open_engine


@dataclass(frozen=True)
class Task:
    """One thing that one process does, on this database and this root file."""

    what: str
    url: str
    key_file: str
    subject: str = "s"
    times: int = 1
    kill_at: int = -1


@dataclass(frozen=True)
class Ended:
    """How a task ended: killed or not, and the key ids that it told."""

    killed: bool
    said: list[str]


class Processes:
    """The side of the test."""

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._server.communicate()

    def run(self, *tasks: Task) -> list[Ended]:
        """Run all of them at once, each in its own process, and wait for all."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps([asdict(task) for task in tasks]) + "\n")
        self._server.stdin.flush()
        return [Ended(**ended) for ended in json.loads(self._server.stdout.readline())]


def _serve() -> None:
    """The side of the process: fork for each task, answer when all have ended."""
    for line in sys.stdin:
        started = [_start(Task(**task)) for task in json.loads(line)]
        print(json.dumps([_wait(*child) for child in started]), flush=True)  # noqa: T201


def _start(task: Task) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, json.dumps(_perform(task)).encode())
        os._exit(0)
    os.close(writing)
    return child, reading


def _wait(child: int, reading: int) -> dict[str, Any]:
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return {"killed": killed, "said": json.loads(said) if said else []}


def _perform(task: Task) -> list[str]:
    engine = open_engine(task.url)
    ring = Keyring(engine, LocalRootKeys(Path(task.key_file)))
    if task.kill_at >= 0:
        _kill_before(task.kill_at, engine)
    return TASKS[task.what](ring, task)


def _kill_before(step: int, engine: Engine) -> None:
    steps = count()

    def reach(*_args: object, **_named: object) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", reach)
    event.listen(engine, "commit", reach)
    for name in ("fsync", "replace"):
        setattr(os, name, _after(reach, getattr(os, name)))


def _after(first: Callable[..., None], then: Callable[..., Any]) -> Callable[..., Any]:
    def both(*args: Any) -> Any:
        first()
        return then(*args)

    return both


def _ensure(ring: Keyring, task: Task) -> list[str]:
    return [ring.ensure(KeyPurpose.CONTENT, task.subject).hex for _ in range(task.times)]


def _create(ring: Keyring, task: Task) -> list[str]:
    return [ring.create(KeyPurpose.CONTENT, task.subject).hex for _ in range(task.times)]


def _destroy(ring: Keyring, task: Task) -> list[str]:
    ring.destroy(KeyPurpose.CONTENT, task.subject)
    return []


def _churn(ring: Keyring, task: Task) -> list[str]:
    """Make and destroy, again and again."""
    for _ in range(task.times):
        ring.create(KeyPurpose.WINDOW, task.subject)
        ring.destroy(KeyPurpose.WINDOW, task.subject)
    return []


def _roots(_ring: Keyring, task: Task) -> list[str]:
    """What the root file holds, as its reader finds it."""
    held: dict[str, dict[str, str]] = json.loads(Path(task.key_file).read_text())["roots"]
    return [root["id"] for root in held.values()]


TASKS: dict[str, Callable[[Keyring, Task], list[str]]] = {
    "ensure": _ensure,
    "create": _create,
    "destroy": _destroy,
    "churn": _churn,
    "roots": _roots,
}

if __name__ == "__main__":
    _serve()
