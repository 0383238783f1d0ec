"""Mergers: how several dissents from one text become one, and how each holder can leave it.

- Who keeps the text, or the holder of one of them, proposes the joint wording, which never
  changes; to propose it is to consent to it.
- Every other holder concerned consents, or refuses; silence is no consent and blocks nothing.
- Only when all have consented are the dissents merged. A refusal ends the proposal, and so
  does the withdrawal of one of the dissents.
- The joint dissent is everybody's: nobody closes it for the others. Whoever leaves takes out
  their own dissent as it was before; it ends when the last one has left.
"""

from collections.abc import Collection, Sequence
from typing import Final

from policies.decisions import Decision, Deny, all_of, allow_if
from policies.facts import PartFacts
from policies.terms import DissentState, MergerState

FEWEST: Final = 2


def may_propose(parts: Sequence[PartFacts], by_editor: bool) -> Decision:
    """Whether these dissents may be proposed to be merged."""
    closed = any(part.state is DissentState.WITHDRAWN for part in parts)
    return all_of(
        allow_if(len(parts) >= FEWEST, "mergers.too_few"),
        allow_if(len({part.target for part in parts}) <= 1, "mergers.one_text"),
        allow_if(not any(part.joint for part in parts), "mergers.joint_already"),
        allow_if(not closed, "mergers.withdrawn"),
        allow_if(by_editor or any(part.own for part in parts), "mergers.not_concerned"),
    )


def standing(state: MergerState, parts: Collection[DissentState]) -> MergerState:
    """Where a proposal stands: one whose part was withdrawn meanwhile is refused."""
    ended = state is MergerState.OPEN and DissentState.WITHDRAWN in parts
    return MergerState.REFUSED if ended else state


def may_answer(state: MergerState, concerned: bool) -> Decision:
    """Whether the caller may consent to a proposal or refuse it."""
    return all_of(
        allow_if(concerned, "mergers.not_concerned"),
        allow_if(state is MergerState.OPEN, "mergers.not_open", state=state.value),
    )


def is_complete(parts: Collection[str], consented: Collection[str]) -> bool:
    """Whether the holder of every part has consented (ids of dissents)."""
    return set(parts) <= set(consented)


def leave(state: DissentState, by_holder: bool, before: DissentState | None) -> DissentState | Deny:
    """The state of a dissent whose holder leaves the merger: the one it had before."""
    if state is not DissentState.MERGED or before is None:
        return Deny("dissents.not_now", values={"state": state.value})
    return before if by_holder else Deny("dissents.holder_only")
