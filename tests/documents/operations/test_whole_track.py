"""One track through all its acts, done directly on the record, on both kinds of database."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.errors import Denied, RecordError
from documents.ids import new_id
from documents.models.audit import AUDIT_HEAD, AuditHead
from documents.models.briefs import Answer, Brief
from documents.models.contributions import Contribution, ReleasedContribution
from documents.models.dissents import Dissent
from documents.models.rounds import Round
from documents.models.tracks import TrackStep
from documents.operations.answers import Give, ThisBrief
from documents.operations.briefs import Return, Sign
from documents.operations.contributions import Post, ThisContribution
from documents.operations.contributions import Return as ReturnItem
from documents.operations.rounds import ThisRound
from documents.operations.tracks import Seen
from policies.terms import (
    Act,
    BriefState,
    ContributionKind,
    DissentState,
    Phase,
    Response,
    WindowState,
)
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
    before = _log_size(room)
    time_passes(room.store, room.track)
    assert _log_size(room) == before
    clock.advance(timedelta(seconds=60))
    time_passes(room.store, room.track)
    assert _log_size(room) == before + 1


def test_what_is_carried_unconfirmed_leaves_a_leaf_too(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.DRAFTING)
    dissent = room.dissent("expert_1", room.propose())
    room.state_dissent("expert_1", dissent, "Both sides lack gauges.")
    before = _log_size(room)
    time_passes(room.store, room.track)
    assert _log_size(room) == before
    clock.advance(timedelta(seconds=TERMS.confirm_seconds))
    time_passes(room.store, room.track)
    assert _log_size(room) == before + 1


def test_a_pause_lets_holders_be_waited_for_longer(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.DRAFTING)
    dissent = room.dissent("expert_1", room.propose())
    room.state_dissent("expert_1", dissent, "Both sides lack gauges.")
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.DRAFTING))
    clock.advance(timedelta(seconds=TERMS.confirm_seconds))
    room.do("chair_1", Act.TRACK_RESUME, Seen(Phase.PAUSED))
    time_passes(room.store, room.track)
    assert _dissents(room)[dissent] == (DissentState.STATED, False)
    clock.advance(timedelta(seconds=TERMS.confirm_seconds))
    time_passes(room.store, room.track)
    assert _dissents(room)[dissent] == (DissentState.CARRIED, False)


def test_a_timer_closes_a_window_once_and_not_before_its_time(
    room: Room, clock: FrozenClock
) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    time_passes(room.store, room.track)
    assert _state(room, round_id) is WindowState.OPEN
    clock.advance(timedelta(seconds=60))
    time_passes(room.store, room.track)
    time_passes(room.store, room.track)
    assert _state(room, round_id) is WindowState.CLOSED


def test_a_late_item_is_refused_even_before_the_timer_fires(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    room.post("expert_1", round_id)
    clock.advance(timedelta(seconds=60))
    with pytest.raises(Denied) as refused:
        room.post("expert_2", round_id)
    assert refused.value.deny.rule == "rounds.late"


def test_a_pause_moves_the_open_deadline_by_its_length(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    clock.advance(timedelta(seconds=600))
    time_passes(room.store, room.track)
    assert _state(room, round_id) is WindowState.OPEN
    room.do("chair_1", Act.TRACK_RESUME, Seen(Phase.PAUSED))
    time_passes(room.store, room.track)
    assert _state(room, round_id) is WindowState.OPEN
    clock.advance(timedelta(seconds=60))
    time_passes(room.store, room.track)
    assert _state(room, round_id) is WindowState.CLOSED


def test_a_returned_item_is_sent_again_and_a_withdrawn_one_is_gone(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round()
    items = {name: room.post(name, round_id) for name in room.experts}
    second = room.post("expert_1", round_id, "One more thing to weigh.")
    room.do("expert_1", Act.CONTRIBUTION_WITHDRAW, ThisContribution(second), 1)
    room.close_round(round_id)
    back = ReturnItem(items["expert_2"], "Two thoughts in one.")
    room.do("facilitator", Act.CONTRIBUTION_RETURN, back, 1)
    waits = room.attempt("facilitator", Act.BATCH_RELEASE, ThisRound(round_id))
    assert waits.deny is not None
    assert waits.deny.rule == "rounds.waits"
    again = Post(
        round_id, ContributionKind.OPTION, "One thought, now alone.", replaces=items["expert_2"]
    )
    room.do("expert_2", Act.CONTRIBUTION_POST, again)
    room.release(round_id)
    assert _count(room, ReleasedContribution) == len(room.experts)
    assert _count(room, Contribution) == 0


def test_nobody_withdraws_what_somebody_else_wrote(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    item = room.post("expert_1", room.open_round())
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.do("expert_2", Act.CONTRIBUTION_WITHDRAW, ThisContribution(item), 1)
    room.do("expert_1", Act.CONTRIBUTION_WITHDRAW, ThisContribution(item), 1)


def test_the_windows_key_is_gone_once_its_batch_is_released(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).whole_round()
    with pytest.raises(KeyGone):
        room.store.keyring.current(KeyPurpose.WINDOW, round_id)
    waiting = room.open_round()
    assert room.store.keyring.current(KeyPurpose.WINDOW, waiting)


def test_a_batch_of_too_few_joins_the_next_round(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    small = room.open_round()
    room.post("expert_1", small, "A thought that came early.")
    room.close_round(small)
    with pytest.raises(Denied):
        room.release(small)
    large = room.open_round()
    for name in room.experts[1:]:
        room.post(name, large)
    room.close_round(large)
    room.release(large)
    assert _count(room, ReleasedContribution) == len(room.experts)


def test_a_released_window_can_lie_beside_one_that_waits(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    first = room.open_round()
    for name in room.experts:
        room.post(name, first)
    room.close_round(first)
    second = room.open_round()
    room.release(first)
    assert _state(room, second) is WindowState.OPEN
    assert _count(room, ReleasedContribution) == len(room.experts)


def test_an_amendment_that_is_adopted_leaves_the_first_wording_where_it_was(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose()
    kept = room.amend("expert_1", paragraph, "Shared waters need numbers that both sides trust.")
    refused = room.amend("expert_2", paragraph, "Waters need no numbers.")
    with pytest.raises(Denied) as left_out:
        room.adopt(paragraph, (kept,))
    assert left_out.value.deny.rule == "paragraphs.amendments_unanswered"
    room.adopt(paragraph, (kept,), (refused,))


def test_dissents_end_carried_withdrawn_or_carried_unconfirmed(
    room: Room, clock: FrozenClock
) -> None:
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose()
    names = ("expert_1", "expert_2", "expert_3")
    first, second, third = (room.dissent(name, paragraph) for name in names)
    room.state_dissent("rapporteur", first, "Numbers alone settle nothing.")
    room.on_dissent("expert_1", Act.DISSENT_CONFIRM, first)
    room.on_dissent("rapporteur", Act.DISSENT_CARRY, first)
    room.on_dissent("expert_2", Act.DISSENT_WITHDRAW, second)
    room.state_dissent("expert_3", third, "Both sides lack gauges.")
    with pytest.raises(Denied) as early:
        room.on_dissent("rapporteur", Act.DISSENT_CARRY, third)
    assert early.value.deny.rule == "dissents.await_confirmation"
    clock.advance(timedelta(seconds=TERMS.confirm_seconds))
    time_passes(room.store, room.track)
    assert _dissents(room) == {
        first: (DissentState.CARRIED, True),
        second: (DissentState.WITHDRAWN, False),
        third: (DissentState.CARRIED, False),
    }


def test_a_position_that_cannot_be_associated_opens_a_dissent(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose()
    room.take("expert_1", paragraph, "cannot_be_associated")
    room.take("expert_1", paragraph, "cannot_be_associated")
    room.take("expert_2", paragraph, "abstain")
    assert [state for state, _ in _dissents(room).values()] == [DissentState.RAISED]


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
    assert _brief(room, second).state is BriefState.READY
    room.sign(Act.BRIEF_RELEASE, second, shown, "chair_2")
    assert (_brief(room, first).state, _brief(room, second).state) == (
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
    assert _brief(room, brief).state is BriefState.READY


def test_an_open_dissent_blocks_a_brief(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose()
    room.adopt(paragraph)
    room.message()
    room.recommend()
    room.dissent("expert_1", paragraph)
    room.advance()
    assert _brief(room, room.ask_for_brief()).state is BriefState.BLOCKED


def test_a_step_back_voids_what_was_not_released(room: Room) -> None:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    room.do("chair_1", Act.TRACK_STEP_BACK, Seen(Phase.HAND_OFF))
    assert _brief(room, brief).state is BriefState.VOIDED
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
    clock.advance(timedelta(seconds=TERMS.answer_seconds))
    time_passes(room.store, room.track)
    assert _responses(room) == [Response.NO_ANSWER]
    answer = Give(brief, asked, Response.IN_PART, "The gauges, not the fund.")
    room.do("decision_maker_1", Act.BRIEF_ANSWER, answer)
    assert _responses(room) == [Response.IN_PART]


def test_the_same_key_is_the_same_act_and_another_body_under_it_is_refused(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id, key = room.open_round(), new_id()
    body = Post(round_id, ContributionKind.CONCERN, "Said once.")
    first = room.attempt("expert_1", Act.CONTRIBUTION_POST, body, key=key)
    assert room.attempt("expert_1", Act.CONTRIBUTION_POST, body, key=key) == first
    assert _count(room, Contribution) == 1
    other = Post(round_id, ContributionKind.CONCERN, "Said otherwise.")
    with pytest.raises(RecordError, match=r"command\.key_reused"):
        room.attempt("expert_1", Act.CONTRIBUTION_POST, other, key=key)


def _state(room: Room, round_id: str) -> WindowState:
    with room.store.begin() as uow:
        return uow.session.get_one(Round, round_id).state


def _brief(room: Room, brief: str) -> Brief:
    with room.store.begin() as uow:
        return uow.session.get_one(Brief, brief)


def _dissents(room: Room) -> dict[str, tuple[DissentState, bool]]:
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(Dissent))
        return {row.id: (row.state, row.confirmed) for row in rows}


def _responses(room: Room) -> list[Response]:
    with room.store.begin() as uow:
        return list(uow.session.scalars(select(Answer.response)))


def _log_size(room: Room) -> int:
    with room.store.begin() as uow:
        return uow.session.get_one(AuditHead, AUDIT_HEAD).size


def _count(room: Room, table: type[Contribution] | type[ReleasedContribution]) -> int:
    with room.store.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(table)) or 0
