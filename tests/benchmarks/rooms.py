"""Rooms of any size for the benchmarks of growth: filled directly, as acts would have left them."""

import random
from pathlib import Path

from sqlalchemy import select

from documents.clock import SystemClock
from documents.ids import new_id
from documents.models.contributions import ReleasedContribution
from documents.models.rounds import Round
from documents.operations import items, windows
from documents.operations.briefs import Return
from documents.operations.items import Item, Released
from documents.store import Store, UnitOfWork
from policies.acts import Act
from policies.terms import ContributionKind, Handling, Phase, RecordClass, WindowState
from tests.durability.ways import UNHURRIED
from tests.records import open_store
from tests.room import Room

WORDS = (
    "water gauge river bank border season quarrel tariff delta winter harbour council letter",
    "figure reason summer field well canal bridge village map flood treaty basin laboratory",
)
LENGTH = 60
"""Words of one contribution."""

_KIND, _HANDLING = ContributionKind.OPTION, Handling.CHATHAM_HOUSE


def store_at(home: Path) -> Store:
    """A record of its own."""
    return open_store(home, clock=SystemClock())


def exploring(store: Store) -> Room:
    """A room that explores."""
    return Room.open(store, charter=UNHURRIED).go_to(Phase.EXPLORATION)


def handing_off(store: Store, released: int) -> Room:
    """A room about to ask for its brief, so many contributions behind it."""
    room = Room.open(store, charter=UNHURRIED).go_to(Phase.HAND_OFF)
    chance = random.Random(released)
    with store.begin() as uow:
        sealer = uow.sealer(room.track)
        query = select(Round.id).where(Round.track_id == room.track)
        number = uow.session.scalars(query).one()
        for index in range(released):
            row = ReleasedContribution(id=new_id(), round_id=number)
            row.author = sealer.index("released", row.id, _author(room, index))
            said = Released(_KIND, text(chance), _HANDLING, "QQQQQQ")
            row.body = sealer.seal(row, "body", RecordClass.CONTRIBUTION_RELEASED, said)
            uow.session.add(row)
            _let_go(uow, index)
        uow.commit()
    return room


def fill(room: Room, round_id: str, written: int) -> None:
    """Lay so many items into the open window of a round."""
    chance = random.Random(written)
    with room.store.begin() as uow:
        row = uow.session.get_one(Round, round_id)
        (window,) = windows.windows(uow, row, WindowState.OPEN)
        for index in range(written):
            item = Item(_KIND, text(chance), _HANDLING, "QQQQQQ", _author(room, index))
            items.place(uow, room.track, window.id, item)
            _let_go(uow, index)
        uow.commit()


def _let_go(uow: UnitOfWork, index: int) -> None:
    """Write out now and then, so that a large room is not held in memory while it is filled."""
    if index % items.AT_ONCE == 0:
        uow.session.flush()


def text(chance: random.Random) -> str:
    """Something that somebody could have written."""
    return " ".join(chance.choices(" ".join(WORDS).split(), k=LENGTH)) + "."


def _author(room: Room, index: int) -> str:
    return room.seats[room.experts[index % len(room.experts)]]


def draft(room: Room) -> None:
    """A brief is asked for, composed, and goes back, so that another can be asked for."""
    brief = room.ask_for_brief()
    body = Return(brief, room.sha256(brief), "Once more.")
    room.do("chair_1", Act.BRIEF_RETURN, body)
