"""The dissents from one text, as they stand on its page.

- Those of others show what they say once they are carried, and never whose they are.
"""

from api.pages.sight import Sight
from documents.operations.views import dissents
from documents.operations.views.dissents import DissentView
from policies.acts import Act
from policies.dissents import CLOSED
from policies.terms import RecordClass

DISSENTS = frozenset(
    {Act.DISSENT_RAISE, Act.DISSENT_STATE, Act.DISSENT_CONFIRM, Act.DISSENT_WITHDRAW}
)


def dissents_from(sight: Sight, target: str) -> list[DissentView]:
    """The dissents from one text that are not closed, the reader's own first."""
    if not sight.knows(RecordClass.DISSENT):
        return []
    found = [one for one in sight.all(dissents.dissents) if one.target == target]
    standing = [one for one in found if one.state not in CLOSED]
    return sorted(standing, key=lambda one: not one.mine)
