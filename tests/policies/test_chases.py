"""Reminding those who are waited for."""

from policies.chases import may_chase
from tests.policies.tables import Asked, rule_of, table

CASES: dict[str, Asked] = {
    "whoever is silent is reminded": (may_chase(3, 3), None),
    "whoever fell silent since the morning is reminded": (may_chase(3, 1), None),
    "nobody is reminded where nobody is waited for": (may_chase(0, 0), "chases.nobody_silent"),
    "nobody is reminded twice a day": (may_chase(3, 0), "chases.told_today"),
}


@table(CASES)
def test_chase(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
