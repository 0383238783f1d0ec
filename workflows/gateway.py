"""The web floor's one way to the engine: send a command, wait for its answer.

- Safe for many request threads; they share one loop and one client, made at the first use
  and made anew in a child after a fork.
- The engine being away is a normal state. It raises `EngineDown` and recovers by itself;
  whether the command had an effect is then unknown, so ask again with the same id.
"""

import os
import threading
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from typing import Any, TypeVar

from documents.failpoints import reach
from workflows.commands import HISTORY_LIMIT, Answer
from workflows.connection import Connection
from workflows.courier import Courier, EngineDown, NotPerformed
from workflows.loop import LoopThread

__all__ = ["EngineDown", "Gateway", "NotPerformed"]

T = TypeVar("T")

TIMEOUT = 10.0  # seconds that a request waits for the engine
_GRACE = 0.5  # seconds for the loop to give up by itself


class Gateway:
    """Sends commands to the workflows of tracks."""

    def __init__(self, connection: Connection, *, history_limit: int = HISTORY_LIMIT) -> None:
        self._connection = connection
        self._history_limit = history_limit
        self._lock = threading.Lock()
        self._thread = LoopThread()
        self._courier: Courier | None = None
        self._process = 0

    def act(self, command_id: str, workflow_id: str, timeout: float = TIMEOUT) -> Answer:
        """Send a stored command and wait at most `timeout` seconds for its answer.

        Raises:
            EngineDown: there was no answer; send the same command again later.
        """
        _, courier = self._here()
        answer = self._wait(courier.send(command_id, workflow_id, timeout), timeout)
        reach("engine.answered")
        return answer

    def forget(self, workflow_ids: Sequence[str], timeout: float = TIMEOUT) -> int:
        """Delete what the engine remembers of these workflows; answers how many runs it found.

        Raises:
            EngineDown: there was no answer.
        """
        _, courier = self._here()
        return self._wait(courier.forget(workflow_ids), timeout)

    def _wait(self, work: Coroutine[Any, Any, T], timeout: float) -> T:
        thread, _ = self._here()
        future = thread.submit(work)
        try:
            return future.result(timeout + _GRACE)
        except (TimeoutError, CancelledError):
            future.cancel()
        raise EngineDown

    def close(self) -> None:
        """Stop the background thread."""
        self._thread.close()

    def _here(self) -> tuple[LoopThread, Courier]:
        """The thread and courier of this process."""
        with self._lock:
            if self._courier is None or self._process != os.getpid():
                self._process = os.getpid()
                self._thread = LoopThread()
                self._courier = Courier(self._connection, self._history_limit)
            return self._thread, self._courier
