"""What growth costs: the same acts in small and in large rooms, and among many tracks.

    .venv/bin/python -m tests.benchmarks.growth            # 1,000 and 10,000; 1 and 100 tracks
    .venv/bin/python -m tests.benchmarks.growth --large    # 100,000 and 1,000 as well

- Everything but the page over HTTP is measured in this process, directly on the record. Nothing
  here is a test: no bound is asserted.
- `growth` is how much more CPU the larger one takes, over how much larger it is: what works on
  everything should stay at 1, what works on one page or one item should go down with it. Time
  is told too, but on a busy machine it says little.
- Memory is the peak of what Python allocated meanwhile (tracemalloc), in a run of its own.
"""

import argparse
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from documents.audit.verify import verify
from documents.operations.views import contributions
from policies.merging import merge
from tests.benchmarks import audit, pages, rooms
from tests.benchmarks.report import machine
from tests.durability import crowd
from tests.room import Room

OUT = Path("out") / "growth.json"
CONTRIBUTIONS, MANY = (1_000, 10_000), 100_000
TRACKS, CROWD = (1, 100), 1_000
MERGED = (200, 2_000)
"""Paragraphs whose amendments are merged, five amendments to two paragraphs."""
TIMES = 30
PAGE = 50
FEW = 100
"""Contributions of the track that is looked at among others."""
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One act at one size: seconds and those of CPU (medians), the most memory it held (bytes)."""

    name: str
    size: int
    seconds: float
    cpu: float
    peak: int


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write down."""
    asked = _parser().parse_args(arguments)
    before = machine()
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="entryhall-growth-") as folder:
        home = Path(folder)
        page = pages.measure(home / "page", asked.rounds)
        sys.stderr.write(f"a page over HTTP: {page}\n")
        for one in _everything(home, large=asked.large):
            sys.stderr.write(_line(one))
            found.append(one)
    data = {"machine": before, "figures": _rows(found), "page": page}
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(as_text(data))
    return 0


def _everything(home: Path, *, large: bool) -> Iterator[Figure]:
    for size in (*TRACKS, *([CROWD] if large else [])):
        yield from _among_tracks(home / f"crowd-{size}", size)
    for size in (*CONTRIBUTIONS, *([MANY] if large else [])):
        yield from _verifying(home / f"log-{size}", size)
        yield from _in_a_room(home / f"room-{size}", size)
    for size in MERGED:
        yield _merging(size)


def as_text(data: dict[str, Any]) -> str:
    """The same as tables in Markdown."""
    columns = ("name", "size", "ms", "cpu_ms", "growth", "peak_mib")
    lines = [_row(columns), _row("---" for _ in columns)]
    lines += [_row(one[name] for name in columns) for one in data["figures"]]
    return "\n".join([*lines, "", f"page over HTTP: {data['page']}"]) + "\n"


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _in_a_room(home: Path, size: int) -> Iterator[Figure]:
    store = rooms.store_at(home)
    try:
        room = rooms.exploring(store)
        rounds = []
        for _ in range(2):
            rounds.append(room.open_round(seconds=3600))
            rooms.fill(room, rounds[-1], size)
        yield _often("posting", size, lambda: room.post("expert_1", rounds[0]))
        yield _once("closing a round", size, room.close_round, rounds)
        yield _once("releasing a batch", size, room.release, rounds)
        yield _often("reading a page of a room", size, lambda: _read(room))
        finished = rooms.handing_off(store, size)
        yield _often("drafting a brief", size, lambda: rooms.draft(finished), times=2)
    finally:
        store.close()


def _merging(size: int) -> Figure:
    old = [f"Sentence {number} of this paragraph stands as it is." for number in range(8)]
    amended = {
        f"{number}": " ".join(
            [*old[:at], f"Amendment {number} says more. So be it.", *old[at + 1 :]]
        )
        for number in range(5)
        for at in (2 * number % 7,)
    }
    two, three = dict(list(amended.items())[:2]), dict(list(amended.items())[2:])

    def every() -> None:
        for number in range(size):
            merge(" ".join(old), three if number % 2 else two)

    return _often("merging amendments", size, every, times=3)


def _verifying(home: Path, size: int) -> Iterator[Figure]:
    public_pem = audit.make(home, size)
    yield _often("verifying the log", size, lambda: verify(home, public_pem), times=5)


def _among_tracks(home: Path, size: int) -> Iterator[Figure]:
    store = rooms.store_at(home)
    try:
        room = crowd.seated(store, size)[0]
        rounds = [room.open_round(seconds=3600) for _ in range(2)]
        for number in rounds:
            rooms.fill(room, number, FEW)
        yield _often("posting among tracks", size, lambda: room.post("expert_1", rounds[0]))
        yield _once("closing a round among tracks", size, room.close_round, rounds)
        yield _once("releasing a batch among tracks", size, room.release, rounds)
        yield _often("reading a page among tracks", size, lambda: _read(room))
    finally:
        store.close()


def _read(room: Room) -> None:
    room.read("expert_1", contributions.released, None, PAGE)


def _often(name: str, size: int, act: Callable[[], object], times: int = TIMES) -> Figure:
    """An act that can be done again and again."""
    with _traced() as peak:
        act()
    seconds, cpu = zip(*(_spent(act) for _ in range(times)), strict=True)
    return Figure(name, size, median(seconds), median(cpu), peak[0])


def _once(name: str, size: int, act: Callable[[str], object], on: Sequence[str]) -> Figure:
    """An act that each round sees once: the first for its time, the second for its memory."""
    seconds, cpu = _spent(lambda: act(on[0]))
    with _traced() as peak:
        act(on[1])
    return Figure(name, size, seconds, cpu, peak[0])


def _spent(act: Callable[[], object]) -> tuple[float, float]:
    """The seconds that an act took, and those of CPU."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, time.process_time() - worked


@contextmanager
def _traced() -> Iterator[list[int]]:
    peak: list[int] = []
    tracemalloc.start()
    try:
        yield peak
    finally:
        peak.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()


def _line(one: Figure) -> str:
    peak = one.peak / MIB
    spent = f"{one.seconds * 1e3:.1f} ms, {one.cpu * 1e3:.1f} of CPU"
    return f"{one.name}, {one.size:,}: {spent}, at most {peak:.1f} MiB\n"


def _rows(found: Sequence[Figure]) -> list[dict[str, Any]]:
    """Every figure beside the next smaller one of its kind."""
    rows, smaller = [], dict[str, Figure]()
    for one in sorted(found, key=lambda figure: (figure.name, figure.size)):
        before = smaller.get(one.name)
        rows.append(
            {
                "name": one.name,
                "size": one.size,
                "ms": round(one.seconds * 1e3, 2),
                "cpu_ms": round(one.cpu * 1e3, 2),
                "growth": round(growth(before, one), 3) if before else "",
                "peak_mib": round(one.peak / MIB, 2),
            }
        )
        smaller[one.name] = one
    return rows


def growth(small: Figure, large: Figure) -> float:
    """How much more CPU, over how much larger."""
    return (large.cpu / small.cpu) / (large.size / small.size)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth")
    parser.add_argument("--large", action="store_true", help="the largest sizes as well; an hour")
    parser.add_argument("--rounds", type=int, default=200, help="of the page over HTTP")
    parser.add_argument("--out", type=Path, default=OUT, help="where the figures go")
    return parser


if __name__ == "__main__":
    sys.exit(main())
