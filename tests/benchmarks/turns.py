"""Taking turns: ours, its floor, ours, its floor, and whose turn is first changes each time.

- Warm-up operations are done and forgotten.
- A short rest after each operation lets its aftermath end, so that neither pays for the other.
- CPU seconds are those of the named processes from the start of an operation to the end of its
  rest (Linux: the CPU clock of another process, clock_getcpuclockid(3)).
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping

from tests.benchmarks.figures import Series

Operation = Callable[[], object]

WARM_UP = 50
REST = 0.02

_SCHEDULED = 2  # CPUCLOCK_SCHED: nanoseconds of user and system time, all threads


class Turns:
    """Measures operations against each other; `processes` are watched, by name."""

    def __init__(self, processes: Mapping[str, int], *, rest: float = REST) -> None:
        self._processes = processes
        self._rest = rest

    def take(
        self,
        ours: Operation,
        floor: Operation,
        rounds: int,
        warm_up: int = WARM_UP,
        prepare: Operation = lambda: None,
    ) -> tuple[Series, Series]:
        """So many rounds of both; answers ours and the floor. `prepare` goes before each round
        and is not measured."""
        for _ in range(warm_up):
            prepare()
            ours()
            floor()
        seconds: dict[Operation, list[float]] = {ours: [], floor: []}
        cpu: dict[Operation, Counter[str]] = {ours: Counter(), floor: Counter()}
        for number in range(rounds):
            prepare()
            for one in (ours, floor) if number % 2 == 0 else (floor, ours):
                self._once(one, seconds[one], cpu[one])
        mine, its = (
            Series(seconds[one], {name: spent / rounds for name, spent in cpu[one].items()})
            for one in (ours, floor)
        )
        return mine, its

    def _once(self, operation: Operation, seconds: list[float], cpu: Counter[str]) -> None:
        before = self._spent()
        began = time.perf_counter()
        operation()
        seconds.append(time.perf_counter() - began)
        time.sleep(self._rest)
        for name, now in self._spent().items():
            cpu[name] += now - before[name]  # type: ignore[assignment]

    def _spent(self) -> dict[str, float]:
        return {name: time.clock_gettime(_clock(pid)) for name, pid in self._processes.items()}


def _clock(pid: int) -> int:
    return (~pid << 3) | _SCHEDULED
