"""Milestones that a secretariat publishes: what happened, from a closed list, and on which day.

- No text of anybody's own; nothing of a day to come; the same is published once.
- That a brief was delivered is published once it was: friends learn nothing before addressees.
"""

from datetime import date
from enum import StrEnum

from policies.decisions import Decision, all_of, allow_if


class MilestoneKind(StrEnum):
    """What can be published as having happened."""

    TRACK_ANNOUNCED = "track_announced"
    ROUND_HELD = "round_held"
    VISION_DRAFTED = "vision_drafted"
    BRIEF_DELIVERED = "brief_delivered"
    ANSWERS_RECEIVED = "answers_received"
    REPORT_PUBLISHED = "report_published"


AFTER_THE_BRIEF = frozenset(
    {
        MilestoneKind.BRIEF_DELIVERED,
        MilestoneKind.ANSWERS_RECEIVED,
        MilestoneKind.REPORT_PUBLISHED,
    }
)


def may_publish(
    kind: MilestoneKind, day: date, today: date, *, released: bool, known: bool
) -> Decision:
    """Whether a milestone may be published; `released`: the brief is out; `known`: this kind was
    published for this day already."""
    return all_of(
        allow_if(day <= today, "milestones.not_yet"),
        allow_if(released or kind not in AFTER_THE_BRIEF, "milestones.not_yet"),
        allow_if(not known, "milestones.known"),
    )
