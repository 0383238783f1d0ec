"""Charts of printed figures: bars, as an image with words and a table beside it.

- A chart shows what its table says and nothing else; groups that print as one are one bar.
- Lengths are shares of the room, in whole per cent; nothing is drawn by script or style.
"""

from dataclasses import dataclass

from documents.operations.views.statistics import StatisticsView
from policies.measures import percent


@dataclass(frozen=True, slots=True)
class Bar:
    """One group of steps: how many experts, which share of the room (per cent), and whether the
    reader stands there."""

    steps: tuple[str, ...]
    count: int
    share: int
    mine: bool


def bars(view: StatisticsView) -> tuple[Bar, ...]:
    """The bars of a distribution, in the order of its scale; none where nothing prints."""
    order = list(view.cells)
    alone = (((step,), count) for step, count in view.cells.items() if count is not None)
    groups = [*alone, *((group.names, group.count) for group in view.joined)]
    return tuple(
        Bar(steps, count, percent(count, view.total or 0) or 0, view.mine in steps)
        for steps, count in sorted(groups, key=lambda group: order.index(group[0][0]))
    )
