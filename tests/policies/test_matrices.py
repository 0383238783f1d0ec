"""What the documentation prints is what the code uses."""

import json

from policies.knowledge import level
from policies.matrices import as_data, as_text
from policies.permissions import acts_of
from policies.terms import Phase, RecordClass, Seat, Visibility


def test_the_data_has_exactly_four_parts() -> None:
    assert list(as_data()) == ["seats", "phases", "permissions", "knowledge"]


def test_every_cell_of_permissions_is_the_constant() -> None:
    printed = as_data()["permissions"]
    for seat in Seat:
        for phase in Phase:
            assert set(printed[seat][phase]) == acts_of(seat, phase)
            assert len(printed[seat][phase]) == len(acts_of(seat, phase))


def test_every_cell_of_knowledge_is_the_constant() -> None:
    printed = as_data()["knowledge"]
    for visibility in Visibility:
        for seat in Seat:
            for kind in RecordClass:
                assert printed[visibility][seat][kind] == level(seat, kind, visibility)


def test_the_data_is_plain_and_the_same_every_time() -> None:
    assert json.dumps(as_data()) == json.dumps(as_data())
    assert type(as_data()["seats"][0]) is str


def test_the_text_has_a_table_for_permissions_and_one_for_each_visibility() -> None:
    lines = as_text().splitlines()
    assert [line for line in lines if line.startswith("## ")] == [
        "## Who may do what",
        "## Who may know what: known",
        "## Who may know what: masked",
        "## Who may know what: blind",
    ]
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == 2 + len(Seat) + len(Visibility) * (2 + len(RecordClass))
    assert as_text().endswith("|\n")


def test_every_row_of_a_table_has_as_many_columns_as_its_head() -> None:
    tables = [part for part in as_text().split("\n\n") if part.startswith("|")]
    for printed in tables:
        assert len({line.count("|") for line in printed.splitlines()}) == 1
