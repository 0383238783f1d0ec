"""What a passage of a brief, or of its annex, needs."""

from policies.synthesis import PassageKind, may_link_each, may_write
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
    "a crux has a claim, two sides, and what would move each": (
        may_write(PassageKind.CRUX, "Gauges are safe", "They are not.", False, ("A", "B")),
        None,
    ),
    "a crux that nothing would move on one side is none": (
        may_write(PassageKind.CRUX, "Gauges are safe", "They are not.", False, ("A", " ")),
        "briefs.crux_incomplete",
    ),
    "a crux without its other side is none": (
        may_write(PassageKind.CRUX, "Gauges are safe", "", False, ("A", "B")),
        "briefs.crux_incomplete",
    ),
    "a crux costs nothing": (
        may_write(PassageKind.CRUX, "Gauges are safe", "They are not.", True, ("A", "B")),
        "briefs.not_an_option",
    ),
    "an option is not moved": (
        may_write(PassageKind.OPTION, "Open gauges", "Floods.", True, ("A", "")),
        "briefs.not_a_crux",
    ),
    "every sentence of the text and of its counterpart is linked": (
        may_link_each("It is so. It is told.\nStill.", "It is not.", 4),
        None,
    ),
    "or none is, and the passage rests as a whole": (may_link_each("It is so.", "", 0), None),
    "but not only some": (may_link_each("It is so. It is told.", "", 1), "briefs.sentences_linked"),
    "nor one that is not there": (may_link_each("It is so.", "", 2), "briefs.sentences_linked"),
    "nor is a theme": (
        may_write(PassageKind.THEME, "", "", False, ("", "B")),
        "briefs.not_a_crux",
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
