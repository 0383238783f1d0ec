"""Positions: the options of each scale, and which of them ask for a reason.

- Four scales of the Policy Delphi (Turoff 1970), without a neutral point.
- Who cannot say answers *no judgement*, on every scale; it is a position of nobody's side.
- The gradient of agreement (Kaner) has eight steps. Nobody is bound by a text here, so the
  veto is replaced: *cannot be associated with this text*, which opens a dissent.
- Steps 3, 6 and 7 of the gradient ask for a reason; step 5 sends the paragraph back.
- A ranking has no steps: a position is the ranks of the question's own options (see `orders`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.orders import may_rank
from policies.rounds import ITEM_MAX
from policies.terms import Scale

NO_JUDGEMENT: Final = "no_judgement"
MORE_DISCUSSION: Final = "more_discussion_needed"
CANNOT_BE_ASSOCIATED: Final = "cannot_be_associated"

GRADIENT: Final = (
    "whole_hearted_endorsement",
    "agreement_with_minor_point",
    "support_with_reservations",
    "abstain",
    MORE_DISCUSSION,
    "do_not_like_but_will_support",
    "serious_disagreement",
    CANNOT_BE_ASSOCIATED,
)

OPTIONS: Final[Mapping[Scale, tuple[str, ...]]] = MappingProxyType(
    {
        Scale.DESIRABILITY: (
            "very_desirable",
            "desirable",
            "undesirable",
            "very_undesirable",
            NO_JUDGEMENT,
        ),
        Scale.FEASIBILITY: (
            "definitely_feasible",
            "possibly_feasible",
            "possibly_infeasible",
            "definitely_infeasible",
            NO_JUDGEMENT,
        ),
        Scale.IMPORTANCE: (
            "very_important",
            "important",
            "slightly_important",
            "unimportant",
            NO_JUDGEMENT,
        ),
        Scale.CONFIDENCE: ("certain", "reliable", "risky", "unreliable", NO_JUDGEMENT),
        Scale.AGREEMENT: (*GRADIENT, NO_JUDGEMENT),
    }
)
SIDES: Final[Mapping[Scale, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        **{scale: (steps[:2], steps[2:4]) for scale, steps in OPTIONS.items()},
        Scale.AGREEMENT: ((*GRADIENT[:3], GRADIENT[5]), GRADIENT[3:5], GRADIENT[6:]),
    }
)
"""Steps by side, favourable ones first, each side from the firmest *for* on. On the gradient those
who *do not like it but will support it* support it."""

_ASK_A_REASON: Final = frozenset({GRADIENT[2], GRADIENT[5], GRADIENT[6]})


def valid(scale: Scale, value: str, options: int = 0) -> Decision:
    """Whether this is an option of this scale, or a ranking of so many."""
    if scale is Scale.RANKING and value != NO_JUDGEMENT:
        return may_rank(value, options)
    steps = OPTIONS.get(scale, (NO_JUDGEMENT,))
    return allow_if(value in steps, "positions.not_on_scale", scale=scale.value)


def needs_reason(scale: Scale, value: str) -> bool:
    """Whether this position is only heard with a reason."""
    return scale is Scale.AGREEMENT and value in _ASK_A_REASON


def opens_dissent(scale: Scale, value: str) -> bool:
    """Whether this position opens a dissent."""
    return scale is Scale.AGREEMENT and value == CANNOT_BE_ASSOCIATED


def may_take(scale: Scale, value: str, reason: str, options: int = 0) -> Decision:
    """Whether this position may be taken with this reason (empty: none); a ranking, of so many
    options."""
    given = bool(reason.strip()) or not needs_reason(scale, value)
    return all_of(
        valid(scale, value, options),
        allow_if(given, "positions.reason_missing"),
        allow_if(len(reason) <= ITEM_MAX, "positions.reason_too_long", most=ITEM_MAX),
    )


def may_count(seen: int | None, now: int) -> Decision:
    """Whether a position on the wording that was seen (its version; a question has none) can be one
    on the wording as it is now."""
    return allow_if(seen in (None, now), "positions.other_wording")
