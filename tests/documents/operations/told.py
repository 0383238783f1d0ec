"""What people wrote in rounds and what was told of it, as it really happened.

- Whatever lies in a window stays until it is released in its own words, or in other words that
  its author confirmed; until its author takes it back; or, if it was to be told in other words
  only, until the exploration ends.
- Its author alone asks for other words, confirms them and returns them; the facilitator alone
  writes them. Nothing else that was written is ever told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from documents.models.contributions import Contribution
from documents.models.rounds import Round, Window
from documents.operations import items
from documents.operations.contributions import Post, ThisContribution
from documents.operations.items import Item
from documents.operations.paraphrases import (
    AskParaphrase,
    ReturnParaphrase,
    ThisParaphrase,
    WriteParaphrase,
)
from documents.operations.questions import Asked
from documents.operations.rounds import NewRound, ThisRound
from documents.operations.views.contributions import released
from policies.acts import Act
from policies.paraphrases import UNWRITTEN, Stage
from policies.terms import ContributionKind, Phase, Scale
from tests.room import Room

ON_A_ROUND = (Act.ROUND_CLOSE, Act.BATCH_RELEASE)
TALKS = (
    *(Act.ROUND_OPEN, *ON_A_ROUND),
    *(Act.CONTRIBUTION_POST, Act.CONTRIBUTION_WITHDRAW),
    *(Act.PARAPHRASE_ASK, Act.PARAPHRASE_WRITE),
    *(Act.PARAPHRASE_CONFIRM, Act.PARAPHRASE_RETURN),
)
MOVES: Mapping[Stage | None, Stage | None] = {
    Stage.ASKED: None,
    Stage.CONFIRMED: Stage.WRITTEN,
    Stage.RETURNED: Stage.WRITTEN,
}
"""Where an author takes a paraphrase to, and from where."""
One = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies in a window under this id and version, and says this."""

    id: str
    version: int
    item: Item


@dataclass
class Told:
    """What lies in windows, by its words; `confirmed` are other words for what was not taken back,
    `plain` is what was told in its own."""

    lying: dict[str, Lying] = field(default_factory=dict)
    confirmed: dict[str, str] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    rounds: list[str] = field(default_factory=list)

    def body(self, room: Room, what: Act, one: One, text: str) -> tuple[Any, int | None]:
        """A body for an act and the version that it names."""
        if what is Act.ROUND_OPEN:
            closes_at = room.store.clock.now() + timedelta(hours=1)
            return NewRound(text, (Asked(text, Scale.IMPORTANCE),), closes_at), None
        if what in ON_A_ROUND:
            return ThisRound(one(self.rounds)), None
        if what is Act.CONTRIBUTION_POST:
            asked = bool(one(("", "paraphrase")))
            return Post(one(self.rounds), ContributionKind.OPTION, text, paraphrase=asked), None
        found = self.lying[one(self.lying)]
        bodies = {
            Act.PARAPHRASE_ASK: AskParaphrase(found.id),
            Act.PARAPHRASE_WRITE: WriteParaphrase(found.id, text),
            Act.PARAPHRASE_CONFIRM: ThisParaphrase(found.id),
            Act.PARAPHRASE_RETURN: ReturnParaphrase(found.id, "Not so."),
            Act.CONTRIBUTION_WITHDRAW: ThisContribution(found.id),
        }
        return bodies[what], found.version

    def check(self, room: Room, who: str, what: Act | None) -> None:
        """The laws, after this person did this (nobody: the clock)."""
        before, self.lying = self.lying, lying(room)
        now, by = self.lying, room.seats.get(who)
        for text in now.keys() - before.keys():
            assert (what, now[text].item.seat) == (Act.CONTRIBUTION_POST, by)
        for text in now.keys() & before.keys():
            self._moved(before[text].item, now[text].item, by, room.seats["facilitator"])
        gone = [before[text].item for text in before.keys() - now.keys()]
        if gone and what is Act.CONTRIBUTION_WITHDRAW:
            assert [one.seat for one in gone] == [by]
            self.confirmed.pop(gone[0].text, None)
        elif gone:
            self._gone(gone, told(room), room.phase())

    def nothing_else_was_told(self, room: Room) -> None:
        """Neither what was taken back, nor what nobody confirmed."""
        assert told(room) <= self.plain | set(self.confirmed.values())

    def _moved(self, before: Item, now: Item, by: str | None, facilitator: str) -> None:
        assert replace(now, paraphrase=before.paraphrase) == before
        if now.stage is before.stage:
            assert now.paraphrase == before.paraphrase
        elif now.stage is Stage.WRITTEN:
            assert before.stage in UNWRITTEN
            assert by == facilitator
        else:
            assert by == now.seat
            assert MOVES[now.stage] is before.stage
        if now.stage in (Stage.CONFIRMED, Stage.RETURNED):
            assert items.said(now) == items.said(before)
        if now.stage is Stage.CONFIRMED:
            self.confirmed[now.text] = items.said(now)

    def _gone(self, gone: list[Item], out: set[str], phase: Phase) -> None:
        for item in gone:
            if item.paraphrase is None:
                self.plain.add(item.text)
                assert item.text in out
            elif phase is Phase.EXPLORATION:
                assert self.confirmed[item.text] in out


def lying(room: Room) -> dict[str, Lying]:
    """Whatever lies in a window of the track, by its words, in the order of their numbers."""
    with room.store.begin() as uow:
        query = select(Contribution).join(Window).join(Round).where(Round.track_id == room.track)
        rows = uow.session.scalars(query).all()
        found = [Lying(row.id, row.version, items.item_of(uow, room.track, row)) for row in rows]
    return {one.item.text: one for one in sorted(found, key=_number)}


def _number(one: Lying) -> int:
    return int("".join(filter(str.isdigit, one.item.text)))


def told(room: Room) -> set[str]:
    """Whatever was released, in the words in which it was."""
    return {one.text for one in room.read("facilitator", released, None, 500).items}
