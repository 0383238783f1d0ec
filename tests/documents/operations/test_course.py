"""The course of a track on the record: its steps, its clocks, its pauses, its commands."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.contributions import Contribution
from documents.models.tracks import TrackStep
from documents.operations.contributions import Post
from policies.acts import Act
from policies.terms import ContributionKind, DissentState, Phase, WindowState
from tests.documents.operations.rows import count, dissent_states, log_size, window_state
from tests.fakes import FrozenClock
from tests.records import attempt, time_passes
from tests.room import CHARTER, TERMS, Room


def test_a_track_goes_from_convening_to_its_end_without_a_gap_in_its_steps(room: Room) -> None:
    room.go_to(Phase.CLOSED)
    with room.store.begin() as uow:
        steps = select(TrackStep.seq).where(TrackStep.track_id == room.track)
        numbers = list(uow.session.scalars(steps.order_by(TrackStep.seq)))
    assert numbers == list(range(1, len(numbers) + 1))


def test_whoever_may_not_convene_opens_no_track(room: Room) -> None:
    who = room.people["expert_1"]
    refused = attempt(room.store, who, "", Act.TRACK_OPEN, CHARTER)
    assert refused.deny is not None
    assert refused.deny.rule == "tracks.may_convene"
    opened = attempt(room.store, room.people["secretariat_officer"], "", Act.TRACK_OPEN, CHARTER)
    assert opened.allowed


def test_what_the_clock_does_leaves_a_leaf_too(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    room.open_round(seconds=60)
    before = log_size(room)
    time_passes(room.store, room.track)
    assert log_size(room) == before
    clock.advance(timedelta(seconds=60))
    time_passes(room.store, room.track)
    assert log_size(room) == before + 1


def test_what_is_carried_unconfirmed_leaves_a_leaf_too(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.DRAFTING)
    dissent = room.dissent("expert_1", room.propose())
    room.state_dissent("expert_1", dissent, "Both sides lack gauges.")
    before = log_size(room)
    time_passes(room.store, room.track)
    assert log_size(room) == before
    clock.advance(timedelta(seconds=TERMS.confirm_seconds))
    time_passes(room.store, room.track)
    assert log_size(room) == before + 1


def test_a_pause_lets_holders_be_waited_for_longer(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.DRAFTING)
    dissent = room.dissent("expert_1", room.propose())
    room.state_dissent("expert_1", dissent, "Both sides lack gauges.")
    room.pause()
    clock.advance(timedelta(seconds=TERMS.confirm_seconds))
    room.resume()
    time_passes(room.store, room.track)
    assert dissent_states(room)[dissent] == (DissentState.STATED, False)
    clock.advance(timedelta(seconds=TERMS.confirm_seconds))
    time_passes(room.store, room.track)
    assert dissent_states(room)[dissent] == (DissentState.CARRIED, False)


def test_a_timer_closes_a_window_once_and_not_before_its_time(
    room: Room, clock: FrozenClock
) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.OPEN
    clock.advance(timedelta(seconds=60))
    time_passes(room.store, room.track)
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.CLOSED


def test_a_pause_moves_the_open_deadline_by_its_length(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    room.pause()
    clock.advance(timedelta(seconds=600))
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.OPEN
    room.resume()
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.OPEN
    clock.advance(timedelta(seconds=60))
    time_passes(room.store, room.track)
    assert window_state(room, round_id) is WindowState.CLOSED


def test_the_same_key_is_the_same_act_and_another_body_under_it_is_refused(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id, key = room.open_round(), new_id()
    body = Post(round_id, ContributionKind.CONCERN, "Said once.")
    first = room.attempt("expert_1", Act.CONTRIBUTION_POST, body, key=key)
    assert room.attempt("expert_1", Act.CONTRIBUTION_POST, body, key=key) == first
    assert count(room, Contribution) == 1
    other = Post(round_id, ContributionKind.CONCERN, "Said otherwise.")
    with pytest.raises(RecordError, match=r"command\.key_reused"):
        room.attempt("expert_1", Act.CONTRIBUTION_POST, other, key=key)
