"""A track with everybody in it, for tests: acts by the name of whoever does them.

- `Room.open` convenes: staff, two chairs from two sides, experts, two addressees, and one
  holder of every other seat. `go_to` brings the track to a phase by the shortest honest way.
- People are called by their seat (`facilitator`, `chair_1`, `expert_3`); `candidate` has been
  sounded and nothing more.
- What people write is given by the test or is plain; names are invented words, so that the
  release gate finds them where they stand and nowhere else.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import select

from documents.models.briefs import Brief
from documents.models.dissents import Dissent
from documents.models.recommendations import Recommendation
from documents.models.tracks import Track
from documents.operations.actors import Actor
from documents.operations.acts import Outcome
from documents.operations.answers import Give, ThisBrief
from documents.operations.briefs import Ask, Sign
from documents.operations.charter import Charter, Terms
from documents.operations.contributions import Post
from documents.operations.dissents import Raise, State, Target, ThisDissent
from documents.operations.drafts import Adopt, Amend, NewParagraph
from documents.operations.positions import Take
from documents.operations.recommendations import Recommend
from documents.operations.roster import Assessment, Declaration, Grant, Person
from documents.operations.rounds import Asked, NewRound, ThisRound
from documents.operations.synthesis import Write
from documents.operations.tracks import Seen
from documents.store import Store, UnitOfWork
from policies.candidates import Assessment as Finding
from policies.terms import (
    Act,
    ContributionKind,
    Handling,
    PassageKind,
    Phase,
    Place,
    Response,
    Scale,
    Seat,
)
from tests import records

P = ParamSpec("P")
T = TypeVar("T")

TERMS = Terms(confirm_seconds=60, tick_seconds=1, answer_seconds=600, fresh_seconds=900, quorum=2)
CHARTER = Charter(
    question="How can water be shared across a border that moves?",
    background="Two basins, one aquifer.",
    why_now="The old arrangement ends next year.",
    next_steps="A second track on tariffs.",
    convener="The Waters Foundation",
    funders=("The Endowment for Rivers",),
    sample=True,
    terms=TERMS,
)
SECTORS = ("science", "industry", "civil society")
ALONE = (
    Seat.FACILITATOR,
    Seat.RAPPORTEUR,
    Seat.ELIGIBILITY_OFFICER,
    Seat.AUDITOR,
    Seat.TRANSLATOR,
    Seat.RESEARCHER,
    Seat.CUSTODIAN,
    Seat.FRIEND,
    Seat.OPERATOR,
)
"""Seats of which a room has one holder, called as the seat."""


@dataclass
class Room:
    """One track, its people by name (account ids), and what they made (ids by name)."""

    store: Store
    track: str = ""
    people: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    experts: tuple[str, ...] = ()

    @classmethod
    def open(cls, store: Store, experts: int = 5, charter: Charter = CHARTER) -> "Room":
        """A track in convening whose gate asks for nothing more."""
        room = cls(store, experts=tuple(f"expert_{n}" for n in range(1, experts + 1)))
        room._join("secretariat_officer", convenes=True)
        room.track = room.do("secretariat_officer", Act.TRACK_OPEN, charter)
        for seat in ALONE:
            room._grant(seat.value, seat)
        room._grant("second_officer", Seat.SECRETARIAT_OFFICER)
        for number, side in ((1, "north"), (2, "south")):
            room._grant(f"chair_{number}", Seat.CHAIR, side)
            room._grant(f"decision_maker_{number}", Seat.DECISION_MAKER)
        for number, name in enumerate(room.experts):
            room.seat(name, SECTORS[number % len(SECTORS)])
        room.seat("silent_observer", "science", Seat.SILENT_OBSERVER)
        room.sound("candidate", "science")
        return room

    # Doing and reading

    def do(self, who: str, what: Act, body: object, version: int | None = None) -> str:
        """An act that is allowed; answers the id of what it made or changed."""
        return records.act(self.store, self.people[who], self.track, what, body, version)

    def attempt(
        self, who: str, what: Act, body: object, version: int | None = None, **how: Any
    ) -> Outcome:
        """An act that may be refused."""
        account = self.people[who]
        return records.attempt(self.store, account, self.track, what, body, version, **how)

    def read(
        self,
        who: str,
        view: Callable[Concatenate[UnitOfWork, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What a reading function shows this person."""
        actor = self.actor(who)
        with self.store.begin() as uow:
            found = view(uow, actor, *args, **kwargs)
            uow.commit()
            return found

    def actor(self, who: str) -> Actor:
        """This person in this track."""
        return records.actor(self.store, self.people[who], self.track)

    def phase(self) -> Phase:
        """Where the track stands."""
        with self.store.begin() as uow:
            return uow.session.get_one(Track, self.track).phase

    # Convening

    def sound(self, name: str, sector: str) -> str:
        """Somebody is asked; answers the id of the roster entry."""
        self._join(name)
        house = f"Institute of {_word(name, 'th')}"
        person = Person(_name(name), _email(name), house, sector, f"{_word(name, 'land')}")
        return self.do("secretariat_officer", Act.CANDIDATE_SOUND, person)

    def seat(self, name: str, sector: str, kind: Seat = Seat.EXPERT) -> str:
        """Somebody is asked, declares, is accepted and seated."""
        candidate = self.sound(name, sector)
        self.do(name, Act.CANDIDATE_DECLARE, Declaration(True, False, True))
        self.do(
            "eligibility_officer",
            Act.CANDIDATE_ASSESS,
            Assessment(candidate, Finding.ACCEPT, "Nothing bars."),
        )
        self.seats[name] = self.do("secretariat_officer", Act.SEAT_GRANT, Grant(kind, candidate))
        return candidate

    # Exploration

    def open_round(
        self, *questions: str, seconds: int = 3600, scale: Scale = Scale.IMPORTANCE
    ) -> str:
        """The facilitator opens a round for as long."""
        asked = tuple(Asked(text, scale) for text in questions or ("What matters most?",))
        closes_at = self.store.clock.now() + timedelta(seconds=seconds)
        return self.do("facilitator", Act.ROUND_OPEN, NewRound("First things", asked, closes_at))

    def post(
        self, who: str, round_id: str, text: str = "", handling: Handling = Handling.CHATHAM_HOUSE
    ) -> str:
        """An expert contributes."""
        said = text or f"What {_word(who, 'ish')} holds about the matter."
        body = Post(round_id, ContributionKind.OPTION, said, handling)
        return self.do(who, Act.CONTRIBUTION_POST, body)

    def close_round(self, round_id: str) -> None:
        """The facilitator closes a round before its time."""
        self.do("facilitator", Act.ROUND_CLOSE, ThisRound(round_id))

    def release(self, round_id: str) -> None:
        """The facilitator releases a batch."""
        self.do("facilitator", Act.BATCH_RELEASE, ThisRound(round_id))

    def whole_round(self) -> str:
        """A round in which every expert writes one item, closed and released."""
        round_id = self.open_round()
        for name in self.experts:
            self.post(name, round_id)
        self.close_round(round_id)
        self.release(round_id)
        return round_id

    def take(self, who: str, subject: str, value: str, reason: str = "Because.") -> str:
        """An expert takes a position."""
        return self.do(who, Act.POSITION_TAKE, Take(subject, value, reason))

    # Drafting

    def propose(self, text: str = "Shared waters need shared numbers.") -> str:
        """The rapporteur proposes a paragraph for the brief."""
        return self.do("rapporteur", Act.PARAGRAPH_PROPOSE, NewParagraph(text, Place.BRIEF))

    def amend(self, who: str, paragraph: str, text: str, version: int = 1) -> str:
        """Somebody proposes another wording."""
        body = Amend(paragraph, text, "Clearer so.")
        return self.do(who, Act.PARAGRAPH_AMEND, body, version)

    def adopt(
        self, paragraph: str, accept: tuple[str, ...] = (), reject: tuple[str, ...] = ()
    ) -> None:
        """The rapporteur adopts a paragraph that stands in its first version."""
        self.do("rapporteur", Act.PARAGRAPH_ADOPT, Adopt(paragraph, accept, reject), 1)

    def message(self, text: str = "Measure first, then share.", **more: Any) -> str:
        """The rapporteur writes a message of the brief."""
        body = Write(PassageKind.MESSAGE, text, "Measure", "reliable", **more)
        return self.do("rapporteur", Act.PASSAGE_WRITE, body)

    def recommend(self, addressee: str = "decision_maker_1", **more: Any) -> str:
        """The rapporteur writes a recommendation to a decision-maker."""
        body = Recommend(
            addressee=self.seats[addressee],
            action="Open the gauges to both sides.",
            first_step="Name one laboratory.",
            by=date(2027, 3, 31),
            means="The joint fund pays.",
            forum="The basin commission",
            follow_up="A note after six months.",
            rationale="Figures that both trust end most quarrels.",
            **more,
        )
        return self.do("rapporteur", Act.RECOMMENDATION_WRITE, body)

    def dissent(self, who: str, target: str, kind: Target = Target.PARAGRAPH) -> str:
        """An expert raises a dissent."""
        return self.do(who, Act.DISSENT_RAISE, Raise(kind, target))

    def state_dissent(self, who: str, dissent: str, sentence: str, text: str = "") -> None:
        """Its holder, or the rapporteur for its holder, states a dissent."""
        self.on_dissent(who, Act.DISSENT_STATE, dissent, State(dissent, sentence, text))

    def on_dissent(self, who: str, what: Act, dissent: str, body: object = None) -> None:
        """An act on a dissent as it stands now."""
        with self.store.begin() as uow:
            version = uow.session.get_one(Dissent, dissent).version
        self.do(who, what, body or ThisDissent(dissent), version)

    # Hand-off

    def ask_for_brief(self) -> str:
        """The rapporteur asks for a brief; it is composed at once."""
        return self.do("rapporteur", Act.BRIEF_ASK, Ask())

    def sign(self, what: Act, brief: str, sha256: str, *who: str) -> None:
        """These people sign exactly this document."""
        for name in who:
            self.do(name, what, Sign(brief, sha256))

    def whole_brief(self) -> str:
        """A brief that is approved and released."""
        brief = self.ask_for_brief()
        shown = self.sha256(brief)
        self.sign(Act.BRIEF_APPROVE, brief, shown, "chair_1", "chair_2")
        self.sign(Act.BRIEF_RELEASE, brief, shown, "second_officer", "chair_1")
        return brief

    # Moving on

    def advance(self) -> None:
        """A chair lets the track go on."""
        self.do("chair_1", Act.TRACK_ADVANCE, Seen(self.phase()))

    def go_to(self, phase: Phase) -> "Room":
        """Do what the gates ask for until the track stands there."""
        while self.phase() is not phase:
            {
                Phase.EXPLORATION: self.whole_round,
                Phase.DRAFTING: self._whole_draft,
                Phase.HAND_OFF: self._whole_hand_off,
            }.get(self.phase(), lambda: None)()
            self.advance()
        return self

    def sha256(self, brief: str) -> str:
        """The hash of a brief; empty if the release gate found something."""
        with self.store.begin() as uow:
            return uow.session.get_one(Brief, brief).sha256 or ""

    def _whole_draft(self) -> None:
        self.adopt(self.propose())
        self.message()
        self.recommend()

    def _whole_hand_off(self) -> None:
        brief = self.whole_brief()
        for name in ("decision_maker_1", "decision_maker_2"):
            self.do(name, Act.BRIEF_ACKNOWLEDGE, ThisBrief(brief))
        with self.store.begin() as uow:
            query = select(Recommendation).where(Recommendation.track_id == self.track)
            asked = [(row.id, row.addressee) for row in uow.session.scalars(query)]
        names = {seat: name for name, seat in self.seats.items()}
        for recommendation, seat in asked:
            body = Give(brief, recommendation, Response.TAKEN_UP)
            self.do(names[seat], Act.BRIEF_ANSWER, body)

    def _grant(self, name: str, seat: Seat, side: str = "") -> None:
        self._join(name)
        body = Grant(seat, name=_name(name), email=_email(name), title="Envoy", side=side)
        self.seats[name] = self.do("secretariat_officer", Act.SEAT_GRANT, body)

    def _join(self, name: str, *, convenes: bool = False) -> None:
        self.people[name] = records.new_account(
            self.store, _email(name), _name(name), convenes=convenes
        )


def _word(name: str, ending: str = "") -> str:
    """An invented word that is this person's alone."""
    letters = "".join("abcdefghij"[int(c)] if c.isdigit() else c for c in name if c.isalnum())
    return f"Q{letters}{ending}"


def _name(name: str) -> str:
    return f"Ana {_word(name)}"


def _email(name: str) -> str:
    return f"{_word(name)}@house.example".lower()
