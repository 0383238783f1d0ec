"""What becomes of a wording and of a dissent."""

from datetime import timedelta

import pytest

from documents.errors import Denied, RecordError
from policies.acts import Act
from policies.terms import DissentState, Phase
from tests.documents.operations.rows import dissent_states
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import TERMS, Room


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
    assert dissent_states(room) == {
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
    assert [state for state, _ in dissent_states(room).values()] == [DissentState.RAISED]


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_position_on_a_text_names_the_wording_that_was_read(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    for text in (room.propose(), room.recommend()):
        with pytest.raises(RecordError, match=r"position\.wording"):
            room.take("expert_1", text, "abstain", wording=None)
        room.take("expert_1", text, "abstain", wording=1)
