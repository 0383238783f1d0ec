"""Briefs around their signatures: asking for one, acknowledging it, answering it.

- One brief at a time is under way; a returned, blocked or voided one makes room for the next.
- Only an addressee acknowledges, and once.
- A recommendation is answered by its addressee, once; *not taken up* gives reasons.
- *No answer by date* is what silence becomes: nobody chooses it, and an answer that comes
  late replaces it.
"""

from collections.abc import Collection
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import BriefState, Response

UNDER_WAY: Final = frozenset({BriefState.ASKED, BriefState.READY})


def may_ask(briefs: Collection[BriefState]) -> Decision:
    """Whether a brief may be asked for, given the states of those there are."""
    return allow_if(not any(state in UNDER_WAY for state in briefs), "briefs.under_way")


def may_change_text(briefs: Collection[BriefState]) -> Decision:
    """Whether what briefs print may be rewritten, given the states of those there are.

    What chairs are reading, or have approved, stands until it is returned; what is out stands.
    """
    return all_of(
        allow_if(BriefState.RELEASED not in briefs, "briefs.text_is_out"),
        allow_if(not any(state in UNDER_WAY for state in briefs), "briefs.text_is_before_chairs"),
    )


def may_acknowledge(state: BriefState, addressed: bool, acknowledged: bool) -> Decision:
    """Whether the caller may acknowledge this brief."""
    return all_of(
        _released(state),
        allow_if(addressed, "briefs.not_addressed"),
        allow_if(not acknowledged, "briefs.already_acknowledged"),
    )


def may_answer(
    state: BriefState, addressed: bool, standing: Response | None, answer: Response, reasons: str
) -> Decision:
    """Whether the caller may give this answer to one recommendation.

    `addressed`: the recommendation is theirs; `standing`: the answer on record, if any.
    """
    explained = answer is not Response.NOT_TAKEN_UP or bool(reasons.strip())
    return all_of(
        _released(state),
        allow_if(addressed, "briefs.not_addressed"),
        allow_if(standing in {None, Response.NO_ANSWER}, "briefs.already_answered"),
        allow_if(answer is not Response.NO_ANSWER, "briefs.silence_is_not_chosen"),
        allow_if(explained, "briefs.reasons_missing"),
    )


def _released(state: BriefState) -> Decision:
    return allow_if(state is BriefState.RELEASED, "briefs.not_released", state=state.value)
