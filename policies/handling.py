"""Handling regimes of single items, and what each lets a document do.

- Regimes are ordered; when texts are merged the strictest one wins.
- *Not for use* is background: it never appears in a document, in whatever wording.
- *No circulation* stays among the participants until the hand-off, which is when briefs are
  made; from then on it is the Chatham House Rule.
- Under every regime but *open* a wording is quoted only with its author's consent.
- What nobody has said a regime for is not for use.

The Chatham House Rule (Royal Institute of International Affairs, 2002) frees what was said
and protects who said it, affiliation included.
"""

from collections.abc import Iterable
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Handling

STRICTNESS: Final = (
    Handling.OPEN,
    Handling.ATTRIBUTABLE_WITH_CONSENT,
    Handling.CHATHAM_HOUSE,
    Handling.NO_CIRCULATION,
    Handling.NOT_FOR_USE,
)


def strictest(regimes: Iterable[Handling]) -> Handling:
    """The strictest of these regimes; of none at all, *not for use*."""
    return max(regimes, key=STRICTNESS.index, default=Handling.NOT_FOR_USE)


def may_appear_in_brief(handling: Handling) -> Decision:
    """Whether what an item says may stand in a brief, in other words."""
    return allow_if(handling is not Handling.NOT_FOR_USE, "handling.not_for_use")


def may_quote(handling: Handling, consent: bool) -> Decision:
    """Whether an item's own wording may be quoted; `consent` is its author's, to the wording."""
    free = handling is Handling.OPEN
    return all_of(
        may_appear_in_brief(handling), allow_if(free or consent, "handling.no_consent_to_wording")
    )
