"""A track with everybody in it, for tests; what people do in it is in `room_acts`.

- `Room.open` convenes: staff, two chairs from two sides, experts, two addressees, and one
  holder of every other seat. `go_to` brings the track to a phase by the shortest honest way.
- People are called by their seat (`facilitator`, `chair_1`, `expert_3`); `candidate` has been
  sounded and nothing more.
- `Rooms` makes a room once per session and phase and hands out copies, at a fraction of the
  price.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from documents.clock import Clock
from documents.models.recommendations import Recommendation
from documents.operations.answers import Give, ThisBrief
from documents.operations.candidates import Screen, ThisCandidate
from documents.operations.charter import Charter, Terms
from documents.operations.roster import Assessment, Declaration, Grant, Person
from documents.store import Store
from policies.acts import Act
from policies.candidates import Assessment as Finding
from policies.terms import Phase, Response, Seat
from tests import records
from tests.databases import Databases, Factory
from tests.people import email, full_name, word
from tests.room_acts import RoomActs

TERMS = Terms(
    confirm_seconds=60,
    tick_seconds=1,
    answer_seconds=600,
    silence_seconds=120,
    custody_seconds=600,
    fresh_seconds=900,
    quorum=2,
)
CHARTER = Charter(
    question="How can water be shared across a border that moves?",
    background="Two basins, one aquifer.",
    why_now="The old arrangement ends next year.",
    next_steps="A second track on tariffs.",
    convener="The Waters Foundation",
    funders=("The Endowment for Rivers",),
    sample=True,
    topics=("gauges", "tariffs"),
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


class Room(RoomActs):
    """A track that can be opened with everybody in it and brought to any phase."""

    @classmethod
    def open(cls, store: Store, experts: int = 5, charter: Charter = CHARTER) -> "Room":
        """A track in convening whose gate asks for nothing more."""
        room = cls(store, experts=tuple(f"expert_{n}" for n in range(1, experts + 1)))
        room._join("secretariat_officer", convenes=True)
        room.track = room.do("secretariat_officer", Act.TRACK_OPEN, charter)
        for seat in ALONE:
            room.grant(seat.value, seat)
        room.grant("second_officer", Seat.SECRETARIAT_OFFICER)
        for number, side in ((1, "north"), (2, "south")):
            room.grant(f"chair_{number}", Seat.CHAIR, side)
            room.grant(f"decision_maker_{number}", Seat.DECISION_MAKER)
        for number, name in enumerate(room.experts):
            room.seat(name, SECTORS[number % len(SECTORS)])
        room.agree_on_terms()
        room.answer_readiness()
        room.decide()
        room.seat("silent_observer", "science", Seat.SILENT_OBSERVER)
        room.sound("candidate", "science")
        return room

    # Convening

    def sound(self, name: str, sector: str) -> str:
        """Somebody is named, screened and asked; answers the id of the roster entry."""
        candidate = self.nominate(name, sector)
        fit = Screen(candidate, fit=True, reason="Knows the basin.")
        self.do("secretariat_officer", Act.CANDIDATE_SCREEN, fit)
        return self.do("secretariat_officer", Act.CANDIDATE_SOUND, ThisCandidate(candidate))

    def nominate(self, name: str, sector: str) -> str:
        """Somebody is put on the list; answers the id of the roster entry."""
        self._join(name)
        house = f"Institute of {word(name, 'th')}"
        person = Person(full_name(name), email(name), house, sector, f"{word(name, 'land')}")
        return self.do("secretariat_officer", Act.CANDIDATE_NOMINATE, person)

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

    # Whole stretches of the way

    def whole_round(self) -> str:
        """A round in which every expert writes one item, closed and released."""
        round_id = self.open_round()
        for name in self.experts:
            self.post(name, round_id)
        self.close_round(round_id)
        self.release(round_id)
        return round_id

    def whole_brief(self) -> str:
        """A brief that is approved and released."""
        brief = self.ask_for_brief()
        shown = self.sha256(brief)
        self.sign(Act.BRIEF_APPROVE, brief, shown, "chair_1", "chair_2")
        self.sign(Act.BRIEF_RELEASE, brief, shown, "second_officer", "chair_1")
        return brief

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

    def on(self, store: Store) -> "Room":
        """The same room on another store, which holds a copy of everything in this one."""
        return Room(store, self.track, dict(self.people), dict(self.seats), self.experts)

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

    def grant(self, name: str, seat: Seat, side: str = "") -> None:
        """Somebody is given a seat that needs no sounding."""
        self._join(name)
        body = Grant(seat, name=full_name(name), email=email(name), title="Envoy", side=side)
        self.seats[name] = self.do("secretariat_officer", Act.SEAT_GRANT, body)

    def _join(self, name: str, *, convenes: bool = False) -> None:
        self.people[name] = records.new_account(
            self.store, email(name), full_name(name), convenes=convenes
        )


@dataclass
class CopiedRoom(Room):
    """A room that is copied when it is first used: at the phase it is brought to first."""

    copied: Callable[[Phase], Store] | None = None

    def go_to(self, phase: Phase) -> Room:
        """Begin there, where nothing has happened yet; else as in every room."""
        if self.given is None and self.copied is not None:
            self.given = self.copied(phase)
        return super().go_to(phase)

    def _come_into_being(self) -> Store:
        self.go_to(Phase.CONVENING)
        return self.store


@dataclass
class Rooms:
    """Rooms of one session: each is made once for every kind of database and phase, then copied."""

    folder: Path
    made: dict[str, Room] = field(default_factory=dict)

    def copy(
        self,
        factory: Factory,
        home: Path,
        clock: Clock,
        experts: int = 5,
        charter: Charter = CHARTER,
    ) -> Room:
        """A room in convening at `home`, with everybody in it."""
        kind = "sqlite" if factory.server is None else "postgresql"
        label = f"room/{kind}/{experts}/{charter.visibility}/{charter.sensitivity}"

        def convene(databases: Databases) -> Room:
            return Room.open(records.open_store(self._place(), databases), experts, charter)

        def lead(databases: Databases, phase: Phase) -> Room:
            place = shutil.copytree(first.store.settings.home, self._place())
            return first.on(records.open_store(place, databases)).go_to(phase)

        def copied(phase: Phase) -> Store:
            at = f"{label}/{phase}"
            if at not in self.made:
                self._make(factory, at, factory.clone(label), lambda found: lead(found, phase))
            shutil.copytree(self.made[at].store.settings.home, home)
            return records.open_store(home, factory.clone(at), clock)

        if label not in self.made:
            self._make(factory, label, factory.empty(), convene)
        first = self.made[label]
        people, seats = dict(first.people), dict(first.seats)
        return CopiedRoom(None, first.track, people, seats, first.experts, copied)

    def _make(
        self, factory: Factory, label: str, place: Databases, make: Callable[[Databases], Room]
    ) -> None:
        def prepare(databases: Databases) -> None:
            self.made[label] = make(databases)
            self.made[label].store.close()

        factory.keep(label, place, prepare)

    def _place(self) -> Path:
        return self.folder / f"{len(self.made)}"
