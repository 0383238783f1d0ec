"""Whom the next invitation looks for."""

from hypothesis import given
from hypothesis import strategies as st

from policies.balance import Fill, Profile, Wanted, fill, look_for, may_set
from policies.terms import Axis
from tests.policies.tables import Asked, rule_of, table

SCIENCE, LAW = Wanted(Axis.SECTOR, "science", 4), Wanted(Axis.SECTOR, "law", 2)
NORTH = Wanted(Axis.REGION, "north", 3)

CASES: dict[str, Asked] = {
    "targets differ in axis or value": (may_set((SCIENCE, LAW, NORTH)), None),
    "a value stands on its axis once": (
        may_set((SCIENCE, Wanted(Axis.SECTOR, " Science", 1))),
        "balance.target_twice",
    ),
    "the same word may stand on two axes": (
        may_set((LAW, Wanted(Axis.DISCIPLINE, "law", 1))),
        None,
    ),
}


@table(CASES)
def test_targets(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def person(sector: str, region: str = "") -> Profile:
    """Somebody of this sector and region."""
    return {Axis.SECTOR: sector, Axis.REGION: region}


def test_those_seated_and_those_coming_both_fill_a_target() -> None:
    (found,) = fill((SCIENCE,), [person("science"), person("law")], [person(" Science ")])
    assert found == Fill(Axis.SECTOR, "science", 4, seated=1, coming=1)
    assert found.short == 2


def test_the_next_invitation_looks_for_what_lacks_most_of_its_target() -> None:
    fills = fill((SCIENCE, LAW, NORTH), [person("science", "north")] * 3, [])
    assert look_for(fills) == {Axis.SECTOR: "law"}


def test_nothing_is_looked_for_once_every_target_is_reached() -> None:
    assert look_for(fill((LAW,), [person("law")], [person("law")])) == {}


@given(st.lists(st.sampled_from(["science", "law", "art"]), max_size=12))
def test_whoever_is_looked_for_is_short_and_nobody_on_the_axis_lacks_more(
    people: list[str],
) -> None:
    fills = fill((SCIENCE, LAW), [person(sector) for sector in people], [])
    lacks = {one.value: one.short / one.at_least for one in fills}
    sought = look_for(fills).get(Axis.SECTOR)
    assert lacks.get(sought or "", 0.0) == max(lacks.values())
