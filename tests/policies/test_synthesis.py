"""What a passage of a brief, or of its annex, needs."""

from policies.synthesis import PassageKind, may_write
from tests.policies.tables import Asked, rule_of, table

CASES: dict[str, Asked] = {
    "an option has a name and a case on either side": (
        may_write(PassageKind.OPTION, "Open gauges", "Floods are read as well.", True),
        None,
    ),
    "an option without a case against it is none": (
        may_write(PassageKind.OPTION, "Open gauges", " ", False),
        "briefs.option_incomplete",
    ),
    "an option has a name": (
        may_write(PassageKind.OPTION, "", "Floods are read as well.", False),
        "briefs.option_incomplete",
    ),
    "a term has a name": (may_write(PassageKind.DEFINITION, "Gauge", "", False), None),
    "a term without a name says nothing": (
        may_write(PassageKind.DEFINITION, " ", "", False),
        "briefs.name_missing",
    ),
    "a stage without a name says nothing": (
        may_write(PassageKind.STAGE, "", "", False),
        "briefs.name_missing",
    ),
    "a case without a name says nothing": (
        may_write(PassageKind.CASE, "", "", False),
        "briefs.name_missing",
    ),
    "a theme needs neither": (may_write(PassageKind.THEME, "", "", False), None),
    "a theme does not argue against itself": (
        may_write(PassageKind.THEME, "", "Or not.", False),
        "briefs.not_an_option",
    ),
    "a message costs nothing": (
        may_write(PassageKind.MESSAGE, "", "", True),
        "briefs.not_an_option",
    ),
}


@table(CASES)
def test_brief(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by
