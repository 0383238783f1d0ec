"""A brief under silence: begun by an act, ended by the clock, broken by a chair."""

from datetime import timedelta

import pytest

from documents.errors import Denied
from documents.operations.briefs import Sign
from documents.operations.silence import Break
from documents.operations.tracks import Seen
from documents.operations.views.briefs import BriefView, one_brief
from policies.acts import Act
from policies.terms import BriefState, Phase
from tests.documents.operations.rows import brief_row
from tests.documents.operations.test_desks import awaits
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import TERMS, Room

SILENCE = timedelta(seconds=TERMS.silence_seconds)
SECOND = timedelta(seconds=1)


@pytest.fixture
def brief(room: Room) -> str:
    """A brief that was put under silence just now."""
    found = room.go_to(Phase.HAND_OFF).ask_for_brief()
    room.do("chair_1", Act.BRIEF_SILENCE, Sign(found, room.sha256(found)))
    return found


def passes(room: Room, clock: FrozenClock, time: timedelta) -> None:
    clock.advance(time)
    time_passes(room.store, room.track)


def release(room: Room, brief: str) -> None:
    room.sign(Act.BRIEF_RELEASE, brief, room.sha256(brief), "second_officer", "chair_1")


def seen(room: Room, brief: str) -> BriefView:
    return room.read("chair_1", one_brief, brief=brief)


def test_silence_approves_when_its_time_is_over_and_two_people_release(
    room: Room, brief: str, clock: FrozenClock
) -> None:
    assert awaits(room, "chair_2")["awaits.break_silence"] == 1
    passes(room, clock, SILENCE - SECOND)
    assert seen(room, brief).approvals == 0
    with pytest.raises(Denied) as refused:
        release(room, brief)
    assert refused.value.deny.rule == "quorum.too_few"
    passes(room, clock, SECOND)
    assert seen(room, brief).approvals == 2
    assert "awaits.break_silence" not in awaits(room, "chair_2")
    room.sign(Act.BRIEF_RELEASE, brief, room.sha256(brief), "chair_1")
    assert brief_row(room, brief).state is BriefState.RELEASED


def test_who_breaks_the_silence_has_not_approved(
    room: Room, brief: str, clock: FrozenClock
) -> None:
    room.do("chair_2", Act.BRIEF_BREAK_SILENCE, Break(brief, "Page one is not ours."))
    assert seen(room, brief).silence_broken == ("Page one is not ours.",)
    passes(room, clock, SILENCE)
    assert seen(room, brief).approvals == 1
    with pytest.raises(Denied) as refused:
        release(room, brief)
    assert refused.value.deny.rule == "quorum.too_few"


def test_the_end_of_a_silence_takes_effect_once(room: Room, brief: str, clock: FrozenClock) -> None:
    room.sign(Act.BRIEF_APPROVE, brief, room.sha256(brief), "chair_1")
    for _ in range(2):
        passes(room, clock, SILENCE)
    assert seen(room, brief).approvals == 2
    late = room.attempt("chair_2", Act.BRIEF_BREAK_SILENCE, Break(brief, "Too late."))
    assert late.deny is not None
    assert late.deny.rule == "silence.not_running"


def test_a_silence_that_is_over_by_the_clock_is_not_broken_before_its_timer_came(
    room: Room, brief: str, clock: FrozenClock
) -> None:
    clock.advance(SILENCE)
    late = room.attempt("chair_2", Act.BRIEF_BREAK_SILENCE, Break(brief, "Too late."))
    assert late.deny is not None
    assert late.deny.rule == "silence.not_running"


def test_a_pause_stops_the_silence(room: Room, brief: str, clock: FrozenClock) -> None:
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.HAND_OFF))
    passes(room, clock, 3 * SILENCE)
    room.resume()
    passes(room, clock, SILENCE - SECOND)
    assert seen(room, brief).approvals == 0
    passes(room, clock, SECOND)
    assert seen(room, brief).approvals == 2


def test_a_text_that_went_back_is_not_approved_by_silence(
    room: Room, brief: str, clock: FrozenClock
) -> None:
    room.do("chair_2", Act.TRACK_STEP_BACK, Seen(Phase.HAND_OFF))
    passes(room, clock, SILENCE)
    assert seen(room, brief).approvals == 0
