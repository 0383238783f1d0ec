"""Declaring, assessing, seating."""

from dataclasses import replace

from policies.candidates import Assessment, DeclarationFacts, may_assess, may_declare, may_seat
from policies.terms import Seat
from tests.policies.tables import Asked, rule_of, table

FREE = DeclarationFacts(
    personal_capacity=True, under_instruction=False, represents=False, undertaking=True
)
ACCEPT, RESTRICT, DECLINE = Assessment.ACCEPT, Assessment.RESTRICT, Assessment.DECLINE
SOUNDED = frozenset({Seat.CANDIDATE})

CASES: dict[str, Asked] = {
    "a candidate declares and undertakes": (may_declare(FREE, False), None),
    "a declaration without the undertaking is none": (
        may_declare(replace(FREE, undertaking=False), False),
        "candidates.undertaking_missing",
    ),
    "a candidate declares once": (may_declare(FREE, True), "candidates.already_declared"),
    "a mandate may be declared": (may_declare(replace(FREE, under_instruction=True), False), None),
    "a free candidate is accepted": (may_assess(FREE, False, ACCEPT, "independent"), None),
    "an instructed one is not": (
        may_assess(replace(FREE, under_instruction=True), False, ACCEPT, "known"),
        "candidates.mandate",
    ),
    "a representative is not admitted with restrictions": (
        may_assess(replace(FREE, represents=True), False, RESTRICT, "known"),
        "candidates.mandate",
    ),
    "who does not come in person is not": (
        may_assess(replace(FREE, personal_capacity=False), False, ACCEPT, "known"),
        "candidates.mandate",
    ),
    "an instructed one is declined": (
        may_assess(replace(FREE, under_instruction=True), False, DECLINE, "instructed"),
        None,
    ),
    "nobody is assessed before declaring": (
        may_assess(None, False, DECLINE, "absent"),
        "candidates.not_declared",
    ),
    "nobody is assessed twice": (
        may_assess(FREE, True, ACCEPT, "independent"),
        "candidates.already_assessed",
    ),
    "an assessment has a reason": (
        may_assess(FREE, False, ACCEPT, ""),
        "candidates.reason_missing",
    ),
    "an accepted candidate is seated": (may_seat(SOUNDED, Seat.EXPERT, ACCEPT), None),
    "a restricted one is seated": (may_seat(SOUNDED, Seat.SILENT_OBSERVER, RESTRICT), None),
    "an unassessed one is not": (
        may_seat(SOUNDED, Seat.EXPERT, None),
        "candidates.not_assessed",
    ),
    "a recused one is not": (
        may_seat(SOUNDED, Seat.EXPERT, Assessment.RECUSE),
        "candidates.not_admitted",
    ),
    "a chair is seated without assessment": (may_seat(frozenset(), Seat.CHAIR, None), None),
    "an officer is not seated as rapporteur": (
        may_seat(frozenset({Seat.SECRETARIAT_OFFICER}), Seat.RAPPORTEUR, None),
        "sides.never_meet",
    ),
    "nobody is seated as candidate": (
        may_seat(frozenset(), Seat.CANDIDATE, None),
        "candidates.seat_is_sounded",
    ),
}


@table(CASES)
def test_candidate(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
