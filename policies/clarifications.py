"""Clarification through the chairs: an addressee asks, the room answers, a chair forwards.

- Only an addressee of a released brief asks.
- The rapporteur drafts the reply; what may not leave the room is refused there (`release`).
- A chair forwards the draft as it stands, once; a reply that was forwarded does not change.
"""

from policies.decisions import Decision, all_of, allow_if
from policies.terms import BriefState


def may_ask(state: BriefState, addressed: bool, question: str) -> Decision:
    """Whether the caller may ask about this brief."""
    released = state is BriefState.RELEASED
    return all_of(
        allow_if(released, "briefs.not_released", state=state.value),
        allow_if(addressed, "briefs.not_addressed"),
        allow_if(bool(question.strip()), "clarifications.empty"),
    )


def may_draft(forwarded: bool, text: str) -> Decision:
    """Whether a reply may be drafted, or drafted anew."""
    return all_of(
        allow_if(not forwarded, "clarifications.already_replied"),
        allow_if(bool(text.strip()), "clarifications.empty"),
    )


def may_reply(forwarded: bool, drafted: bool) -> Decision:
    """Whether a chair may forward the reply."""
    return all_of(
        allow_if(not forwarded, "clarifications.already_replied"),
        allow_if(drafted, "clarifications.no_draft"),
    )
