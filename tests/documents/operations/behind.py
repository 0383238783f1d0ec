"""Who stands behind which amendment, as it really happened, beside what the record makes of it.

- Whoever proposed an amendment, and its sponsors, stand behind it; only they take it back, and
  only they agree to another wording of it, or decline it.
- What is settled stays settled, and a number that was given once is given once.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from documents.models.drafts import Amendment, Paragraph
from documents.operations.views.amendments import AmendmentView, amendments
from documents.operations.views.drafts import paragraphs, versions
from policies.acts import Act
from policies.amendments import REACHING, AmendmentKind
from policies.brackets import LIVE
from policies.terms import AmendmentState
from tests.room import Room

KINDS = (AmendmentKind.REPLACE,) * 3 + tuple(AmendmentKind)
WITHDRAWN, NOT_ACCEPTED = AmendmentState.WITHDRAWN, AmendmentState.NOT_ACCEPTED
EDITOR = "rapporteur"


@dataclass
class Behind:
    """Amendments by id: whose each is, of what, who else stands behind it, who agreed to it."""

    authors: dict[str, str] = field(default_factory=dict)
    paragraph: dict[str, str] = field(default_factory=dict)
    of: dict[str, str | None] = field(default_factory=dict)
    sponsors: dict[str, set[str]] = field(default_factory=dict)
    agreed: dict[str, set[str]] = field(default_factory=dict)
    states: dict[str, AmendmentState] = field(default_factory=dict)

    def note(self, who: str, what: Act, body: Any, made: str) -> None:
        """Somebody was allowed to do something to an amendment."""
        if what is Act.PARAGRAPH_AMEND:
            self.authors[made], self.paragraph[made] = who, body.paragraph
            self.of[made], self.sponsors[made], self.agreed[made] = body.of, set(), set()
        if what is Act.AMENDMENT_SPONSOR:
            self.sponsors[made].add(who)
        if what is Act.AMENDMENT_WITHDRAW:
            self.sponsors[made].discard(who)
        if what is Act.AMENDMENT_AGREE:
            self.agreed[made].add(who)

    def check(self, room: Room, who: str) -> None:
        """The laws, after an act of this person."""
        with room.store.begin() as uow:
            query = select(Amendment).join(Paragraph).where(Paragraph.track_id == room.track)
            rows = {row.id: row for row in uow.session.scalars(query)}
            own = select(Paragraph.id, Paragraph.number, Paragraph.term)
            numbers = {name: (n, term) for name, n, term in uow.session.execute(own)}
        assert rows.keys() == self.authors.keys()
        for name in self.authors:
            self._moved(who, name, rows[name].state)
        given = [(numbers[row.paragraph_id][0], row.term) for row in rows.values() if row.term]
        assert max(Counter([*numbers.values(), *given]).values(), default=1) == 1

    def _moved(self, who: str, name: str, state: AmendmentState) -> None:
        before, self.states[name] = self.states.get(name, AmendmentState.OPEN), state
        if state is before:
            return
        assert before in LIVE
        amended = self.of[name]
        if state is WITHDRAWN:
            assert (who, self.sponsors[name]) == (self.authors[name], set())
        elif state is NOT_ACCEPTED and amended:
            assert who == EDITOR or who in self._stand(amended)
        else:
            assert who == EDITOR
        if state not in (WITHDRAWN, NOT_ACCEPTED) and amended:
            assert self._stand(amended) <= self.agreed[name]

    def _stand(self, name: str) -> set[str]:
        return {self.authors[name], *self.sponsors[name]}

    def some(self, one: Callable[[Any], str], at: str, all_: Any, text: str) -> tuple[Any, ...]:
        """What an amendment of a paragraph says, of which kind, of which others, of which one."""
        kind = AmendmentKind(one(KINDS))
        amended = [name for name, where in self.paragraph.items() if where == at]
        of = one(("", *amended)) if kind is AmendmentKind.REPLACE else ""
        others = {one(("", *all_))} - {"", at} if kind in REACHING else ()
        said = {AmendmentKind.DELETE: "", AmendmentKind.SPLIT: f"{text}\n\nAgain: {text}"}
        return said.get(kind, text), "So.", kind, tuple(others), of or None


def every_accepted_text_is_there(room: Room) -> None:
    """What was accepted stands in a version of the draft, sentence by sentence."""
    every = room.read("expert_1", paragraphs, None, 500).items
    found = [one for paragraph in every for one in _amendments(room, paragraph.id)]
    wordings = [
        version.text
        for paragraph in every
        for version in room.read("expert_1", versions, paragraph.id, None, 500).items
    ]
    for one in found:
        if one.state is AmendmentState.ACCEPTED:
            assert all(any(part in text for text in wordings) for part in one.text.split("\n\n"))


def _amendments(room: Room, paragraph: str) -> tuple[AmendmentView, ...]:
    return room.read("expert_1", amendments, paragraph, None, 500).items
