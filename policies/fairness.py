"""Fair statement: those who hold a view say whether it is fairly stated.

- A theme states one view; a crux and an option state two: what is for it, and against it.
- Who wrote what a passage rests on holds a view in it, says on which side it stands, and
  confirms that side or returns it with a correction; the last word of each counts, for the
  wording on which it was said.
- A side is confirmed when somebody confirmed it and nobody has returned it: never how many.
- A passage is widely supported when it rests on k voices from two groups; a group of fewer than
  k experts counts with the others that are too small. What a wider circle may have written adds
  no voice: that one were missing would tell that no expert wrote it.
- An option has its strongest case when both its sides are confirmed.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.synthesis import PassageKind

GROUPS: Final = 2
"""From how many groups the voices come that support widely."""


class Stance(StrEnum):
    """The side of a passage: what it says, or what it says against itself."""

    CASE = "case"
    OBJECTION = "objection"


STANCES: Final[Mapping[PassageKind, tuple[Stance, ...]]] = {
    PassageKind.THEME: (Stance.CASE,),
    PassageKind.CRUX: (Stance.CASE, Stance.OBJECTION),
    PassageKind.OPTION: (Stance.CASE, Stance.OBJECTION),
}


def may_judge(kind: PassageKind, stance: Stance, holds: bool) -> Decision:
    """Whether somebody may say that this side is fairly stated, or not; `holds`: they wrote
    something that the passage rests on."""
    return all_of(
        allow_if(stance in STANCES.get(kind, ()), "fairness.no_such_side"),
        allow_if(holds, "fairness.not_concerned"),
    )


def confirmed(words: Collection[bool]) -> bool:
    """Whether a side is confirmed by these words of those who hold it (true: fair)."""
    return bool(words) and all(words)


def widely_supported(voices: Collection[str], sizes: Mapping[str, int], k: int) -> bool:
    """Whether these voices (the group of each) support widely; `sizes` counts the experts of
    each group."""
    groups = {group if sizes.get(group, 0) >= k else "" for group in voices}
    return len(voices) >= k and len(groups) >= GROUPS
