"""Answers that came by letter or by word: one person records them, a second one confirms.

- What is recorded counts for nothing until it is confirmed.
- Whoever recorded it never confirms it, whatever seat they do it from.
- It is for a recommendation with its response, or for the receipt of the brief with none.
- Otherwise it is an acknowledgement or an answer like any other: `briefs` says when it may be.
"""

from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Channel, Response

BY_HAND: Final = frozenset({Channel.LETTER, Channel.WORD})


def may_record(
    channel: Channel, about_recommendation: bool, response: Response | None, possible: Decision
) -> Decision:
    """Whether this may be recorded for an addressee.

    `possible`: what `briefs` says of the same acknowledgement or answer by the addressee.
    """
    return all_of(
        allow_if(channel in BY_HAND, "answers.not_by_hand", channel=channel.value),
        allow_if(about_recommendation is (response is not None), "answers.response_or_receipt"),
        possible,
    )


def may_confirm(recorded_by_caller: bool, possible: Decision) -> Decision:
    """Whether the caller may confirm what somebody recorded; `possible` as when it was."""
    return all_of(allow_if(not recorded_by_caller, "answers.second_person"), possible)
