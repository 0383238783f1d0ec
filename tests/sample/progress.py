"""How far the sample is, in plain lines; on a terminal with a bar that fills."""

import sys
import time
from typing import TextIO

_WIDTH = 24


class Progress:
    """Counts `steps` steps on `stream`; says nothing when `quiet`."""

    def __init__(self, steps: int, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._steps = steps
        self._done = 0
        self._quiet = quiet
        self._out = stream or sys.stdout
        self._bar = self._out.isatty()
        self._started = time.monotonic()

    def step(self, what: str) -> None:
        """Begin the next step."""
        self._done += 1
        self._say(self._line(what), last=False)

    def finish(self, what: str) -> None:
        """Say that all is done, and how long it took."""
        seconds = time.monotonic() - self._started
        self._say(f"{what} ({seconds:.0f} s)", last=True)

    def _line(self, what: str) -> str:
        count = f"{self._done:>2} of {self._steps}"
        if not self._bar:
            return f"{count}  {what}"
        filled = _WIDTH * (self._done - 1) // self._steps
        return f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {count}  {what}"

    def _say(self, line: str, *, last: bool) -> None:
        if self._quiet:
            return
        if self._bar:
            self._out.write(f"\r\x1b[K{line}" + ("\n" if last else ""))
        else:
            self._out.write(line + "\n")
        self._out.flush()
