"""The dissents that a brief prints, each under one number in the whole of it.

- They are numbered in the order in which they are printed; one that is printed nowhere has none.
- Opposition to a text decides whose dissent is the sharpest, and is not printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from documents.briefing import content as brief
from documents.models.dissents import Dissent
from documents.operations import dissents
from documents.operations.acts import Scene
from documents.operations.support import Tally
from policies.dissents import CLOSED
from policies.terms import DissentState


@dataclass
class Carried:
    """Carried dissents by target, numbered in the order in which they are printed."""

    by_target: dict[str, list[tuple[Dissent, dissents.Words]]]
    printed: dict[str, brief.DissentText] = field(default_factory=dict)

    def beneath(self, target: str) -> tuple[brief.DissentText, ...]:
        """The dissents from one text; each gets its number the first time."""
        for row, words in self.by_target.get(target, []):
            number = len(self.printed) + 1
            own = words.own
            text = brief.DissentText(number, words.sentence, words.text, row.confirmed, own)
            self.printed.setdefault(row.id, text)
        return tuple(self.printed[row.id] for row, _ in self.by_target.get(target, []))


def carried_of(scene: Scene) -> Carried:
    """The carried dissents of a track, none of them printed yet."""
    found: dict[str, list[tuple[Dissent, dissents.Words]]] = {}
    for row in dissents.of_track(scene):
        if row.state is DissentState.CARRIED:
            words = dissents.printed(row, dissents.body_of(scene, row))
            found.setdefault(row.target_id, []).append((row, words))
    return Carried(found)


def coverage(scene: Scene, carried: int) -> brief.Coverage:
    """The coverage line of a brief that carries so many."""
    states = [row.state for row in dissents.of_track(scene)]
    closed = {state: states.count(state) for state in CLOSED}
    return brief.Coverage(
        recorded=len(states),
        carried=carried,
        withdrawn=closed[DissentState.WITHDRAWN],
        merged=closed[DissentState.MERGED],
    )


def sharpest(carried: Carried, tallies: Mapping[str, Tally]) -> brief.DissentText | None:
    """The dissent from the text that most are against, of those that are printed."""
    ranked = [
        (-(tallies[target].against if target in tallies else 0), carried.printed[row.id].number)
        for target, rows in carried.by_target.items()
        for row, _ in rows
        if row.id in carried.printed
    ]
    by_number = {text.number: text for text in carried.printed.values()}
    return by_number[min(ranked)[1]] if ranked else None
