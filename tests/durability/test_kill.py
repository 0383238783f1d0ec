"""Whoever dies at whichever moment over whichever course act: it happens once.

- Generated from the course acts: each is asked for at several moments, each moment and each
  victim occur; every cell of the whole table by itself is a command, `tests.durability.table`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from policies.course import COURSE_ACTS
from tests.durability.house import House
from tests.durability.kills import MOMENTS, VICTIMS, Cell, kill
from tests.durability.ledger import Ledger
from tests.durability.table import SAMPLE
from tests.durability.tracks import Prepared
from tests.durability.ways import WAYS


def test_every_course_act_can_come_about() -> None:
    assert WAYS.keys() == COURSE_ACTS


def test_every_act_moment_and_victim_is_in_the_sample() -> None:
    assert {act for cell in SAMPLE for act in cell.acts} == COURSE_ACTS
    assert {cell.moment for cell in SAMPLE} == MOMENTS.keys()
    assert {cell.victims for cell in SAMPLE} == VICTIMS.keys()


@pytest.mark.parametrize("cell", SAMPLE, ids=lambda cell: f"{cell.moment}, {cell.victims}")
def test_what_was_asked_happens_once_whoever_dies(
    cell: Cell,
    prepared: Prepared,
    house: House,
    open_ledger: Callable[[House], Ledger],
    tmp_path: Path,
) -> None:
    ledger = open_ledger(house)
    kill(house, prepared, ledger, cell)
    ledger.verified(tmp_path / "export")
