"""What becomes of an item: written, returned, withdrawn, waiting, released."""

from datetime import timedelta

import pytest

from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.errors import Denied, RecordError
from documents.models.contributions import Contribution, ReleasedContribution
from documents.operations.contributions import Post, ThisContribution
from documents.operations.contributions import Return as ReturnItem
from documents.operations.rounds import ThisRound
from policies.terms import (
    Act,
    ContributionKind,
    Phase,
    WindowState,
)
from tests.documents.operations.rows import count, window_state
from tests.fakes import FrozenClock
from tests.room import Room


def test_a_late_item_is_refused_even_before_the_timer_fires(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=60)
    room.post("expert_1", round_id)
    clock.advance(timedelta(seconds=60))
    with pytest.raises(Denied) as refused:
        room.post("expert_2", round_id)
    assert refused.value.deny.rule == "rounds.late"


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
    assert count(room, ReleasedContribution) == len(room.experts)
    assert count(room, Contribution) == 0


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
    assert count(room, ReleasedContribution) == len(room.experts)


def test_a_released_window_can_lie_beside_one_that_waits(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    first = room.open_round()
    for name in room.experts:
        room.post(name, first)
    room.close_round(first)
    second = room.open_round()
    room.release(first)
    assert window_state(room, second) is WindowState.OPEN
    assert count(room, ReleasedContribution) == len(room.experts)
