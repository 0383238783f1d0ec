"""The passages that the rapporteur writes as records of their own, for brief and annex.

- An option has a name, a case for it and one against it; no other passage argues against itself.
- What the annex explains has a name: a term, a stage, a case.
"""

from enum import StrEnum
from typing import Final

from policies.decisions import Decision, all_of, allow_if


class PassageKind(StrEnum):
    """What a passage is; the last three stand in the annex."""

    MESSAGE = "message"
    THEME = "theme"
    OPTION = "option"
    UNKNOWN = "unknown"
    DEFINITION = "definition"
    STAGE = "stage"
    CASE = "case"


NAMED: Final = frozenset({PassageKind.DEFINITION, PassageKind.STAGE, PassageKind.CASE})


def may_write(kind: PassageKind, title: str, against: str, rated: bool) -> Decision:
    """Whether a passage of this kind has what it needs; `rated`: feasibility or cost is given."""
    if kind is PassageKind.OPTION:
        return allow_if(bool(title.strip() and against.strip()), "briefs.option_incomplete")
    return all_of(
        allow_if(not (against or rated), "briefs.not_an_option"),
        allow_if(kind not in NAMED or bool(title.strip()), "briefs.name_missing"),
    )
