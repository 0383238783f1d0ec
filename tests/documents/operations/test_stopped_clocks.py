"""A stop that holds a track stops its clocks, and what waits for it moves on by as long."""

from datetime import datetime

from documents.errors import Denied
from documents.models.rounds import Round
from documents.operations.stops import Lift
from documents.operations.tracks import Seen, Terminate
from documents.operations.views.rounds import one_round
from documents.operations.views.statistics import statistics
from policies.acts import Act
from policies.stops import MOST
from policies.terms import Phase, WindowState
from tests.documents.operations.rows import window_state
from tests.documents.operations.test_stops import HOUR, SECOND, stands, stop
from tests.fakes import FrozenClock
from tests.records import tick, time_passes
from tests.room import Room


def closing(room: Room, number: str) -> datetime:
    with room.store.begin() as uow:
        return uow.session.get_one(Round, number).closes_at


def test_the_clocks_stand_from_the_tick_and_lapse_after_72_hours(
    room: Room, clock: FrozenClock
) -> None:
    number = room.go_to(Phase.EXPLORATION).open_round(seconds=86_400)
    closes = closing(room, number)
    stop(room)
    clock.advance(HOUR)
    tick(room.store, room.track)
    begun = clock.now()
    clock.advance(48 * HOUR)
    time_passes(room.store, room.track)
    assert window_state(room, number) is WindowState.OPEN
    room.post("expert_2", number)
    clock.advance(MOST - 48 * HOUR - 2 * SECOND)
    time_passes(room.store, room.track)
    assert stands(room) == (True, begun)
    clock.advance(SECOND)
    time_passes(room.store, room.track)
    assert stands(room) == (False, None)
    assert closing(room, number) == closes + MOST - SECOND
    clock.advance(23 * HOUR)
    time_passes(room.store, room.track)
    assert window_state(room, number) is WindowState.CLOSED


def test_what_is_given_during_a_stop_moves_by_what_remained_of_it(
    room: Room, clock: FrozenClock
) -> None:
    extended = room.go_to(Phase.EXPLORATION).open_round(seconds=86_400)
    stop(room)
    tick(room.store, room.track)
    clock.advance(HOUR)
    room.extend_round(extended, 90_000)
    opened, given = room.open_round(seconds=86_400, daily=True), clock.now()
    clock.advance(2 * HOUR)
    room.do("chair_1", Act.STOP_LIFT, Lift())
    assert closing(room, extended) == given + 27 * HOUR
    assert closing(room, opened) == given + 26 * HOUR
    with room.store.begin() as uow:
        turns_at = uow.session.get_one(Round, opened).turns_at
    assert turns_at == given + 2 * HOUR + SECOND


def test_what_closes_during_a_stop_prints_its_figures_once_it_is_over(
    room: Room, clock: FrozenClock
) -> None:
    first, second = room.go_to(Phase.EXPLORATION).open_round(), room.open_round()
    stop(room)
    room.close_round(first)
    assert not printed(room, first)
    tick(room.store, room.track)
    stop(room, "expert_2")
    room.close_round(second)
    room.do("chair_1", Act.STOP_LIFT, Lift())
    assert not printed(room, first), "somebody else asked meanwhile"
    clock.advance(SECOND)
    tick(room.store, room.track)
    room.pause()
    assert not printed(room, first), "a pause came of it"
    room.decide()
    room.do("chair_1", Act.TRACK_RESUME, Seen(Phase.PAUSED))
    assert printed(room, first)
    assert printed(room, second)


def test_what_closes_by_the_clock_before_the_tick_waits_too(room: Room, clock: FrozenClock) -> None:
    number = room.go_to(Phase.EXPLORATION).open_round(seconds=60)
    stop(room)
    clock.advance(60 * SECOND)
    time_passes(room.store, room.track)
    assert window_state(room, number) is WindowState.CLOSED
    assert not printed(room, number)
    room.do("chair_1", Act.TRACK_TERMINATE, Terminate(Phase.EXPLORATION, "It is over."))
    assert printed(room, number)


def printed(room: Room, number: str) -> bool:
    """Whether the figures of a round that is closed can be read."""
    (question,) = room.read("chair_1", one_round, number).questions
    try:
        return room.read("chair_1", statistics, question.id).subject == question.id
    except Denied as refused:
        return refused.deny.rule != "statistics.not_yet"


def test_a_chair_makes_a_pause_of_it_that_counts_from_the_tick(
    room: Room, clock: FrozenClock
) -> None:
    number = room.go_to(Phase.EXPLORATION).open_round(seconds=86_400)
    closes = closing(room, number)
    stop(room)
    tick(room.store, room.track)
    clock.advance(HOUR)
    room.pause()
    assert stands(room) == (False, None)
    clock.advance(HOUR)
    room.decide()
    room.do("chair_1", Act.TRACK_RESUME, Seen(Phase.PAUSED))
    assert closing(room, number) == closes + 2 * HOUR
