"""One track in which every object exists, whatever its phase, and a session for every seat.

- Phase, pause and visibility are written into the track's row, so that the only reason for an
  answer is the cell of the matrix that is asked for.
- Every seat is held alone. The expert's is given directly, without the candidacy that people
  keep beside it, so that no cell answers for another.
- `photograph` is all that the record holds but the log and the commands: two equal ones mean
  that nothing was changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from documents.models.audit import AuditLeaf
from documents.models.base import Record
from documents.models.drafts import Amendment
from documents.models.people import Account
from documents.models.rounds import Question
from documents.models.tracks import Track
from documents.operations import accounts
from documents.operations.answers import Give, ThisBrief
from documents.operations.seats import Details, seat_account
from documents.store import Store
from policies.terms import Act, Phase, Response, Seat, TermsKind, Visibility
from tests import records
from tests.api.house import BASE, URL, Caller, House
from tests.room import CHARTER, Room

LOG = ("audit_", "checkpoints", "commands")
PEOPLE = {"expert": "lone_expert", "silent_observer": "lone_observer"} | {
    seat: f"{seat}_1" for seat in ("chair", "decision_maker")
}
"""Who stands for a seat, where that is not somebody called as the seat."""


@dataclass(repr=False)
class World:
    """A house, the track in it, callers by seat, and ids by name.

    `outsider` has no seat anywhere; `stranger` has every seat in the track at `elsewhere`.
    """

    house: House
    room: Room
    callers: dict[str, Caller] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    elsewhere: str = ""
    outsider: Caller = field(init=False)
    stranger: Caller = field(init=False)

    @property
    def store(self) -> Store:
        """The record."""
        return self.house.store

    @property
    def here(self) -> str:
        """The address of the track below `/api/v1`."""
        return f"/tracks/{self.room.track}"

    @cached_property
    def description(self) -> dict[str, Any]:
        """The description that the application serves."""
        client = self.house.app.test_client()
        found: dict[str, Any] = client.get("/openapi.json", base_url=URL).get_json()
        return found

    def stand(self, phase: str) -> str:
        """Put the track into a column of the matrix; answers the phase that callers see."""
        with self.store.begin() as uow:
            track = uow.session.get_one(Track, self.room.track)
            track.paused = phase == Phase.PAUSED
            track.paused_at = self.store.clock.now() if track.paused else None
            track.phase = Phase.EXPLORATION if track.paused else Phase(phase)
            seen = track.phase.value
            uow.commit()
        return seen

    def show(self, visibility: str) -> None:
        """Give the track this visibility."""
        with self.store.begin() as uow:
            uow.session.get_one(Track, self.room.track).visibility = Visibility(visibility)
            uow.commit()

    def leaves(self) -> int:
        """How many leaves the log has."""
        with self.store.begin() as uow:
            return uow.session.scalar(select(func.count()).select_from(AuditLeaf)) or 0

    def photograph(self) -> Mapping[str, list[Any]]:
        """Every row of every table but the log and the commands."""
        with self.store.begin() as uow:
            return {
                table.name: sorted(map(repr, uow.session.execute(select(table))))
                for table in Record.metadata.sorted_tables
                if not table.name.startswith(LOG)
            }

    def sign_in(self, name: str) -> Caller:
        """A session of this person."""
        with self.store.begin() as uow:
            account = uow.session.get_one(Account, self.room.people[name])
            link = accounts.make_link(uow, account)
            uow.commit()
        return self.house.sign_in(link)


def send(
    caller: Caller, method: str, path: str, data: bytes, headers: Mapping[str, str]
) -> TestResponse:
    """Any request below `/api/v1`, as JSON unless the headers say otherwise."""
    known = {"Authorization": f"Bearer {caller.session}", "Content-Type": "application/json"}
    return caller.app.test_client(use_cookies=False).open(
        BASE + path, method=method, data=data, headers={**known, **headers}, base_url=URL
    )


def built(home: Path, *, handed_off: bool = True) -> World:
    """A world with everything in it; without a hand-off, with all but briefs."""
    house = House(home)
    world = World(house, Room.open(house.store))
    world.ids["candidate"] = records.actor(
        world.store, world.room.people["candidate"], world.room.track
    ).seats[Seat.CANDIDATE]
    _seat_alone(world, "lone_expert", Seat.EXPERT)
    _seat_alone(world, "lone_observer", Seat.SILENT_OBSERVER)
    world.callers = {seat: world.sign_in(PEOPLE.get(seat, seat)) for seat in Seat}
    _write_terms(world, waiting=handed_off)
    _map(world)
    _explore(world)
    _draft(world)
    if handed_off:
        _hand_off(world)
        _elsewhere(world)
    _dissent(world)
    return world


def _seat_alone(world: World, name: str, seat: Seat) -> None:
    room = world.room
    room.people[name] = records.new_account(world.store, f"{name}@house.example", f"Ana {name}")
    with world.store.begin() as uow:
        known = Details(handle="QQQQQQ", sector="science")
        seat_id = seat_account(uow, room.track, room.people[name], seat, known)
        room.seats[name] = seat_id
        uow.commit()


def _write_terms(world: World, *, waiting: bool) -> None:
    """An approved text of each kind; where it is waited for, one more of each that is open."""
    room, ids = world.room, world.ids
    ids["approved_terms"] = room.newest_terms(TermsKind.CONCEPT_NOTE).id
    kinds = {"terms": TermsKind.CONCEPT_NOTE, "other_terms": TermsKind.TERMS_OF_REFERENCE}
    for name, kind in kinds.items():
        if waiting:
            room.write_terms(kind)
        newest = room.newest_terms(kind)
        ids[name], ids[f"{name}_sha256"] = newest.id, newest.sha256


def _map(world: World) -> None:
    """Two actors and a relation."""
    for name in ("actor", "other_actor"):
        world.ids[name] = world.room.enter_actor(f"The {name} of the delta")
    world.room.relate_actors(world.ids["actor"], world.ids["other_actor"])


def _explore(world: World) -> None:
    """A released batch; a closed window and an open one with an item of the lone expert each."""
    room, ids = world.room, world.ids
    world.stand(Phase.EXPLORATION)
    ids["released_round"] = room.whole_round()
    ids["closed_round"] = room.open_round()
    ids["open_round"] = room.open_round()
    with world.store.begin() as uow:
        for name in ("released", "open"):
            query = select(Question.id).where(Question.round_id == ids[f"{name}_round"])
            ids[f"{name}_question"] = uow.session.scalars(query).one()
    for window in ("closed", "open"):
        for name in ("lone_expert", *room.experts):
            ids[f"{window}_item_of_{name}"] = room.post(name, ids[f"{window}_round"])
        ids[f"{window}_item"] = ids[f"{window}_item_of_lone_expert"]
    room.close_round(ids["closed_round"])


def _draft(world: World) -> None:
    room, ids = world.room, world.ids
    world.stand(Phase.DRAFTING)
    ids["adopted"] = room.propose()
    room.adopt(ids["adopted"])
    ids["paragraph"] = room.propose("Numbers are published twice a year.")
    room.amend("expert_1", ids["paragraph"], "Numbers are published every month.")
    ids["amendment"] = room.amend("lone_expert", ids["paragraph"], "Numbers are published weekly.")
    with world.store.begin() as uow:
        query = select(Amendment.id).where(Amendment.id != ids["amendment"])
        ids["other_amendment"] = uow.session.scalars(query).one()
    room.message()
    ids["proposed"] = room.propose("Gauges stand on both banks.")
    ids["recommendation"] = room.recommend()
    for who, reason in (("lone_expert", "Mine alone."), ("expert_1", "Somebody else's.")):
        room.take(who, ids["recommendation"], "whole_hearted_endorsement", reason)
    ids["decision_maker"] = room.seats["decision_maker_1"]
    ids["other_recommendation"] = room.recommend("decision_maker_2")
    for name, who in (("carried", "lone_expert"), ("other_dissent", "expert_1")):
        ids[name] = room.dissent(who, ids["adopted"])
        room.state_dissent(who, ids[name], "Weekly figures invite weekly quarrels.")
        room.on_dissent(who, Act.DISSENT_CONFIRM, ids[name])
        room.on_dissent("rapporteur", Act.DISSENT_CARRY, ids[name])


def _hand_off(world: World) -> None:
    """A brief that was delivered and acknowledged by one of two, and one that waits."""
    room, ids = world.room, world.ids
    world.stand(Phase.HAND_OFF)
    ids["delivered"] = room.whole_brief()
    room.do("decision_maker_2", Act.BRIEF_ACKNOWLEDGE, ThisBrief(ids["delivered"]))
    given = Give(ids["delivered"], ids["other_recommendation"], Response.NOTED, "We read it.")
    room.do("decision_maker_2", Act.BRIEF_ANSWER, given)
    ids["brief"] = room.ask_for_brief()
    ids["sha256"] = room.sha256(ids["brief"])


def _dissent(world: World) -> None:
    """One that waits for its holder; it would keep a brief from being made."""
    world.stand(Phase.DRAFTING)
    world.ids["dissent"] = world.room.dissent("lone_expert", world.ids["paragraph"])
    words = "A month is too short for two laboratories."
    world.room.state_dissent("lone_expert", world.ids["dissent"], words)


def _elsewhere(world: World) -> None:
    """Another track, with one person in every seat of it."""
    room = Room(world.store)
    account = records.new_account(world.store, "other@house.example", "Ana O.", convenes=True)
    room.people["stranger"] = world.room.people["stranger"] = account
    room.track = room.do("stranger", Act.TRACK_OPEN, CHARTER)
    with world.store.begin() as uow:
        for seat in set(Seat) - {Seat.CANDIDATE, Seat.SECRETARIAT_OFFICER}:
            seat_account(uow, room.track, account, seat, Details())
        uow.commit()
    world.elsewhere = f"/tracks/{room.track}"
    world.outsider, world.stranger = world.house.outsider(), world.sign_in("stranger")
