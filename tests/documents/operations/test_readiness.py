"""Readiness on the record: nothing opens, and nothing goes on, without a decision that holds."""

from datetime import timedelta

import pytest

from documents.models.tracks import Track
from documents.operations.desks import desks_of
from documents.operations.readiness import Decide, facts
from documents.operations.tracks import Seen
from documents.operations.views.readiness import standing
from policies.acts import Act
from policies.decisions import Deny
from policies.readiness import Readiness, Topic
from policies.terms import Phase
from tests.fakes import FrozenClock
from tests.room import CHARTER, Room


def refused(room: Room, act: Act, seen: Phase) -> str:
    deny = room.attempt("chair_1", act, Seen(seen)).deny
    return deny.rule if isinstance(deny, Deny) else ""


def awaits(room: Room, who: str) -> set[str]:
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people[who])
        uow.commit()
    return {item.message for item in desk.awaits}


@pytest.mark.parametrize("outcome", [Readiness.DEFER, Readiness.DO_NOT_ENGAGE])
def test_a_decision_not_to_proceed_keeps_the_track_where_it_is(
    room: Room, outcome: Readiness
) -> None:
    room.decide(outcome)
    assert refused(room, Act.TRACK_ADVANCE, Phase.CONVENING) == "readiness.not_now"
    room.decide(Readiness.WITH_MITIGATION, "Two contacts.")
    room.advance()
    assert room.phase() is Phase.EXPLORATION


def test_a_new_answer_takes_the_ground_from_the_decision(room: Room) -> None:
    room.answer_readiness(Topic.LAW)
    assert refused(room, Act.TRACK_ADVANCE, Phase.CONVENING) == "readiness.undecided"
    assert "awaits.decide_readiness" in awaits(room, "chair_1")
    room.decide()
    assert "awaits.decide_readiness" not in awaits(room, "chair_1")
    room.advance()
    assert room.read("chair_1", standing).version == len(Topic) + 1


def test_nobody_decides_on_answers_that_they_did_not_see(room: Room) -> None:
    outcome = room.attempt("chair_1", Act.READINESS_DECIDE, Decide(Readiness.PROCEED), 15)
    assert outcome.deny is not None
    assert outcome.deny.rule == "record.stale"


def test_a_pause_takes_a_decision_of_its_own(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    room.pause()
    assert refused(room, Act.TRACK_RESUME, Phase.PAUSED) == "readiness.undecided"
    assert awaits(room, "chair_1") == {"awaits.decide_readiness"}
    room.resume()
    clock.advance(timedelta(days=1))
    room.pause()
    assert refused(room, Act.TRACK_RESUME, Phase.PAUSED) == "readiness.undecided"
    room.decide(Readiness.DEFER)
    assert refused(room, Act.TRACK_RESUME, Phase.PAUSED) == "readiness.not_now"
    room.resume()
    assert room.phase() is Phase.EXPLORATION


def test_the_newest_answer_is_shown_and_the_decision_that_holds(room: Room) -> None:
    shown = room.read("chair_1", standing)
    assert [one.topic for one in shown.answers] == list(Topic)
    assert shown.decision is not None
    assert shown.decision.holds
    room.answer_readiness(Topic.LAW)
    again = room.read("secretariat_officer", standing)
    assert again.version == shown.version + 1
    assert again.decision is not None
    assert not again.decision.holds


def test_a_new_track_has_sixteen_open_questions(room: Room) -> None:
    new = Room(room.store, people=dict(room.people))
    new.track = new.do("secretariat_officer", Act.TRACK_OPEN, CHARTER)
    new.answer_readiness(Topic.LAW, Topic.LAW)
    shown = new.read("secretariat_officer", standing)
    assert shown.unanswered == tuple(one for one in Topic if one is not Topic.LAW)
    assert shown.decision is None
    with new.store.begin() as uow:
        assert facts(uow, uow.session.get_one(Track, new.track)).unanswered == len(Topic) - 1
