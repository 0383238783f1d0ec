"""How many chairs it takes: a number, or one from each side.

- A quorum is a number of 1 or more; 0 stands for *one from each side*.
- Only approvals of chairs count, and each chair once.
- The sides are those of the chairs who sit: a side without a chair cannot be asked.
"""

from collections.abc import Collection, Mapping
from typing import Final

from policies.decisions import Decision, allow_if

EACH_SIDE: Final = 0


def valid(quorum: int, chairs: int) -> Decision:
    """Whether so many chairs could ever meet this quorum."""
    needed = max(1, quorum)
    return allow_if(quorum >= EACH_SIDE and chairs >= needed, "quorum.unreachable", needed=needed)


def met(approvals: Collection[str], sides: Mapping[str, str], quorum: int) -> Decision:
    """Whether these approvals meet the quorum.

    `approvals` are the people who approved, `sides` says for every chair who sits on which
    side they sit (ids and side labels).
    """
    chairs = frozenset(approvals) & sides.keys()
    if quorum == EACH_SIDE:
        heard = {sides[chair] for chair in chairs}
        asked = set(sides.values())
        enough = bool(asked) and heard == asked
        return allow_if(enough, "quorum.side_missing", approved=len(heard), needed=len(asked))
    enough = quorum > EACH_SIDE and len(chairs) >= quorum
    return allow_if(enough, "quorum.too_few", approved=len(chairs), needed=quorum)
