"""Measures what the house costs over its floors: `.venv/bin/python -m tests.benchmarks`.

- Prints a table and writes `out/benchmarks.json`. Nothing here is a test: no bound is asserted.
- The machine should have nothing else to do; the load before and after is part of the result.
"""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.benchmarks import audit, course, house, posting, sealing
from tests.benchmarks.figures import Comparison
from tests.benchmarks.report import as_data, as_text, machine

OUT = Path("out") / "benchmarks.json"


def main(arguments: list[str] | None = None) -> int:
    """Measure everything, print it, write it down."""
    asked = _parser().parse_args(arguments)
    before = machine()
    with tempfile.TemporaryDirectory(prefix="entryhall-benchmarks-") as folder:
        comparisons = _comparisons(Path(folder), asked.rounds)
        rates = sealing.measure(Path(folder) / "sealing")
    found: dict[str, Any] = as_data(before, machine(), comparisons, rates)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(as_text(found))
    return 0


def _comparisons(folder: Path, rounds: int) -> list[Comparison]:
    with ExitStack() as stack:
        here = stack.enter_context(house.running(folder / "home"))
        room = house.convened(here)
        stack.callback(room.close)
        posted = posting.measure(here, room, folder, 2 * rounds)
        moved = course.measure(here, room, folder, rounds)
    return [moved, posted, audit.measure(folder / "audit", max(5, rounds // 20))]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=_even, default=200, help="of course acts; posts: twice")
    parser.add_argument("--out", type=Path, default=OUT, help="where the figures go")
    return parser


def _even(text: str) -> int:
    number = int(text)
    if number < 2 or number % 2:
        raise argparse.ArgumentTypeError("an even number, so that every pause is resumed")
    return number


if __name__ == "__main__":
    sys.exit(main())
