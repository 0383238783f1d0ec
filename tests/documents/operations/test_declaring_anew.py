"""A declaration is due anew in each phase: reminded of, lapsed without anybody's act, renewed."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from documents.errors import Denied
from documents.operations.roster import Declaration
from documents.operations.tracks import Seen
from documents.operations.views.mandates import mandates
from policies.acts import Act
from policies.terms import Phase
from tests.documents.operations.rows import log_size
from tests.documents.operations.test_reminders import reminded
from tests.fakes import FrozenClock
from tests.people import email
from tests.records import tick
from tests.room import CHARTER, Room

FREE = Declaration(personal_capacity=True, under_instruction=False, undertaking=True)
WITHIN = timedelta(seconds=CHARTER.terms.redeclare_seconds)
DAY = timedelta(days=1)


@pytest.fixture(params=["sqlite"])
def backend(request: pytest.FixtureRequest) -> str:
    """When a declaration expires does not depend on the database."""
    return str(request.param)


@pytest.fixture
def exploring(room: Room) -> Room:
    """A room in exploration in which nobody is owed mail."""
    room.go_to(Phase.EXPLORATION)
    reminded(room)
    return room


def expiry(room: Room, name: str) -> datetime | None:
    """Until when somebody's declaration is valid, as they see it."""
    (own,) = room.read(name, mandates, None, 50).items
    return own.expires


def days_pass(room: Room, clock: FrozenClock, days: int) -> Counter[str]:
    """Let days pass to the next tick; answers who got mail."""
    clock.advance(days * DAY)
    tick(room.store, room.track)
    return reminded(room)


def test_each_change_of_phase_makes_it_due_anew(exploring: Room, clock: FrozenClock) -> None:
    assert expiry(exploring, "expert_1") == clock.now() + WITHIN
    exploring.do("expert_1", Act.MANDATE_RENEW, FREE)
    clock.advance(DAY)
    exploring.whole_round()
    exploring.advance()
    assert expiry(exploring, "expert_1") == clock.now() + WITHIN
    assert expiry(exploring, "expert_2") == clock.now() + WITHIN - DAY, "never a longer one"
    exploring.do("expert_1", Act.MANDATE_RENEW, FREE)
    exploring.do("chair_1", Act.TRACK_STEP_BACK, Seen(Phase.DRAFTING))
    assert expiry(exploring, "expert_1") == clock.now() + WITHIN


def test_only_those_whose_declaration_expires_soon_are_reminded_and_twice(
    exploring: Room, clock: FrozenClock
) -> None:
    assert not days_pass(exploring, clock, 10)
    exploring.do("expert_1", Act.MANDATE_RENEW, FREE)
    others = Counter(email(name) for name in (*exploring.experts[1:], "silent_observer"))
    assert days_pass(exploring, clock, 6) == others
    assert not days_pass(exploring, clock, 1)
    assert days_pass(exploring, clock, 10) == others
    assert not days_pass(exploring, clock, 1)
    assert not days_pass(exploring, clock, 9), "it has expired"


def test_it_lapses_by_itself_and_once_however_late_the_clock_is(
    exploring: Room, clock: FrozenClock
) -> None:
    round_id = exploring.open_round(seconds=90 * 86_400)
    clock.advance(WITHIN)
    with pytest.raises(Denied, match=r"mandates\.expired"):
        exploring.post("expert_1", round_id)
    days_pass(exploring, clock, 5)
    size = log_size(exploring)
    days_pass(exploring, clock, 1)
    assert log_size(exploring) == size
    exploring.do("expert_1", Act.MANDATE_RENEW, FREE)
    exploring.post("expert_1", round_id)
    with pytest.raises(Denied, match=r"mandates\.expired"):
        exploring.post("expert_2", round_id)


def test_the_log_says_of_each_seat_that_it_lapsed(exploring: Room, clock: FrozenClock) -> None:
    days_pass(exploring, clock, 15)  # by then a sounding has lapsed
    exploring.do("expert_1", Act.MANDATE_RENEW, FREE)
    clock.advance(WITHIN - 15 * DAY)
    size = log_size(exploring)
    tick(exploring.store, exploring.track)
    assert log_size(exploring) == size + len(exploring.experts)


def test_nothing_expires_in_a_pause(exploring: Room, clock: FrozenClock) -> None:
    exploring.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    assert not days_pass(exploring, clock, 28)
    exploring.resume()
    assert expiry(exploring, "expert_1") == clock.now() + WITHIN
