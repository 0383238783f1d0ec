"""Caucuses: some of the experts talk among themselves on one topic.

- The facilitator opens and closes it, and reads nothing that is written in it.
- Fewer than k experts are no caucus, because what a few say together is soon somebody's; where
  everybody knows each other (*known*), two are enough.
- What is written in it stays in it: whoever wants it in a batch posts it as a contribution.
"""

from collections.abc import Collection
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Visibility

FEWEST: Final = 2


def may_open(
    invited: Collection[str], known: Collection[str], k: int, visibility: Visibility
) -> Decision:
    """Whether these handles may form a caucus; `known` are the handles of experts here."""
    needed = FEWEST if visibility is Visibility.KNOWN else k
    return all_of(
        allow_if(set(invited) <= set(known), "notes.no_such_handle"),
        allow_if(len(set(invited)) >= needed, "caucuses.too_few", needed=needed),
    )


def may_go_on(closed: bool) -> Decision:
    """Whether a caucus takes anything more: a word, or its close."""
    return allow_if(not closed, "caucuses.closed")
