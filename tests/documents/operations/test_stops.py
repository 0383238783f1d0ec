"""Anybody can stop a track unseen: at once for what goes out, at the tick for its clocks."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from documents.models.base import Record
from documents.models.rounds import Round
from documents.operations import course
from documents.operations.briefs import Sign
from documents.operations.desks import desks_of
from documents.operations.position import DeadlineKind
from documents.operations.rounds import ThisRound
from documents.operations.stops import Lift, Stop
from documents.operations.tracks import Seen
from documents.operations.views.tracks import track
from policies.acts import Act
from policies.terms import Phase, WindowState
from tests.documents.operations.rows import window_states
from tests.documents.operations.test_reminders import reminded
from tests.fakes import FrozenClock
from tests.people import email
from tests.records import seq_of, tick
from tests.room import Room

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TOLD = ("facilitator", "chair_1", "chair_2")


@pytest.fixture
def written(room: Room) -> str:
    """A closed round in which everybody wrote, and nobody is owed mail."""
    number = room.go_to(Phase.EXPLORATION).open_round(seconds=86_400)
    for name in room.experts:
        room.post(name, number)
    room.close_round(number)
    reminded(room)
    return number


def denied(room: Room, who: str, what: Act, body: object) -> str:
    found = room.attempt(who, what, body).deny
    return found.rule if found else ""


def stop(room: Room, who: str = "expert_1") -> None:
    room.do(who, Act.STOP_ASK, Stop())


def stands(room: Room) -> tuple[bool, datetime | None]:
    with room.store.begin() as uow:
        row = room.track_row(uow)
        return row.stopped, row.stopped_at


def turn(room: Room, number: str) -> None:
    """The next window of a daily round."""
    with room.store.begin() as uow:
        due = uow.session.get_one(Round, number).turns_at
    assert due is not None
    seq = seq_of(room.store, room.track)
    course.fire(room.store, room.track, DeadlineKind.WINDOW_TURNS, number, due, seq)


def rows(room: Room) -> Mapping[str, set[str]]:
    """Everything in the record but its log."""
    tables = [one for one in Record.metadata.sorted_tables if not one.name.startswith("audit_")]
    with room.store.begin() as uow:
        return {one.name: set(map(repr, uow.session.execute(select(one)))) for one in tables}


def awaits_stop(room: Room, who: str) -> bool:
    with room.store.begin() as uow:
        desks = desks_of(uow, room.people[who])
    return any(item.message == "awaits.stop" for desk in desks for item in desk.awaits)


def test_at_once_nothing_is_released_and_no_phase_is_left(room: Room, written: str) -> None:
    stop(room)
    release = ThisRound(written)
    assert denied(room, "facilitator", Act.BATCH_RELEASE, release) == "stops.stopped"
    tick(room.store, room.track)
    room.do("chair_1", Act.STOP_LIFT, Lift())
    room.do("facilitator", Act.BATCH_RELEASE, release)
    stop(room, "expert_2")
    seen = Seen(Phase.EXPLORATION)
    assert denied(room, "chair_1", Act.TRACK_ADVANCE, seen) == "stops.stopped"


def test_at_once_no_brief_goes_out_and_no_step_back_is_taken(room: Room) -> None:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    signed = Sign(brief, room.sha256(brief))
    stop(room)
    assert denied(room, "chair_1", Act.BRIEF_RELEASE, signed) == "stops.stopped"
    assert denied(room, "chair_1", Act.TRACK_STEP_BACK, Seen(Phase.HAND_OFF)) == "stops.stopped"


def test_a_daily_window_turns_without_a_release(room: Room, clock: FrozenClock) -> None:
    number = room.go_to(Phase.EXPLORATION).open_round(seconds=86_400, daily=True)
    for name in room.experts:
        room.post(name, number)
    turn(room, number)
    stop(room)
    clock.advance(SECOND)
    turn(room, number)
    assert window_states(room, number) == {WindowState.CLOSED: 2, WindowState.OPEN: 1}
    assert room.released() == ()


def test_each_asks_once_in_a_phase(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    stop(room)
    assert denied(room, "expert_1", Act.STOP_ASK, Stop()) == "stops.used"
    tick(room.store, room.track)
    room.do("chair_1", Act.STOP_LIFT, Lift())
    assert denied(room, "chair_1", Act.STOP_LIFT, Lift()) == "stops.none"
    assert denied(room, "expert_1", Act.STOP_ASK, Stop()) == "stops.used"
    stop(room, "expert_2")


@pytest.mark.parametrize("before", [(), ("ask",), ("ask", "tick")])
def test_who_asks_learns_of_nobody_who_asked_before(room: Room, before: tuple[str, ...]) -> None:
    room.go_to(Phase.EXPLORATION)
    for step in before:
        tick(room.store, room.track) if step == "tick" else stop(room)
    answers = [room.attempt("expert_2", Act.STOP_ASK, Stop()) for _ in range(2)]
    assert [one.allowed for one in answers] == [True, False]
    assert answers[0].object_id == room.track
    assert answers[1].deny
    assert answers[1].deny.rule == "stops.used"
    tick(room.store, room.track)
    room.do("chair_1", Act.STOP_LIFT, Lift())
    assert denied(room, "expert_2", Act.STOP_ASK, Stop()) == "stops.used"


def test_one_asked_for_during_another_follows_it(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    stop(room)
    tick(room.store, room.track)
    stop(room, "expert_2")
    room.do("chair_1", Act.STOP_LIFT, Lift())
    assert stands(room) == (True, None)
    clock.advance(SECOND)
    tick(room.store, room.track)
    assert stands(room) == (True, clock.now())
    room.do("chair_1", Act.STOP_LIFT, Lift())
    assert stands(room) == (False, None)


def test_what_it_writes_tells_neither_who_nor_when(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    tick(room.store, room.track)
    clock.advance(17 * HOUR)
    before = rows(room)
    stop(room)
    new = {name: found - before[name] for name, found in rows(room).items()}
    assert {name: len(found) for name, found in new.items() if found} == {
        "tracks": 1,
        "stops_asked": 1,
        "commands": 1,
    }
    (index,) = new["stops_asked"]
    assert room.seats["expert_1"] not in index
    assert stands(room) == (True, None)
    with room.store.begin() as uow:
        times = set(
            filter(lambda one: isinstance(one, datetime), vars(room.track_row(uow)).values())
        )
    assert clock.now() not in times


def test_facilitator_and_chairs_are_told_at_the_tick_and_nobody_else(
    room: Room, clock: FrozenClock, written: str
) -> None:
    stop(room)
    assert not any(awaits_stop(room, who) for who in (*TOLD, "expert_2"))
    assert reminded(room) == {}
    clock.advance(SECOND)
    tick(room.store, room.track)
    tick(room.store, room.track)
    assert reminded(room) == {email(name): 1 for name in TOLD}
    assert all(awaits_stop(room, who) and room.read(who, track).stopped for who in TOLD)
    for name in ("expert_1", "expert_2", "rapporteur", "secretariat_officer"):
        assert not awaits_stop(room, name)
        assert room.read(name, track).stopped is None
    assert written


def test_before_the_tick_no_chair_ends_a_stop_of_which_nobody_was_told(
    room: Room, clock: FrozenClock, written: str
) -> None:
    stop(room)
    assert denied(room, "chair_1", Act.STOP_LIFT, Lift()) == "stops.none"
    room.pause()
    tick(room.store, room.track)
    assert reminded(room) == {}
    room.decide()
    room.do("chair_1", Act.TRACK_RESUME, Seen(Phase.PAUSED))
    release = ThisRound(written)
    assert denied(room, "facilitator", Act.BATCH_RELEASE, release) == "stops.stopped"
    clock.advance(SECOND)
    tick(room.store, room.track)
    assert stands(room) == (True, clock.now())
    assert reminded(room) == {email(name): 1 for name in TOLD}
