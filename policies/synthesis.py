"""The passages that rapporteur and facilitator write as records of their own, for brief and annex.

- An option has a name, a case for it and one against it.
- A crux has a name (the claim that parts the room), both sides stated, and for each what evidence
  would move it. No other passage argues against itself.
- What the annex explains has a name: a term, a stage, a case.
- Where sources are named for each sentence, they are named for every one, those of the text first
  and then those of what is said against it; all of it may rest on more besides.
"""

from enum import StrEnum
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.merging import sentences


class PassageKind(StrEnum):
    """What a passage is; the last three stand in the annex."""

    MESSAGE = "message"
    THEME = "theme"
    OPTION = "option"
    UNKNOWN = "unknown"
    CRUX = "crux"
    DEFINITION = "definition"
    STAGE = "stage"
    CASE = "case"


NAMED: Final = frozenset({PassageKind.DEFINITION, PassageKind.STAGE, PassageKind.CASE})


def may_write(
    kind: PassageKind, title: str, against: str, rated: bool, moves: tuple[str, str] = ("", "")
) -> Decision:
    """Whether a passage of this kind has what it needs; `rated`: feasibility or cost is given;
    `moves`: what would move each side."""
    named = bool(title.strip() and against.strip())
    if kind is PassageKind.CRUX:
        return all_of(
            allow_if(named and all(one.strip() for one in moves), "briefs.crux_incomplete"),
            allow_if(not rated, "briefs.not_an_option"),
        )
    unmoved = allow_if(not any(moves), "briefs.not_a_crux")
    if kind is PassageKind.OPTION:
        return all_of(allow_if(named, "briefs.option_incomplete"), unmoved)
    return all_of(
        unmoved,
        allow_if(not (against or rated), "briefs.not_an_option"),
        allow_if(kind not in NAMED or bool(title.strip()), "briefs.name_missing"),
    )


def may_link_each(text: str, against: str, linked: int) -> Decision:
    """Whether sources can be named for so many sentences of this text and of its counterpart."""
    there = sum(bool(one.strip()) for side in (text, against) for one in sentences(side))
    return allow_if(linked in (0, there), "briefs.sentences_linked", sentences=there)
