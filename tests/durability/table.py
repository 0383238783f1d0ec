"""The whole table of kills: every course act, at every moment, with every victim.

    .venv/bin/python -m tests.durability.table
    .venv/bin/python -m tests.durability.table --moment "before the commit" --victims web

- Moments at which only one caller can stand are tried for each act alone, the others for
  several acts at once. One house lives through all the kills of a moment and a victim.
- `SAMPLE` is the part of it that `./test` tries.
- Exit code 1 if a cell failed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from documents.store import Store
from policies.course import COURSE_ACTS
from tests.durability.house import House, standing
from tests.durability.kills import AT_ONCE, MOMENTS, VICTIMS, Cell, kill
from tests.durability.ledger import Ledger
from tests.durability.tracks import Prepared, prepare

ACTS = tuple(sorted(COURSE_ACTS))
_PARTS = -(-len(ACTS) // AT_ONCE)
BATCHES = tuple(ACTS[part::_PARTS] for part in range(_PARTS))
TRIED = {
    "before the command row": ("web",),
    "after the command row": ("all three",),
    "before the commit": ("worker", "engine"),
    "after the commit": ("worker", "all three"),
    "after the update": ("web", "engine"),
    "before the answer": ("web",),
}
"""The victims of each moment in the sample."""


def cells(moment: str, victims: str) -> tuple[Cell, ...]:
    """Every kill at this moment of these victims."""
    batches = [(act,) for act in ACTS] if MOMENTS[moment].alone else BATCHES
    return tuple(Cell(moment, victims, acts) for acts in batches)


def _sample() -> Iterator[Cell]:
    number = count()
    for moment in MOMENTS:
        for victims in TRIED[moment]:
            yield Cell(moment, victims, BATCHES[next(number) % len(BATCHES)])


SAMPLE = tuple(_sample())


def main(arguments: list[str] | None = None) -> int:
    """Try every cell that is asked for, and say of each how it ended."""
    asked = _parser().parse_args(arguments)
    failed = tried = 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="entryhall-kills-") as folder:
        _say(f"{len(ACTS)} course acts")
        for moment in asked.moment or MOMENTS:
            for victims in asked.victims or VICTIMS:
                prepared = prepare(Path(folder) / f"{tried}")
                for cell, error in _lived(prepared, Path(folder), moment, victims):
                    tried, failed = tried + len(cell.acts), failed + bool(error)
    _say(f"{tried} acts killed over, {failed} kills failed, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def _lived(
    prepared: Prepared, folder: Path, moment: str, victims: str
) -> Iterator[tuple[Cell, str]]:
    """One house, and one kill after the other; answers what went wrong with each, if anything."""
    home = folder / f"{moment}, {victims}"
    with standing(House(prepared.copied_to(home))) as house:
        ledger = Ledger(Store.open(house.settings))
        try:
            for cell in cells(moment, victims):
                began = time.monotonic()
                error = _tried(house, prepared, ledger, cell)
                names = ", ".join(cell.acts)
                end = error or "once"
                _say(f"{moment} | {victims} | {names} | {end} | {time.monotonic() - began:.1f} s")
                yield cell, error
            size = ledger.verified(home / "export").size
            _say(f"{moment} | {victims} | the log of {size} leaves verifies")
        finally:
            ledger.close()


def _tried(house: House, prepared: Prepared, ledger: Ledger, cell: Cell) -> str:
    try:
        kill(house, prepared, ledger, cell)
    except AssertionError as error:
        return f"FAILED: {error}"
    return ""


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.durability.table",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--moment", action="append", choices=MOMENTS, help="only this one")
    parser.add_argument("--victims", action="append", choices=VICTIMS, help="only these")
    return parser


if __name__ == "__main__":
    sys.exit(main())
