"""Private notes between the facilitator and whoever writes under a handle.

- Only these two sides read them, and nobody else learns that there are any.
- The facilitator knows the handle and nothing more; the expert may begin as well.
- What one side wrote last awaits the other.
"""

from collections.abc import Sequence

from policies.decisions import Decision, allow_if


def may_write(known: bool) -> Decision:
    """Whether there is somebody at the other end; `known`: the handle is somebody's here."""
    return allow_if(known, "notes.no_such_handle")


def unanswered(from_handle: Sequence[bool], by_handle: bool) -> int:
    """How many notes the one side wrote since the other did, of an exchange in its order.

    Each entry says whether the handle wrote that note; `by_handle`: count those of the handle.
    """
    count = 0
    for one in reversed(from_handle):
        if one is not by_handle:
            break
        count += 1
    return count
