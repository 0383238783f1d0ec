"""A track is ended from anywhere: windows close, unreleased briefs are void, reading goes on."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.crypto.keyring import KeyGone, KeyPurpose, Keyring
from documents.errors import Denied
from documents.models.commands import CommandRow
from documents.models.contributions import ContributionDraft
from documents.models.people import Candidate
from documents.operations import course
from documents.operations.answers import ThisBrief
from documents.operations.forgetting import WERE_SEATED
from documents.operations.tracks import Seen, Terminate
from documents.operations.views.briefs import one_brief
from documents.operations.views.contributions import released
from documents.operations.views.tracks import track
from policies.acts import Act
from policies.permissions import acts_of
from policies.terms import BriefState, Phase, Response, Seat, WindowState
from tests.documents.operations.closing import killed
from tests.documents.operations.rows import brief_row, responses, window_state
from tests.fakes import FrozenClock
from tests.records import seq_of, time_passes
from tests.room import Room

UNSEATED = Candidate.state.not_in(WERE_SEATED)
WHY = "The convener withdrew."


def end(room: Room, seen: Phase) -> None:
    room.do("chair_2", Act.TRACK_TERMINATE, Terminate(seen, WHY))


def test_windows_close_and_what_was_released_stays_readable(room: Room) -> None:
    room.go_to(Phase.EXPLORATION).whole_round()
    round_id = room.open_round()
    item = room.post("expert_1", round_id)
    end(room, Phase.EXPLORATION)
    assert room.phase() is Phase.CLOSED
    assert window_state(room, round_id) is WindowState.CLOSED
    kept = room.read("expert_2", released, None, 50).items
    assert len(kept) == len(room.experts)
    assert item not in {one.id for one in kept}


def test_an_unreleased_brief_is_void_and_cannot_be_released(room: Room) -> None:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    shown = room.sha256(brief)
    room.sign(Act.BRIEF_APPROVE, brief, shown, "chair_1", "chair_2")
    end(room, Phase.HAND_OFF)
    assert brief_row(room, brief).state is BriefState.VOIDED
    with pytest.raises(Denied) as refused:
        room.sign(Act.BRIEF_RELEASE, brief, shown, "second_officer")
    assert refused.value.deny.rule == "permissions.not_granted"


def test_a_released_brief_stays_with_its_addressees_and_nobody_waits_for_answers(
    room: Room, clock: FrozenClock
) -> None:
    brief = room.go_to(Phase.HAND_OFF).whole_brief()
    end(room, Phase.HAND_OFF)
    assert room.read("decision_maker_1", one_brief, brief=brief).state is BriefState.RELEASED
    clock.advance(timedelta(days=400))
    time_passes(room.store, room.track)
    assert Response.NO_ANSWER not in responses(room)
    refused = room.attempt("decision_maker_1", Act.BRIEF_ACKNOWLEDGE, ThisBrief(brief))
    assert refused.deny is not None


def test_drafts_and_people_who_were_not_seated_go(room: Room) -> None:
    room.go_to(Phase.EXPLORATION).open_round()
    room.draft("expert_1")
    with room.store.begin() as uow:
        asked = uow.session.scalars(select(Candidate.id).where(UNSEATED)).all()
    assert asked
    end(room, Phase.EXPLORATION)
    with room.store.begin() as uow:
        assert not uow.session.scalars(select(Candidate.id).where(UNSEATED)).all()
        assert not uow.session.scalars(select(ContributionDraft.id)).all()
    keys = [(KeyPurpose.WINDOW, room.track), *((KeyPurpose.CANDIDATE, one) for one in asked)]
    for purpose, subject in keys:
        with pytest.raises(KeyGone):
            room.store.keyring.current(purpose, subject)


def test_killed_before_the_keys_it_goes_on_when_it_is_asked_for_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.go_to(Phase.EXPLORATION)
    room.draft("expert_1")
    with monkeypatch.context() as broken:
        broken.setattr(Keyring, "destroy_all", killed)
        with pytest.raises(InterruptedError):
            end(room, Phase.EXPLORATION)
    assert room.store.keyring.current(KeyPurpose.WINDOW, room.track)
    with room.store.begin() as uow:
        ended = select(CommandRow.id).where(CommandRow.kind == Act.TRACK_TERMINATE)
        command = uow.session.scalars(ended).one()
    course.perform(room.store, command, seq_of(room.store, room.track) - 1)
    with pytest.raises(KeyGone):
        room.store.keyring.current(KeyPurpose.WINDOW, room.track)


def test_a_paused_track_is_ended_too_and_stays_ended(room: Room) -> None:
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.CONVENING))
    end(room, Phase.PAUSED)
    for seat in Seat:
        assert acts_of(seat, room.phase()) <= {Act.TRACK_SHRED, Act.TRACK_SPARE}
    again = room.attempt("chair_1", Act.TRACK_TERMINATE, Terminate(Phase.CLOSED, WHY))
    assert again.deny is not None
    assert again.deny.rule == "permissions.not_granted"


def test_the_reason_is_read_by_those_who_know_the_question_and_by_nobody_else(room: Room) -> None:
    end(room, Phase.CONVENING)
    assert room.read("expert_1", track).ended == WHY
    assert room.read("friend", track).ended is None
