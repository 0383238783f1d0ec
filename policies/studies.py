"""Study requests: a facilitator or a chair asks the researchers, one of them answers by a paper.

- Every researcher of the track is asked; whoever accepts does it. Once all have declined, the
  request is declined. When whoever accepted leaves, the others are asked anew.
- It is answered by a paper that the researcher added and has not withdrawn.
"""

from collections.abc import Collection
from enum import StrEnum

from policies.decisions import Decision, all_of, allow_if


class StudyState(StrEnum):
    """The life of a study request."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DELIVERED = "delivered"


def may_ask(researchers: int) -> Decision:
    """Whether there is anybody to ask."""
    return allow_if(researchers > 0, "studies.no_researcher")


def may_reply(state: StudyState, declined: bool) -> Decision:
    """Whether a researcher may accept or decline; `declined`: they have declined already."""
    return all_of(
        allow_if(state is StudyState.ASKED, "studies.not_now", state=state.value),
        allow_if(not declined, "studies.declined_already"),
    )


def after_declining(researchers: Collection[str], declined: Collection[str]) -> StudyState:
    """Where a request stands after these researchers declined (ids of seats)."""
    return StudyState.ASKED if set(researchers) - set(declined) else StudyState.DECLINED


def may_deliver(state: StudyState, own: bool, paper_own: bool, withdrawn: bool) -> Decision:
    """Whether a paper answers a request; `own`: the caller accepted it."""
    return all_of(
        allow_if(state is StudyState.ACCEPTED, "studies.not_now", state=state.value),
        allow_if(own, "studies.not_yours"),
        allow_if(paper_own, "papers.not_own"),
        allow_if(not withdrawn, "papers.withdrawn"),
    )
