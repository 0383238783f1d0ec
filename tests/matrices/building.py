"""Building the world: one track in which every object exists, one stretch of its life at a time."""

import base64
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from documents.models.drafts import Amendment
from documents.models.rounds import Question
from documents.operations.answers import ByHand, Give, ThisBrief
from documents.operations.balance import BalanceTarget, Targets
from documents.operations.brackets import Bracket
from documents.operations.clarifications import AskBack, DraftReply, ThisClarification
from documents.operations.identities import ThisIdentity
from documents.operations.officials import Switch
from documents.operations.seats import Details, seat_account
from documents.operations.synthesis import Write
from documents.operations.targets import Target
from documents.operations.views import revisions
from policies.acts import Act
from policies.formats import RoundFormat, SummaryKind
from policies.synthesis import PassageKind
from policies.terms import Axis, Channel, Phase, Response, Seat, TermsKind
from tests import records
from tests.api.house import House
from tests.databases import Databases
from tests.documents.briefing import templates
from tests.matrices.talking import talk
from tests.matrices.world import World
from tests.room import CHARTER, TERMS, Room

AT_ONCE = replace(CHARTER, terms=replace(TERMS, custody_seconds=0))
PEOPLE = {"expert": "lone_expert", "silent_observer": "lone_observer"} | {
    seat: f"{seat}_1" for seat in ("chair", "decision_maker")
}
"""Who stands for a seat, where that is not somebody called as the seat."""


def built(home: Path, *, handed_off: bool = True, databases: Databases | None = None) -> World:
    """A world with everything in it; without a hand-off, with all but briefs."""
    house = House(home, databases=databases)
    world = World(house, Room.open(house.store, charter=AT_ONCE))
    world.ids["candidate"] = records.actor(
        world.store, world.room.people["candidate"], world.room.track
    ).seats[Seat.CANDIDATE]
    wanted = Targets((BalanceTarget(Axis.SECTOR, "science", 3),))
    world.room.do("secretariat_officer", Act.BALANCE_SET, wanted)
    world.ids["nominated"] = world.room.nominate("nominated", "science")
    earlier = Room(world.store, people=world.room.people)
    world.ids["earlier"] = earlier.track = earlier.do(
        "secretariat_officer", Act.TRACK_OPEN, CHARTER
    )
    world.ids["earlier_candidate"] = earlier.nominate("earlier", "science")
    _seat_alone(world, "lone_expert", Seat.EXPERT)
    _seat_alone(world, "lone_observer", Seat.SILENT_OBSERVER)
    people = {"officer": "second_officer", "chair": "chair_2", "expert": "expert_2"}
    people["observer"] = "lone_observer"
    world.ids |= {f"seat_of_{kind}": world.room.seats[name] for kind, name in people.items()}
    world.callers = {seat: world.sign_in(PEOPLE.get(seat, seat)) for seat in Seat}
    _write_terms(world, waiting=handed_off)
    _consent_to_officials(world)
    _map(world)
    talk(world)
    _explore(world)
    _draft(world)
    if handed_off:
        _hand_off(world)
        _elsewhere(world)
    _dissent(world)
    _custody(world)
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


def _consent_to_officials(world: World) -> None:
    """A switch to Track 1.5 that was asked for, and that every expert consented to."""
    room = world.room
    room.do("secretariat_officer", Act.OFFICIALS_ASK, Switch(admit=True))
    for name in ("lone_expert", *room.experts):
        room.do(name, Act.OFFICIALS_CONSENT, Switch(admit=True))


def _map(world: World) -> None:
    """Two actors and a relation."""
    for name in ("actor", "other_actor"):
        world.ids[name] = world.room.enter_actor(f"The {name} of the delta")
    world.room.relate_actors(world.ids["actor"], world.ids["other_actor"])


def _explore(world: World) -> None:
    """A released batch; a closed window and an open one with an item of the lone expert each."""
    room, ids = world.room, world.ids
    world.stand(Phase.EXPLORATION)
    ids["released_round"] = _released(room)
    for kind in SummaryKind:
        ids[kind.value] = room.sum_up(ids["released_round"], kind=kind)
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
    for name in ("asked_item", "written_item", "other_written_item", "others_asked_item"):
        who = "expert_1" if name.startswith("others") else "lone_expert"
        ids[name] = room.post(who, ids["closed_round"], paraphrase=True)
    ids["unread_item"] = room.post("lone_expert", ids["open_round"])
    room.close_round(ids["closed_round"])
    for name in ("written_item", "other_written_item"):
        room.paraphrase(ids[name])
    ids["draft"] = room.draft("lone_expert")
    ids["draft_of_expert_1"] = room.draft("expert_1")


def _released(room: Room) -> str:
    """A released round in which everybody wrote."""
    number = room.open_round(format=RoundFormat.DIALOGUE_EVENT, agenda=("Gauges",))
    for name in ("lone_expert", *room.experts):
        room.post(name, number)
    room.close_round(number)
    room.release(number)
    return number


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
    theme = Write(PassageKind.THEME, "Shared numbers.", sources=room.released())
    ids["theme"] = room.do("rapporteur", Act.PASSAGE_WRITE, theme)
    settled = room.propose("Gauges are read by both banks.")
    ids["refused"] = room.amend("lone_expert", settled, "Gauges are read by either bank.")
    room.adopt(settled, reject=(ids["refused"],))
    ids["proposed"] = room.propose("Gauges stand on both banks.")
    ids["waiting"] = room.amend("lone_expert", ids["proposed"], "Gauges stand on every bank.")
    ids["unsettled"] = room.propose("Numbers are read by the banks.")
    ids["unresolved"] = room.amend("expert_1", ids["unsettled"], "Numbers are read by one bank.")
    kept = room.amend("expert_1", ids["unsettled"], "Numbers are read by no bank.")
    room.do("rapporteur", Act.PARAGRAPH_BRACKET, Bracket(ids["unsettled"], (kept,)), 1)
    ids["others_amendment"] = room.amend("expert_1", ids["proposed"], "Gauges stand here.")
    own = room.amend("lone_expert", ids["proposed"], "Gauges stand on all banks.")
    for name in ("modification", "other_modification"):
        ids[name] = room.amend("expert_1", ids["proposed"], "Gauges stand firm.", of=own)
    draft = room.read("lone_expert", revisions.document)
    file = templates.reworded(draft, ("stand on both banks", "stand on each bank"))
    ids["revised_file"] = base64.b64encode(file).decode()
    ids["recommendation"] = room.recommend()
    for who, reason in (("lone_expert", "Mine alone."), ("expert_1", "Somebody else's.")):
        room.take(who, ids["recommendation"], "whole_hearted_endorsement", reason)
    ids["decision_maker"] = room.seats["decision_maker_1"]
    ids["other_recommendation"] = room.recommend("decision_maker_2")
    ids["third_recommendation"] = room.recommend()
    ids["fourth_recommendation"] = room.recommend()
    for name, who in (("carried", "lone_expert"), ("other_dissent", "expert_1")):
        ids[name] = room.dissent(who, ids["adopted"])
        room.state_dissent(who, ids[name], "Weekly figures invite weekly quarrels.")
        room.on_dissent(who, Act.DISSENT_CONFIRM, ids[name])
        room.on_dissent("rapporteur", Act.DISSENT_CARRY, ids[name])
    _merge(world)


def _merge(world: World) -> None:
    """Two dissents that were merged, and two proposals that are open: one of them others'."""
    room, ids, at = world.room, world.ids, world.ids["recommendation"]
    held = {"merged": "lone_expert", "other_merged": "expert_1", "third": "expert_2"}
    for name, who in held.items():
        ids[name] = room.dissent(who, at, Target.RECOMMENDATION)
        room.state_dissent(who, ids[name], "One laboratory is one too few.")
    both = ids["merged"], ids["other_merged"]
    ids["done_merger"] = room.propose_merger("rapporteur", *both)
    room.consent(ids["done_merger"], "lone_expert", "expert_1")
    ids["joint"] = room.joint(ids["merged"])
    ids["other_merger"] = room.propose_merger("expert_1", ids["other_merged"], ids["third"])
    room.on_dissent("expert_2", Act.DISSENT_WITHDRAW, ids["third"])
    ids["merger"] = room.propose_merger("rapporteur", ids["carried"], ids["other_dissent"])


def _hand_off(world: World) -> None:
    """A brief that was delivered and acknowledged by one of two, and one that waits."""
    room, ids = world.room, world.ids
    world.stand(Phase.HAND_OFF)
    ids["delivered"] = room.whole_brief()
    room.do("decision_maker_2", Act.BRIEF_ACKNOWLEDGE, ThisBrief(ids["delivered"]))
    given = Give(ids["delivered"], ids["other_recommendation"], Response.NOTED, "We read it.")
    room.do("decision_maker_2", Act.BRIEF_ANSWER, given)
    asked = AskBack(ids["delivered"], "Which bank?")
    ids["clarification"] = room.do("decision_maker_1", Act.CLARIFICATION_ASK, asked)
    ids["replied"] = room.do("decision_maker_2", Act.CLARIFICATION_ASK, asked)
    drafted = DraftReply(ids["replied"], "Both of them.")
    room.do("rapporteur", Act.CLARIFICATION_DRAFT, drafted, 1)
    room.do("chair_1", Act.CLARIFICATION_REPLY, ThisClarification(ids["replied"]), 2)
    by_hand = ByHand(
        ids["delivered"],
        ids["decision_maker"],
        Channel.LETTER,
        ids["third_recommendation"],
        Response.NOTED,
    )
    ids["record"] = room.do("second_officer", Act.ANSWER_RECORD, by_hand)
    ids["brief"] = room.ask_for_brief()
    ids["sha256"] = room.sha256(ids["brief"])


def _dissent(world: World) -> None:
    """One that waits for its holder; it would keep a brief from being made."""
    world.stand(Phase.DRAFTING)
    world.ids["dissent"] = world.room.dissent("lone_expert", world.ids["paragraph"])
    words = "A month is too short for two laboratories."
    world.room.state_dissent("lone_expert", world.ids["dissent"], words)


def _custody(world: World) -> None:
    """Requests that wait for custodians, and one that may be opened."""
    room, ids = world.room, world.ids
    second = records.new_account(world.store, "second@house.example", "Ana second")
    with world.store.begin() as uow:
        room.people["second_custodian"] = second
        seat_account(uow, room.track, second, Seat.CUSTODIAN, Details())
        uow.commit()
    ids["asked_identity"] = room.ask_identity("expert_1")
    ids["agreed_identity"] = room.ask_identity("lone_expert")
    ids["other_identity"] = room.ask_identity("expert_3")
    ids["handle"] = room.handle("expert_2")
    for custodian in ("custodian", "second_custodian"):
        room.do(custodian, Act.IDENTITY_AGREE, ThisIdentity(ids["agreed_identity"]))


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
