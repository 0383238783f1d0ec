"""How many chairs it takes: a number, or one from each side.

- A quorum is a number of 1 or more; 0 stands for *one from each side*.
- Only approvals of chairs count, and each chair once.
- The sides are those of the chairs who sit, compared without case and outer spaces; a chair
  without a side is on none, and one side alone is no two.
"""

from collections.abc import Collection, Mapping
from typing import Final

from policies.decisions import Decision, allow_if

EACH_SIDE: Final = 0


def sides_named(sides: Collection[str], quorum: int) -> bool:
    """Whether chairs with these sides could ever meet this quorum, as far as sides go."""
    named = {_side(side) for side in sides}
    return quorum != EACH_SIDE or (len(named) > 1 and "" not in named)


def met(approvals: Collection[str], sides: Mapping[str, str], quorum: int) -> Decision:
    """Whether these approvals meet the quorum.

    `approvals` are the people who approved, `sides` says for every chair who sits on which
    side they sit (ids and side labels).
    """
    chairs = frozenset(approvals) & sides.keys()
    if quorum == EACH_SIDE:
        heard = {_side(sides[chair]) for chair in chairs} - {""}
        asked = {_side(side) for side in sides.values()} - {""}
        enough = len(asked) > 1 and heard == asked
        return allow_if(enough, "quorum.side_missing", approved=len(heard), needed=len(asked))
    enough = quorum > EACH_SIDE and len(chairs) >= quorum
    return allow_if(enough, "quorum.too_few", approved=len(chairs), needed=quorum)


def _side(label: str) -> str:
    return label.strip().casefold()
