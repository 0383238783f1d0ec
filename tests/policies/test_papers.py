"""Background papers: who reads them, who changes them, what is printed of them."""

from policies.papers import may_change, quotable, reads
from policies.terms import Handling, Seat
from tests.policies.tables import Asked, rule_of, table

HOUSE_RULE, PRIVATE = Handling.CHATHAM_HOUSE, Handling.NOT_FOR_USE
READ = {
    "an expert reads": (reads([Seat.EXPERT], HOUSE_RULE, own=False), True),
    "a silent observer reads": (reads([Seat.SILENT_OBSERVER], HOUSE_RULE, own=False), True),
    "a chair reads": (reads([Seat.CHAIR], Handling.NO_CIRCULATION, own=False), True),
    "a friend does not": (reads([Seat.FRIEND], Handling.OPEN, own=False), False),
    "a candidate does not": (reads([Seat.CANDIDATE], Handling.OPEN, own=False), False),
    "an eligibility officer does not": (
        reads([Seat.ELIGIBILITY_OFFICER], Handling.OPEN, own=False),
        False,
    ),
    "who holds two seats reads by either": (
        reads([Seat.ELIGIBILITY_OFFICER, Seat.SECRETARIAT_OFFICER], HOUSE_RULE, own=False),
        True,
    ),
    "what is not for use is the facilitator's": (
        reads([Seat.FACILITATOR], PRIVATE, own=False),
        True,
    ),
    "and who added it still has it": (reads([Seat.RESEARCHER], PRIVATE, own=True), True),
    "but an expert does not": (reads([Seat.EXPERT], PRIVATE, own=False), False),
    "an open paper is quoted": (quotable(Handling.OPEN), True),
    "no other is": (any(quotable(one) for one in set(Handling) - {Handling.OPEN}), False),
}
CHANGED: dict[str, Asked] = {
    "who added a paper changes it": (may_change(own=True, withdrawn=False), None),
    "nobody else does": (may_change(own=False, withdrawn=False), "papers.not_own"),
    "what was withdrawn stays so": (may_change(own=True, withdrawn=True), "papers.withdrawn"),
}


@table(READ)
def test_reading(case: tuple[bool, bool]) -> None:
    answer, expected = case
    assert answer is expected


@table(CHANGED)
def test_changing(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
