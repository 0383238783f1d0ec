"""What came back: the released batch of one round by kind and thread, and its figures.

- A reply stands under what it replies to; what it replies to in another round is quoted.
- One's own answer stands beside the figures, where there are any.
- What the facilitator wrote about the round stands above both.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from api.pages.charts import bars
from api.pages.page import Page
from api.pages.rounds import writes
from api.pages.sight import Sight
from documents.errors import Denied
from documents.operations.actors import Actor
from documents.operations.views import contributions, packs, positions, rounds, summaries
from documents.operations.views.contributions import ReleasedItem
from documents.operations.views.packs import QuestionPack
from documents.operations.views.rounds import RoundView
from documents.store import UnitOfWork
from policies.acts import Act
from policies.formats import SummaryKind
from policies.terms import ContributionKind, RecordClass, WindowState

RELEASED = (RecordClass.CONTRIBUTION_RELEASED,)


@dataclass(frozen=True, slots=True)
class Thread:
    """An item with its replies from any round; `quoted` is what it replies to itself."""

    item: ReleasedItem
    quoted: ReleasedItem | None
    replies: tuple["Thread", ...]


def batch(uow: UnitOfWork, actor: Actor, round: str) -> dict[str, Any]:  # noqa: A002
    """What was released of one round."""
    sight = Sight(uow, actor)
    every_round = sight.all(rounds.rounds)
    found = sight.one(rounds.one_round, round=round)
    said = sight.all(contributions.released)
    taken = sight.all(positions.mine) if sight.knows(RecordClass.POSITION) else ()
    opened = next((one for one in every_round if one.state is WindowState.OPEN), None)
    return {
        "round": found,
        "kinds": by_kind([one for one in said if one.round == round], said),
        "packs": _packs(sight, found),
        "bars": bars,
        "positions": {position.subject: position for position in taken},
        "open_round": opened if opened is not None and writes(sight, opened) else None,
        "summary": _newest(sight, found, SummaryKind.SUMMARY),
        "minutes": _newest(sight, found, SummaryKind.MINUTES),
        "may": sight.may,
    }


def by_kind(
    found_: Sequence[ReleasedItem], every: Sequence[ReleasedItem]
) -> tuple[tuple[ContributionKind, tuple[Thread, ...]], ...]:
    """The threads of a batch under the kinds of their first items, in the order of kinds."""
    here, known = {item.id for item in found_}, {item.id: item for item in every}
    threads = [_thread(item, known, here) for item in found_ if item.reply_to not in here]
    return tuple(
        (kind, found)
        for kind in ContributionKind
        if (found := tuple(one for one in threads if one.item.kind is kind))
    )


def _thread(item: ReleasedItem, every: Mapping[str, ReleasedItem], here: Set[str]) -> Thread:
    replies = (_thread(one, every, here) for one in every.values() if one.reply_to == item.id)
    quoted = every.get(item.reply_to or "") if item.id in here else None
    return Thread(item, quoted, tuple(replies))


def _packs(sight: Sight, found: RoundView) -> dict[str, QuestionPack]:
    """What came back of each question, once nobody can take a position any more, and no stop
    holds it back."""
    if found.state is WindowState.OPEN or not sight.knows(RecordClass.STATISTICS):
        return {}
    try:
        packed = sight.one(packs.pack, round=found.id)
    except Denied:
        return {}
    return {one.question.id: one for one in packed.questions}


def _newest(sight: Sight, found: RoundView, kind: SummaryKind) -> str:
    """What the facilitator wrote about a round, in its newest version."""
    every = sight.all(summaries.summaries, round=found.id)
    return next((one.text for one in every if one.kind is kind), "")


SUMS_UP = frozenset({Act.SUMMARY_WRITE})
PAGES = (
    Page("/tracks/{track}/rounds/{round}/released", RELEASED, "released.html", batch, SUMS_UP),
)
