"""Who is silent is reminded, once at each time, and nobody else learns of it."""

from collections import Counter
from datetime import timedelta
from email.message import EmailMessage

import pytest

from documents.operations.mail import send_waiting
from documents.operations.tracks import Seen
from documents.operations.views import rounds
from policies.acts import Act
from policies.terms import Phase
from tests.documents.operations.rows import log_size
from tests.fakes import FrozenClock
from tests.people import email
from tests.records import time_passes
from tests.room import Room

WEEK, HOUR = 7 * 86_400, timedelta(hours=1)


class Kept:
    """A postbox that remembers who got mail."""

    def __init__(self) -> None:
        self.to: list[str] = []

    def deliver(self, message: EmailMessage) -> None:
        self.to.append(message["To"])


def reminded(room: Room) -> Counter[str]:
    """Everybody who got mail since the last look."""
    postbox = Kept()
    send_waiting(room.store, postbox)
    return Counter(postbox.to)


@pytest.fixture
def week(room: Room) -> str:
    """A round of a week in a room in which nobody is owed mail."""
    round_id = room.go_to(Phase.EXPLORATION).open_round(seconds=WEEK)
    reminded(room)
    return round_id


def pass_by(room: Room, clock: FrozenClock, hours: int) -> None:
    clock.advance(hours * HOUR)
    time_passes(room.store, room.track)


def test_only_the_silent_are_reminded_at_half_time_and_two_days_before_the_end(
    room: Room, week: str, clock: FrozenClock
) -> None:
    (question,) = room.read("expert_1", rounds.one_round, round=week).questions
    room.post("expert_1", week)
    room.take("expert_2", question.id, "important")
    room.draft("expert_3")
    pass_by(room, clock, 83)
    assert reminded(room) == {}
    pass_by(room, clock, 1)
    assert reminded(room) == {email(f"expert_{n}"): 1 for n in (3, 4, 5)}
    room.post("expert_3", week)
    pass_by(room, clock, 36)
    assert reminded(room) == {email(f"expert_{n}"): 1 for n in (4, 5)}
    pass_by(room, clock, 47)
    assert reminded(room) == {}


def test_the_log_says_only_that_the_clock_reminded(
    room: Room, week: str, clock: FrozenClock
) -> None:
    for name in room.experts:
        room.post(name, week)
    before = log_size(room)
    pass_by(room, clock, 84)
    assert log_size(room) == before + 1
    assert reminded(room) == {}


def test_each_reminder_is_sent_once_also_when_the_end_moves(
    room: Room, week: str, clock: FrozenClock
) -> None:
    pass_by(room, clock, 84)
    assert set(reminded(room).values()) == {1}
    room.extend_round(week, 2 * WEEK)
    pass_by(room, clock, 200)
    assert reminded(room) == {}


def test_nobody_is_reminded_during_a_pause_nor_of_what_was_closed(
    room: Room, week: str, clock: FrozenClock
) -> None:
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    pass_by(room, clock, 100)
    room.resume()
    assert reminded(room) == {}
    room.close_round(week)
    pass_by(room, clock, 100)
    assert reminded(room) == {}


def test_who_contributed_to_a_window_that_was_released_is_not_silent(
    room: Room, clock: FrozenClock
) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round(seconds=WEEK, daily=True)
    reminded(room)
    for name in room.experts:
        room.post(name, round_id)
    for _ in range(2):
        pass_by(room, clock, 1)
    assert room.released()
    pass_by(room, clock, 82)
    assert reminded(room) == {}
