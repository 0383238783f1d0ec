"""Paragraphs of the shared text: amendments wait side by side until one adoption settles them.

- An adopted paragraph stands until an amendment to it is accepted by another adoption: after a
  step back the text can move again, and what nobody touches stays adopted.
- An adoption answers every open amendment, each once: accepted or rejected. One that came in
  meanwhile is unanswered, and holds it.
- Who stands behind an amendment can make a dissent of it when it was not accepted. Whatever
  becomes of it, it can still be read.
- Only what was released may be linked to as a source.
"""

from collections.abc import Collection, Sequence

from policies.decisions import Decision, all_of, allow_if
from policies.terms import AmendmentState


def may_adopt(
    adopted: bool, open_amendments: Collection[str], accept: Sequence[str], reject: Sequence[str]
) -> Decision:
    """Whether a paragraph may be adopted with these answers to its amendments (ids)."""
    answered = [*accept, *reject]
    waiting = set(open_amendments)
    unanswered = len(waiting - set(answered))
    return all_of(
        allow_if(not adopted or bool(waiting), "paragraphs.already_adopted"),
        allow_if(len(answered) == len(set(answered)), "paragraphs.answered_twice"),
        allow_if(waiting.issuperset(answered), "paragraphs.unknown_amendment"),
        allow_if(unanswered == 0, "paragraphs.amendments_unanswered", count=unanswered),
    )


def may_dissent(state: AmendmentState, own: bool) -> Decision:
    """Whether the caller may make a dissent of an amendment: who stands behind it, once it is
    refused."""
    refused = state is AmendmentState.NOT_ACCEPTED
    return all_of(
        allow_if(own, "paragraphs.author_only"),
        allow_if(refused, "paragraphs.amendment_not_refused", state=state.value),
    )


def may_link(sources: Collection[str], released: Collection[str]) -> Decision:
    """Whether a text may rest on these contributions: every one of them was released (ids)."""
    return allow_if(set(sources) <= set(released), "paragraphs.source_not_released")
