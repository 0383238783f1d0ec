"""What becomes of a brief: returned, blocked, voided, released, answered or not."""

from datetime import timedelta

import pytest

from documents.errors import Denied
from documents.operations.answers import Give, ThisBrief
from documents.operations.briefs import Return, Sign
from documents.operations.tracks import Seen
from policies.acts import Act
from policies.terms import BriefState, Phase, Response
from tests.documents.operations.rows import brief_row, responses
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import TERMS, Room


def test_a_brief_that_came_back_is_asked_for_again_and_released_by_two(room: Room) -> None:
    room.go_to(Phase.HAND_OFF)
    first = room.ask_for_brief()
    shown = room.sha256(first)
    room.do("chair_1", Act.BRIEF_APPROVE, Sign(first, shown))
    room.do("chair_2", Act.BRIEF_RETURN, Return(first, shown, "Say who pays."))
    second = room.ask_for_brief()
    shown = room.sha256(second)
    room.sign(Act.BRIEF_APPROVE, second, shown, "chair_1", "chair_2")
    room.sign(Act.BRIEF_RELEASE, second, shown, "second_officer")
    assert brief_row(room, second).state is BriefState.READY
    room.sign(Act.BRIEF_RELEASE, second, shown, "chair_2")
    assert (brief_row(room, first).state, brief_row(room, second).state) == (
        BriefState.RETURNED,
        BriefState.RELEASED,
    )


def test_a_release_without_the_chairs_approval_is_refused(room: Room) -> None:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    shown = room.sha256(brief)
    room.sign(Act.BRIEF_RELEASE, brief, shown, "second_officer")
    with pytest.raises(Denied) as refused:
        room.sign(Act.BRIEF_RELEASE, brief, shown, "chair_1")
    assert refused.value.deny.rule == "quorum.too_few"
    assert brief_row(room, brief).state is BriefState.READY


def test_an_open_dissent_blocks_a_brief(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose()
    room.adopt(paragraph)
    room.message()
    room.recommend()
    room.dissent("expert_1", paragraph)
    room.advance()
    assert brief_row(room, room.ask_for_brief()).state is BriefState.BLOCKED


def test_a_step_back_voids_what_was_not_released(room: Room) -> None:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    room.do("chair_1", Act.TRACK_STEP_BACK, Seen(Phase.HAND_OFF))
    assert brief_row(room, brief).state is BriefState.VOIDED
    room.do("chair_1", Act.TRACK_STEP_BACK, Seen(Phase.DRAFTING))
    assert room.phase() is Phase.EXPLORATION


def test_there_is_no_way_back_behind_a_release(room: Room) -> None:
    room.go_to(Phase.HAND_OFF).whole_brief()
    outcome = room.attempt("chair_1", Act.TRACK_STEP_BACK, Seen(Phase.HAND_OFF))
    assert outcome.deny is not None
    assert outcome.deny.rule == "phases.brief_released"


def test_silence_is_recorded_and_a_late_answer_replaces_it(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.DRAFTING)
    room.adopt(room.propose())
    room.message()
    asked = room.recommend()
    room.advance()
    brief = room.whole_brief()
    room.do("decision_maker_1", Act.BRIEF_ACKNOWLEDGE, ThisBrief(brief))
    clock.advance(timedelta(seconds=TERMS.answer_seconds, days=1))  # the printed day is over
    time_passes(room.store, room.track)
    assert responses(room) == [Response.NO_ANSWER]
    answer = Give(brief, asked, Response.IN_PART, "The gauges, not the fund.")
    room.do("decision_maker_1", Act.BRIEF_ANSWER, answer)
    assert responses(room) == [Response.IN_PART]
