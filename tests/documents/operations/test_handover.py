"""A seat changes hands: for good, for a while, or ends."""

from datetime import timedelta

import pytest

from documents.errors import Denied
from documents.operations import seats
from documents.operations.disclosure import identifiers
from documents.operations.handover import HandOver, StandIn, ThisSeat
from documents.operations.roster import Grant
from documents.operations.views.look import look
from documents.operations.views.room import seats as roster
from policies.acts import Act
from policies.terms import Phase, Seat
from tests.fakes import FrozenClock
from tests.people import email, full_name
from tests.records import new_account, tick
from tests.room import Room

OFFICER = "secretariat_officer"
WEEK = timedelta(days=7)


def newcomer(room: Room, name: str) -> str:
    """Somebody with an account and no seat; answers their address."""
    room.people[name] = new_account(room.store, email(name), full_name(name))
    return email(name)


def handles(room: Room) -> set[str]:
    """The handles of all experts who sit now."""
    with room.store.begin() as uow:
        rows = seats.seats(uow, room.track, Seat.EXPERT)
        return {seats.details(uow, row).handle for row in rows}


def test_who_takes_over_sits_and_who_handed_over_does_not(room: Room) -> None:
    body = HandOver(room.seats["facilitator"], full_name("new"), newcomer(room, "new"))
    room.do(OFFICER, Act.SEAT_HAND_OVER, body)
    assert not room.actor("facilitator").seats
    assert set(room.actor("new").seats) == {Seat.FACILITATOR}
    back = Grant(Seat.FACILITATOR, name="Ana", email=email("facilitator"))
    room.do(OFFICER, Act.SEAT_GRANT, back)  # whoever left may come back
    assert set(room.actor("facilitator").seats) == {Seat.FACILITATOR}


def test_a_stand_in_sits_until_the_day_and_the_holder_rests(room: Room, clock: FrozenClock) -> None:
    address, until = newcomer(room, "deputy"), clock.now() + WEEK
    chair = room.seats["chair_1"]
    stands_in = StandIn(chair, full_name("deputy"), address, until)
    seat = room.do(OFFICER, Act.SEAT_STAND_IN, stands_in)
    assert not room.actor("chair_1").seats
    assert room.actor("deputy").seats == {Seat.CHAIR: seat}
    passed_on = HandOver(seat, "Ana", newcomer(room, "third"))
    with pytest.raises(Denied) as refused:
        room.do(OFFICER, Act.SEAT_HAND_OVER, passed_on)
    assert refused.value.deny.rule == "handover.stands_in"
    elsewhere = Grant(Seat.FACILITATOR, name="Ana", email=email("chair_1"))
    with pytest.raises(Denied) as refused:
        room.do(OFFICER, Act.SEAT_GRANT, elsewhere)
    assert refused.value.deny.rule == "sides.stands_alone"
    clock.advance(WEEK)
    tick(room.store, room.track)
    assert room.actor("chair_1").seats == {Seat.CHAIR: chair}
    assert not room.actor("deputy").seats


def test_a_new_expert_has_a_new_handle_and_what_the_old_one_wrote_stays(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    room.whole_round()
    before, written = handles(room), room.released()
    room.do(OFFICER, Act.SEAT_END, ThisSeat(room.seats["expert_1"]))
    assert set(room.actor("expert_1").seats) == {Seat.CANDIDATE}
    room.seat("successor", "science")
    assert len(handles(room) - before) == 1
    assert room.released() == written
    listed = {one.id for one in room.read(OFFICER, roster, None, 50).items}
    assert room.seats["expert_1"] not in listed


def test_who_handed_over_is_still_named_by_no_text(room: Room) -> None:
    body = HandOver(room.seats["facilitator"], full_name("new"), newcomer(room, "new"))
    room.do(OFFICER, Act.SEAT_HAND_OVER, body)
    with room.store.begin() as uow:
        sought = identifiers(look(uow, room.actor("rapporteur")).scene)
    assert {full_name("facilitator"), full_name("new"), email("facilitator")} <= sought
