"""Background papers: working definitions, the stage model, cases and studies that a track reads.

- They are read by those who work with what the track says: not by candidates, who see nothing of
  a track before their seat, nor by whoever assesses declarations, which is no work with content.
- *Not for use* is background for the facilitator and for whoever added the paper.
- A paper is changed by adding a version, and withdrawn, by whoever added it and by nobody else.
- A round shows a paper to experts, so it shows none that is *not for use*, and none withdrawn.
- It is printed in its own words only where its handling regime lets anybody quote it.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from policies.decisions import Allow, Decision, all_of, allow_if
from policies.handling import may_quote
from policies.terms import Handling, Seat


class PaperKind(StrEnum):
    """What a background paper is."""

    DEFINITION = "definition"
    STAGE_MODEL = "stage_model"
    CASE = "case"
    STUDY = "study"


READERS: Final = frozenset(
    {
        Seat.SECRETARIAT_OFFICER,
        Seat.FACILITATOR,
        Seat.RAPPORTEUR,
        Seat.TRANSLATOR,
        Seat.RESEARCHER,
        Seat.EXPERT,
        Seat.SILENT_OBSERVER,
        Seat.CHAIR,
    }
)


def reads(seats: Collection[Seat], handling: Handling, own: bool) -> bool:
    """Whether somebody in these seats reads a paper; `own`: they added it."""
    readers = {Seat.FACILITATOR} if handling is Handling.NOT_FOR_USE else READERS
    return own or not readers.isdisjoint(seats)


def quotable(handling: Handling) -> bool:
    """Whether anybody may repeat a paper in its own words, and a document print it."""
    return isinstance(may_quote(handling, consent=False), Allow)


def may_be_shown(handling: Handling, withdrawn: bool) -> Decision:
    """Whether a round may show a paper to its experts."""
    return all_of(
        allow_if(handling is not Handling.NOT_FOR_USE, "papers.not_for_use"),
        allow_if(not withdrawn, "papers.withdrawn"),
    )


def may_change(own: bool, withdrawn: bool) -> Decision:
    """Whether a paper may get another version, or be withdrawn."""
    return all_of(
        allow_if(own, "papers.not_own"),
        allow_if(not withdrawn, "papers.withdrawn"),
    )
