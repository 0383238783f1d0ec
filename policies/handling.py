"""Handling regimes of single items, and what each lets a document do.

- Regimes are ordered; when texts are merged the strictest one wins.
- *Not for use* is background: it never appears in a document, in whatever wording.
- *No circulation* holds until the hand-off; from then on it is the Chatham House Rule.
- Under every regime but *open* a wording is quoted only with its author's consent.
- What nobody has said a regime for is not for use.

The Chatham House Rule (Royal Institute of International Affairs, 2002) frees what was said
and protects who said it, affiliation included.
"""

from collections.abc import Iterable
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Handling, Phase

STRICTNESS: Final = (
    Handling.OPEN,
    Handling.ATTRIBUTABLE_WITH_CONSENT,
    Handling.CHATHAM_HOUSE,
    Handling.NO_CIRCULATION,
    Handling.NOT_FOR_USE,
)
_CIRCULATES_IN: Final = frozenset({Phase.HAND_OFF, Phase.CLOSED})


def strictest(regimes: Iterable[Handling]) -> Handling:
    """The strictest of these regimes; of none at all, *not for use*."""
    return max(regimes, key=STRICTNESS.index, default=Handling.NOT_FOR_USE)


def may_appear_in_brief(handling: Handling) -> Decision:
    """Whether what an item says may stand in a brief, in other words."""
    return allow_if(handling is not Handling.NOT_FOR_USE, "handling.not_for_use")


def may_circulate(handling: Handling, phase: Phase) -> Decision:
    """Whether what an item says may go beyond the participants in this phase."""
    held = handling is Handling.NO_CIRCULATION and phase not in _CIRCULATES_IN
    return all_of(may_appear_in_brief(handling), allow_if(not held, "handling.no_circulation"))


def may_quote(handling: Handling, consent: bool) -> Decision:
    """Whether an item's own wording may be quoted; `consent` is its author's, to the wording."""
    free = handling is Handling.OPEN
    return all_of(
        may_appear_in_brief(handling), allow_if(free or consent, "handling.no_consent_to_wording")
    )


def may_name(handling: Handling, consent: bool) -> Decision:
    """Whether an author may be named inside the room as the one who wrote this item.

    Outside nobody is ever named: that is the attribution check of the release gate.
    """
    attributable = handling in {Handling.OPEN, Handling.ATTRIBUTABLE_WITH_CONSENT}
    return allow_if(attributable and consent, "handling.not_attributable")
