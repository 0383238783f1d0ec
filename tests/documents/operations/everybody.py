"""Everybody tries every act on texts and dissents, on whatever there is, in a real room.

- `Ledger` holds what was allowed and by whom, and looks after every such act whether a dissent
  was lost or closed, or left a merger, by anybody but its holder.
- Whose amendments are, and what becomes of them, is looked after by `Behind`; what people wrote
  in rounds, and what was told of it, by `Told`.
- An act that is refused, or finds nothing to be done on, changes nothing.
"""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.dissents import Dissent
from documents.models.drafts import Amendment, Paragraph
from documents.operations import dissents as held
from documents.operations.adoption import Adopt
from documents.operations.amendments import Keep, ThisAmendment
from documents.operations.brackets import Bracket
from documents.operations.briefs import dissent_facts
from documents.operations.dissents import Raise, State, ThisDissent
from documents.operations.drafts import Amend, NewParagraph
from documents.operations.mergers import Merge, ThisMerger
from documents.operations.positions import Take
from documents.operations.revisions import Revise
from documents.operations.stops import Lift, Stop
from documents.operations.taken import wording_of
from documents.operations.targets import Target
from documents.operations.tracks import Seen
from documents.operations.views.amendments import amendments
from documents.operations.views.drafts import paragraphs, recommendations, versions, whole
from documents.operations.views.look import look
from documents.operations.views.revisions import document
from policies.acts import Act
from policies.brackets import LIVE
from policies.dissents import coverage, unmapped
from policies.positions import CANNOT_BE_ASSOCIATED
from policies.terms import DissentState
from tests.documents.briefing.templates import reworded
from tests.documents.operations.behind import Behind, every_accepted_text_is_there
from tests.documents.operations.told import TALKS, One, Told, told
from tests.room import Room

MERGED, WITHDRAWN = DissentState.MERGED, DissentState.WITHDRAWN
Pick = Callable[[Sequence[str]], str]
ON_A_DISSENT = (Act.DISSENT_CONFIRM, Act.DISSENT_CARRY, Act.DISSENT_WITHDRAW, Act.DISSENT_LEAVE)
ON_A_MERGER = (Act.MERGER_CONSENT, Act.MERGER_REFUSE)
ON_AN_AMENDMENT = (
    *(Act.AMENDMENT_WITHDRAW, Act.AMENDMENT_SPONSOR),
    *(Act.AMENDMENT_AGREE, Act.AMENDMENT_DECLINE),
)
ACTS = (
    *ON_A_DISSENT,
    *ON_A_MERGER,
    Act.MERGER_CONSENT,  # more often: a merger takes several, and is left by each alone
    Act.DISSENT_LEAVE,
    Act.DISSENT_LEAVE,
    Act.DISSENT_WITHDRAW,
    Act.PARAGRAPH_PROPOSE,
    Act.PARAGRAPH_AMEND,
    Act.PARAGRAPH_AMEND,
    Act.PARAGRAPH_ADOPT,
    Act.PARAGRAPH_ADOPT,
    Act.PARAGRAPH_BRACKET,
    Act.DRAFT_REVISE,
    *ON_AN_AMENDMENT,
    Act.AMENDMENT_DISSENT,
    Act.STOP_ASK,
    Act.STOP_LIFT,
    Act.POSITION_TAKE,
    Act.DISSENT_RAISE,
    Act.DISSENT_STATE,
    Act.MERGER_PROPOSE,
    Act.TRACK_ADVANCE,
    Act.TRACK_STEP_BACK,
)


@dataclass
class Ledger:
    """A room, and what was allowed in it."""

    room: Room
    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    behind: Behind = field(default_factory=Behind)
    mergers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    agreed: set[tuple[str, str]] = field(default_factory=set)
    holders: dict[str, str] = field(default_factory=dict)
    states: dict[str, DissentState] = field(default_factory=dict)
    written: int = 0

    def __post_init__(self) -> None:
        """Begin with what there is beside paragraphs: other texts, and what was told."""
        found = self.room.read("rapporteur", recommendations, None, 500).items
        self.others = {one.id: Target.RECOMMENDATION for one in found}
        self.others[self.room.track] = Target.TEXT
        self.told = Told(plain=told(self.room))

    def attempt(self, who: str, what: Act, pick: Pick) -> None:
        """Somebody tries an act on something."""
        try:
            body, version = self._body(what, pick)
            outcome = self.room.attempt(who, what, body, version)
        except RecordError:  # there is nothing of that kind
            return
        if outcome.allowed:
            self._note(who, what, body, outcome.object_id)
            self.check(who, what)

    def check(self, who: str, what: Act | None = None) -> None:
        """The laws, after an act of this person (empty: of the clock)."""
        with self.room.store.begin() as uow:
            scene = look(uow, self.room.actor("rapporteur")).scene
            rows = {row.id: row for row in held.of_track(scene)}
            bodies = {name: held.body_of(scene, row) for name, row in rows.items()}
            facts = dissent_facts(scene)
        assert self.states.keys() <= rows.keys()
        for name, row in rows.items():
            if name not in self.states and not bodies[name].joint:
                self.holders[name] = who
            self._dissent(who, row, bodies)
            self.states[name] = row.state
        self.behind.check(self.room, who)
        self.told.check(self.room, who, what)
        line = coverage(facts, rows)
        assert line.recorded == len(rows)
        assert line.open == len(unmapped(facts, rows))

    def every_text_is_there(self) -> None:
        """Whatever was ever written can still be read by somebody who may."""
        for paragraph, texts in self.paragraphs.items():
            read = self.room.read
            wordings = {one.text for one in read("expert_1", versions, paragraph, None, 500).items}
            others = {one.text for one in read("expert_1", amendments, paragraph, None, 500).items}
            assert set(texts) <= wordings | others
        every_accepted_text_is_there(self.room)
        self.told.nothing_else_was_told(self.room)

    def _dissent(self, who: str, row: Dissent, bodies: dict[str, held.Body]) -> None:
        before, mine = self.states.get(row.id), self.holders.get(row.id) == who
        joint = bodies[row.id].joint
        parts = [name for name, body in bodies.items() if body.merged_into == row.id]
        if joint:
            assert (row.state is WITHDRAWN) is (not parts)
            return
        if row.state is WITHDRAWN and before is not WITHDRAWN:
            assert mine
        if before is MERGED and row.state is not MERGED:
            assert mine
        if row.state is MERGED:
            assert bodies[bodies[row.id].merged_into or ""].joint
            assert any(self._agreed_to(row.id, merger) for merger in self.mergers)

    def _agreed_to(self, dissent: str, merger: str) -> bool:
        parts = self.mergers[merger]
        everybody = {(self.holders[part], merger) for part in parts}
        return dissent in parts and everybody <= self.agreed

    def _note(self, who: str, what: Act, body: Any, made: str) -> None:
        if what is Act.DRAFT_REVISE:
            what, body = Act.PARAGRAPH_AMEND, self._reworded(made)
        if what is Act.ROUND_OPEN:
            self.told.rounds.append(made)
        if what is Act.PARAGRAPH_PROPOSE:
            self.paragraphs[made] = [body.text]
        if what is Act.PARAGRAPH_AMEND:
            self.paragraphs[body.paragraph].append(body.text)
        if what is Act.PARAGRAPH_ADOPT:
            self._find_new()
        self.behind.note(who, what, body, made)
        if what is Act.MERGER_PROPOSE:
            self.mergers[made] = tuple(body.dissents)
        if what in {Act.MERGER_PROPOSE, Act.MERGER_CONSENT}:
            self.agreed.add((who, made))

    def _body(self, what: Act, pick: Pick) -> tuple[Any, int | None]:
        """A body for an act and the version that it names.

        Raises:
            RecordError: `record.not_there`, when there is nothing to do it on.
        """
        one = self._picker(pick)
        if what in ON_A_DISSENT:
            return ThisDissent(name := one(self.states)), self._version(name)
        if what in ON_A_MERGER:
            return ThisMerger(one(self.mergers)), None
        if what in {Act.TRACK_ADVANCE, Act.TRACK_STEP_BACK}:
            return Seen(self.room.phase()), None
        if what in ON_AN_AMENDMENT:
            return ThisAmendment(one(self.behind.authors)), None
        self.written += 1
        if what in TALKS:
            return self.told.body(self.room, what, one, self._text())
        return self._texts(what, one, self._text())

    def _text(self) -> str:
        return f"Wording {self.written} of many."

    def _texts(self, what: Act, one: One, text: str) -> tuple[Any, int | None]:
        bodies: dict[Act, Callable[[], tuple[Any, int | None]]] = {
            Act.PARAGRAPH_PROPOSE: lambda: (NewParagraph(text), None),
            Act.PARAGRAPH_AMEND: lambda: self._amend(one, text),
            Act.PARAGRAPH_ADOPT: lambda: self._adopt(one),
            Act.PARAGRAPH_BRACKET: lambda: self._bracket(one),
            Act.AMENDMENT_DISSENT: lambda: (Keep(one(self.behind.authors), text), None),
            Act.DRAFT_REVISE: lambda: (self._revise(one, text), None),
            Act.POSITION_TAKE: lambda: (self._take(one(self._targets())), None),
            Act.DISSENT_RAISE: lambda: (self._raise(one(self._targets())), None),
            Act.STOP_ASK: lambda: (Stop(), None),
            Act.STOP_LIFT: lambda: (Lift(), None),
            Act.DISSENT_STATE: lambda: self._state(one(self.states), text),
            Act.MERGER_PROPOSE: lambda: (Merge(self._some(one), text), None),
        }
        return bodies[what]()

    def _amend(self, one: One, text: str) -> tuple[Amend, int]:
        paragraph = one(self.paragraphs)
        said = self.behind.some(one, paragraph, self.paragraphs, text)
        return Amend(paragraph, *said), self._reads(paragraph)

    def _revise(self, one: One, text: str) -> Revise:
        """The draft in Word, with one paragraph reworded that no other repeats."""
        read = self.room.read
        texts = [found.text for found in read("expert_1", paragraphs, None, 500).items]
        alone = [said for said in texts if said and sum(said in other for other in texts) == 1]
        file = reworded(read("expert_1", document), (one(alone), text))
        edition = read("expert_1", whole).edition
        return Revise(edition, b64encode(file).decode(), "So.")

    def _reworded(self, made: str) -> Amend:
        """The one amendment that a revision made, in the words that stood in the file."""
        with self.room.store.begin() as uow:
            paragraph = uow.session.get_one(Amendment, made).paragraph_id
        found = self.room.read("expert_1", amendments, paragraph, None, 500).items
        assert [one.text for one in found if one.id == made] == [self._text()]
        return Amend(paragraph, self._text(), "So.")

    def _targets(self) -> dict[str, Target]:
        return dict.fromkeys(self.paragraphs, Target.PARAGRAPH) | self.others

    def _take(self, target: str) -> Take:
        with self.room.store.begin() as uow:
            return Take(target, CANNOT_BE_ASSOCIATED, wording=wording_of(uow, target))

    def _raise(self, target: str) -> Raise:
        return Raise(self._targets()[target], target)

    def _bracket(self, one: One) -> tuple[Bracket, int]:
        kept = one(self.behind.paragraph)
        paragraph = self.behind.paragraph[kept]
        return Bracket(paragraph, (kept,)), self._reads(paragraph)

    def _state(self, dissent: str, text: str) -> tuple[State, int]:
        return State(dissent, text), self._version(dissent)

    def _some(self, one: One) -> tuple[str, ...]:
        return tuple(sorted({one(self.states) for _ in range(3)}))

    def _adopt(self, one: One) -> tuple[Adopt, int]:
        paragraph = one(self.paragraphs)
        found = self.room.read("rapporteur", amendments, paragraph, None, 500).items
        waiting = tuple(item.id for item in found if item.state in LIVE)
        picked = {one((*waiting, "")), one((*waiting, ""))}
        amended = {self.behind.of.get(name) or "" for name in picked}
        chosen = tuple((picked | amended) - {""})
        rest = tuple(name for name in waiting if name not in chosen)
        return Adopt(paragraph, chosen, rest), self._reads(paragraph)

    def _find_new(self) -> None:
        """Paragraphs that came of what was accepted are paragraphs like any other."""
        with self.room.store.begin() as uow:
            query = select(Paragraph.id).where(Paragraph.track_id == self.room.track)
            for name in sorted(uow.session.scalars(query)):
                self.paragraphs.setdefault(name, [])

    def _version(self, dissent: str) -> int:
        with self.room.store.begin() as uow:
            return uow.session.get_one(Dissent, dissent).version

    def _reads(self, paragraph: str) -> int:
        with self.room.store.begin() as uow:
            return uow.session.get_one(Paragraph, paragraph).version

    def _picker(self, pick: Pick) -> One:
        def one(names: Any) -> str:
            if not names:
                raise RecordError("record.not_there")
            return pick(tuple(names))

        return one
