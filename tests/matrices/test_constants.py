"""The constants of the code and the table written by hand are the same, cell by cell."""

from pathlib import Path

import pytest

from policies import matrices
from tests.matrices import table
from tests.matrices.may_do import PHASES, SEATS
from tests.matrices.may_know import CLASSES, VISIBILITIES

RULES_PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_table_speaks_of_every_seat_phase_visibility_and_record_class() -> None:
    printed = matrices.as_data()
    assert tuple(printed["seats"]) == SEATS
    assert tuple(printed["phases"]) == PHASES
    assert tuple(printed["knowledge"]) == VISIBILITIES
    assert tuple(printed["knowledge"]["known"]["expert"]) == CLASSES


@pytest.mark.parametrize("seat", SEATS, ids=table.does)
def test_a_seat_may_do(seat: str) -> None:
    printed = matrices.as_data()["permissions"][seat]
    assert {phase: sorted(acts) for phase, acts in printed.items()} == table.permissions()[seat]


@pytest.mark.parametrize("seat", SEATS, ids=table.knows)
def test_a_seat_may_know(seat: str) -> None:
    printed = matrices.as_data()["knowledge"]
    for shown in VISIBILITIES:
        assert printed[shown][seat] == table.levels(shown, seat), shown


def test_the_page_of_rules_is_what_the_command_prints() -> None:
    assert RULES_PAGE.read_text(encoding="utf-8") == matrices.as_text()
