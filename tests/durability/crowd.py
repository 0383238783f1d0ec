"""Many tracks in one record, all in exploration, each with a facilitator, a chair and experts.

- Made directly on the record by the shortest way, before any process runs; the same people sit
  in all of them.
- The first of them may tick every few seconds; the others tick once a day.
"""

from dataclasses import replace
from pathlib import Path

from documents.clock import SystemClock
from documents.models.tracks import Track
from documents.operations import mail
from documents.operations.charter import Charter
from documents.operations.seats import Details, seat_account
from documents.store import Store
from policies.acts import Act
from policies.terms import Phase, Seat
from tests.durability.tracks import Nowhere, signed_in
from tests.durability.walks import EXPERTS
from tests.durability.ways import UNHURRIED
from tests.people import email, full_name
from tests.records import new_account, open_store
from tests.room import Room

OFFICER = "secretariat_officer"
TICKING = replace(UNHURRIED, terms=replace(UNHURRIED.terms, tick_seconds=10))


def gather(folder: Path, tracks: int, ticking: int = 0) -> tuple[dict[str, str], list[str]]:
    """So many tracks in this folder: the sessions of everybody, and the ids."""
    store = open_store(folder, clock=SystemClock())
    try:
        rooms = seated(store, tracks, ticking)
        others = {name: who for name, who in rooms[0].people.items() if name != OFFICER}
        sessions = {name: signed_in(store, who) for name, who in others.items()}
        mail.send_waiting(store, Nowhere())
    finally:
        store.close()
    return sessions, [room.track for room in rooms]


def seated(store: Store, tracks: int, ticking: int = 0) -> list[Room]:
    """So many tracks in this record."""
    people = {name: new_account(store, email(name), full_name(name)) for name in EXPERTS}
    people[OFFICER] = new_account(store, email(OFFICER), full_name(OFFICER), convenes=True)
    ticks = [TICKING] * ticking + [UNHURRIED] * (tracks - ticking)
    return [_room(store, people, charter) for charter in ticks]


def _room(store: Store, people: dict[str, str], charter: Charter) -> Room:
    room = Room(store, people=dict(people), experts=EXPERTS)
    room.track = room.do(OFFICER, Act.TRACK_OPEN, charter)
    room.grant("facilitator", Seat.FACILITATOR)
    room.grant("chair_1", Seat.CHAIR, "north")
    room.answer_readiness()
    with store.begin() as uow:
        for number, name in enumerate(EXPERTS):
            known = Details(handle=f"QQQQQ{number}", sector="science")
            room.seats[name] = seat_account(uow, room.track, people[name], Seat.EXPERT, known)
        uow.session.get_one(Track, room.track).phase = Phase.EXPLORATION
        uow.commit()
    return room
