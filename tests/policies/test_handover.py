"""Who takes over a seat, who stands in, what ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from policies.handover import SeatFacts, may_end, may_hand_over, may_stand_in
from policies.terms import Phase, Seat
from tests.policies.tables import Asked, rule_of, table

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
OFFICER = SeatFacts(Seat.SECRETARIAT_OFFICER, active=True, stands_in=False)
CHAIR, EXPERT = replace(OFFICER, kind=Seat.CHAIR), replace(OFFICER, kind=Seat.EXPERT)

CASES: dict[str, Asked] = {
    "an officer hands over in any phase": (may_hand_over(OFFICER, Phase.HAND_OFF), None),
    "a chair is replaced while seats are given": (may_hand_over(CHAIR, Phase.EXPLORATION), None),
    "a chair is not replaced once the text is written": (
        may_hand_over(CHAIR, Phase.DRAFTING),
        "handover.chair_too_late",
    ),
    "an expert is nobody else": (
        may_hand_over(EXPERT, Phase.CONVENING),
        "handover.not_this_seat",
    ),
    "an addressee is nobody else": (
        may_hand_over(replace(OFFICER, kind=Seat.DECISION_MAKER), Phase.CONVENING),
        "handover.not_this_seat",
    ),
    "an empty seat is not handed over": (
        may_hand_over(replace(OFFICER, active=False), Phase.CONVENING),
        "handover.nobody_sits",
    ),
    "a borrowed seat is not handed over": (
        may_hand_over(replace(OFFICER, stands_in=True), Phase.CONVENING),
        "handover.stands_in",
    ),
    "somebody stands in until a day to come": (
        may_stand_in(OFFICER, Phase.DRAFTING, LATER, NOW),
        None,
    ),
    "nobody stands in until now": (
        may_stand_in(OFFICER, Phase.DRAFTING, NOW, NOW),
        "handover.until_past",
    ),
    "an expert's seat ends": (may_end(EXPERT), None),
    "a seat ends once": (may_end(replace(EXPERT, active=False)), "handover.nobody_sits"),
    "a chair's seat does not end": (may_end(CHAIR), "handover.not_ended"),
}


@table(CASES)
def test_handover(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
