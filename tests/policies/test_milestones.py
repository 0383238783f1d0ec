"""What may be published as having happened."""

from datetime import date, timedelta

from policies.milestones import AFTER_THE_BRIEF, MilestoneKind, may_publish
from tests.policies.tables import Asked, rule_of, table

TODAY = date(2026, 1, 5)
HELD, DELIVERED = MilestoneKind.ROUND_HELD, MilestoneKind.BRIEF_DELIVERED
CASES: dict[str, Asked] = {
    "what happened today is published": (
        may_publish(HELD, TODAY, TODAY, released=False, known=False),
        None,
    ),
    "what has not happened is not": (
        may_publish(HELD, TODAY + timedelta(days=1), TODAY, released=False, known=False),
        "milestones.not_yet",
    ),
    "nothing is published twice": (
        may_publish(HELD, TODAY, TODAY, released=False, known=True),
        "milestones.known",
    ),
    "a brief that is out was delivered": (
        may_publish(DELIVERED, TODAY, TODAY, released=True, known=False),
        None,
    ),
}


@table(CASES)
def test_publishing(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_before_the_brief_is_out_nothing_is_told_of_it() -> None:
    for kind in AFTER_THE_BRIEF:
        told = may_publish(kind, TODAY, TODAY, released=False, known=False)
        assert rule_of(told) == "milestones.not_yet"
