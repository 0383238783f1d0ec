"""What is kept side by side in brackets."""

from policies.amendments import AmendmentKind
from policies.brackets import may_open, printed
from policies.terms import AmendmentState
from tests.policies.tables import Asked, rule_of, table

OPEN, REPLACE = AmendmentState.OPEN, AmendmentKind.REPLACE
WORDING = (OPEN, REPLACE, False)

CASES: dict[str, Asked] = {
    "another wording is kept": (may_open([WORDING]), None),
    "several are": (may_open([WORDING, WORDING]), None),
    "without an alternative there is no bracket": (may_open([]), "brackets.nothing_kept"),
    "what was answered is not kept": (
        may_open([WORDING, (AmendmentState.NOT_ACCEPTED, REPLACE, False)]),
        "brackets.not_open",
    ),
    "an alternative is kept already": (
        may_open([(AmendmentState.ALTERNATIVE, REPLACE, False)]),
        "brackets.not_open",
    ),
    "a deletion is no wording": (
        may_open([WORDING, (OPEN, AmendmentKind.DELETE, False)]),
        "brackets.wordings_only",
    ),
    "nor is what amends an amendment": (
        may_open([(OPEN, REPLACE, True)]),
        "brackets.wordings_only",
    ),
}


@table(CASES)
def test_bracket(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_it_stands_in_square_brackets() -> None:
    assert printed("Gauges are read.") == "[Gauges are read.]"
