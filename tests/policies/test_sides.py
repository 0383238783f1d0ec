"""Which seats one person may hold in one track."""

from itertools import combinations, permutations

import pytest

from policies.sides import SIDES, may_combine
from policies.terms import Seat
from tests.policies.tables import Asked, rule_of, table

OFFICER, ELIGIBILITY = Seat.SECRETARIAT_OFFICER, Seat.ELIGIBILITY_OFFICER
FACILITATOR, RAPPORTEUR = Seat.FACILITATOR, Seat.RAPPORTEUR


def asked(held: set[Seat], new: Seat, denied_by: str | None = None) -> Asked:
    return may_combine(frozenset(held), new), denied_by


CASES: dict[str, Asked] = {
    "a first seat may be any": asked(set(), Seat.CHAIR),
    "an officer may assess eligibility": asked({OFFICER}, ELIGIBILITY),
    "a facilitator may keep the text": asked({FACILITATOR}, RAPPORTEUR),
    "a facilitator may not translate": asked({FACILITATOR}, Seat.TRANSLATOR, "sides.stands_alone"),
    "people and content never meet": asked({OFFICER}, RAPPORTEUR, "sides.never_meet"),
    "content and custody never meet": asked({RAPPORTEUR}, Seat.CUSTODIAN, "sides.never_meet"),
    "people and custody never meet": asked({ELIGIBILITY}, Seat.CUSTODIAN, "sides.never_meet"),
    "a candidate becomes an expert": asked({Seat.CANDIDATE}, Seat.EXPERT),
    "a candidate becomes a silent observer": asked({Seat.CANDIDATE}, Seat.SILENT_OBSERVER),
    "a candidate does not become chair": asked({Seat.CANDIDATE}, Seat.CHAIR, "sides.stands_alone"),
    "an expert is not sounded again": asked({Seat.EXPERT}, Seat.CANDIDATE, "sides.stands_alone"),
    "an expert stands alone": asked({Seat.EXPERT}, Seat.CHAIR, "sides.stands_alone"),
    "a chair stands alone": asked({Seat.CHAIR}, OFFICER, "sides.stands_alone"),
    "a pair does not grow": asked({OFFICER, ELIGIBILITY}, Seat.CHAIR, "sides.stands_alone"),
    "nobody sits twice in one seat": asked({Seat.CHAIR}, Seat.CHAIR, "sides.already_held"),
}


@table(CASES)
def test_may_combine(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


@pytest.mark.parametrize(("one", "other"), list(combinations(SIDES, 2)))
def test_no_two_sides_meet_in_whatever_order(one: frozenset[Seat], other: frozenset[Seat]) -> None:
    for left in one:
        for right in other:
            for held, new in permutations((left, right)):
                assert rule_of(may_combine(frozenset({held}), new)) == "sides.never_meet"


def test_only_the_written_pairs_and_the_two_ways_from_candidate_combine() -> None:
    allowed = {
        (held, new)
        for held, new in permutations(Seat, 2)
        if rule_of(may_combine(frozenset({held}), new)) is None
    }
    assert allowed == {
        (OFFICER, ELIGIBILITY),
        (ELIGIBILITY, OFFICER),
        (FACILITATOR, RAPPORTEUR),
        (RAPPORTEUR, FACILITATOR),
        (Seat.CANDIDATE, Seat.EXPERT),
        (Seat.CANDIDATE, Seat.SILENT_OBSERVER),
    }
