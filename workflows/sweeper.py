"""Finishes what a crash left half done: every command gets its answer, every letter is sent.

- A command that is not settled is sent again under the same id; its workflow learns of it
  even when web, worker and engine died after the commit. Only then is it settled.
- What has had no outcome for ten minutes lapses.
- What the engine remembers of a destroyed track is deleted; only when nothing is left, that is
  noted.
- Engine or record away: wait and go on. Nothing is logged but code words and ids.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from workflows.briefs import brief_workflow_id
from workflows.gateway import EngineDown, Gateway, NotPerformed
from workflows.logs import log
from workflows.record import RecordPort, Waiting

INTERVAL = 1.0  # seconds
_TIMEOUT = 5.0  # seconds for one command
_AT_ONCE = 4  # commands, so that one slow track does not hold up the others


class Sweeper:
    """Sweeps again and again until it is stopped."""

    def __init__(self, record: RecordPort, gateway: Gateway, *, interval: float = INTERVAL) -> None:
        self._record = record
        self._gateway = gateway
        self._interval = interval

    def run(self, stop: threading.Event) -> None:
        """Sweep at every interval until `stop` is set."""
        while not stop.wait(self._interval):
            self.sweep()

    def sweep(self) -> None:
        """One round; never raises."""
        self._safely(self._record.lapse_old)
        self._safely(self._resend)
        self._safely(self._record.send_waiting_mail)
        self._safely(self._forget)

    def _resend(self) -> None:
        waiting = self._record.unsettled()
        if not waiting:
            return
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for one in waiting:
                pool.submit(self._safely, partial(self._finish, one))

    def _forget(self) -> None:
        for one in self._record.remains():
            names = [one.workflow_id, *map(brief_workflow_id, one.brief_ids)]
            if not self._gateway.forget(names):
                self._record.forgotten(one.track_id)

    def _finish(self, waiting: Waiting) -> None:
        """Send one command again, and settle it."""
        self._gateway.act(waiting.command_id, waiting.workflow_id, timeout=_TIMEOUT)
        self._record.settle(waiting.command_id)

    def _safely(self, step: Callable[[], Any]) -> None:
        try:
            step()
        except NotPerformed:
            log.warning("sweep.not_performed")
        except EngineDown:
            log.warning("sweep.engine_down")
        except Exception:  # whatever it says must not reach the log, and the next round goes on
            log.warning("sweep.failed")
