"""What the facilitator may change in a round that is open: its end, and what it asks."""

from datetime import timedelta

import pytest

from documents.errors import Denied
from documents.operations.questions import AddQuestion
from documents.operations.tracks import Seen
from documents.operations.views import positions, rounds
from policies.acts import Act
from policies.terms import Phase, WindowState
from tests.documents.operations.rows import window_state
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import Room

MINUTE = timedelta(seconds=60)


def test_a_round_that_is_extended_takes_items_and_closes_at_its_new_time(
    room: Room, clock: FrozenClock
) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    room.extend_round(round_id, 120)
    clock.advance(MINUTE)
    time_passes(room.store, room.track)
    room.post("expert_1", round_id)
    assert window_state(room, round_id) is WindowState.OPEN
    clock.advance(MINUTE)
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.CLOSED
    with pytest.raises(Denied) as refused:
        room.extend_round(round_id, 120)
    assert refused.value.deny.rule == "rounds.not_open"


def test_a_pause_moves_an_extended_round_too(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    room.extend_round(round_id, 120)
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    clock.advance(10 * MINUTE)
    time_passes(room.store, room.track)
    room.resume()
    clock.advance(MINUTE)
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.OPEN
    clock.advance(MINUTE)
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.CLOSED


def test_a_question_joins_an_open_round_and_leaves_positions_alone(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round("What comes first?")
    (first,) = room.read("expert_1", rounds.one_round, round=round_id).questions
    room.take("expert_1", first.id, "important")
    second = room.do("facilitator", Act.QUESTION_ADD, AddQuestion(round_id, "And then?"))
    room.take("expert_1", second, "unimportant")
    asked = room.read("expert_1", rounds.one_round, round=round_id).questions
    assert [(one.number, one.text) for one in asked] == [(1, "What comes first?"), (2, "And then?")]
    taken = room.read("expert_1", positions.mine, after=None, limit=9).items
    assert {one.subject: one.value for one in taken} == {
        first.id: "important",
        second: "unimportant",
    }
