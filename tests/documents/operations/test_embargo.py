"""An embargo holds until its moment; then everybody gets the same bytes at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.errors import Denied
from documents.models.briefs import Brief, Delivery
from documents.operations.views.briefs import document
from policies.acts import Act
from policies.terms import BriefState, Phase
from tests.documents.operations.rows import brief_row
from tests.fakes import FrozenClock
from tests.room import Room

HOUR = timedelta(hours=1)


@pytest.fixture
def embargoed(room: Room, clock: FrozenClock) -> str:
    """An approved brief that may go out in an hour; an officer has signed for its release."""
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    with room.store.begin() as uow:
        uow.session.get_one(Brief, brief).embargo_until = clock.now() + HOUR
        uow.commit()
    room.sign(Act.BRIEF_APPROVE, brief, room.sha256(brief), "chair_1", "chair_2")
    room.sign(Act.BRIEF_RELEASE, brief, room.sha256(brief), "second_officer")
    return brief


def delivered(room: Room, brief: str) -> list[str]:
    with room.store.begin() as uow:
        query = select(Delivery.seat_id).where(Delivery.brief_id == brief)
        return sorted(uow.session.scalars(query))


def test_nothing_goes_out_a_second_before_its_end(
    room: Room, embargoed: str, clock: FrozenClock
) -> None:
    clock.advance(HOUR - timedelta(seconds=1))
    with pytest.raises(Denied) as refused:
        room.sign(Act.BRIEF_RELEASE, embargoed, room.sha256(embargoed), "chair_1")
    assert refused.value.deny.rule == "release.embargo"
    assert brief_row(room, embargoed).state is BriefState.READY
    assert delivered(room, embargoed) == []


def test_at_its_end_all_addressees_get_the_same_bytes_at_once(
    room: Room, embargoed: str, clock: FrozenClock
) -> None:
    clock.advance(HOUR)
    room.sign(Act.BRIEF_RELEASE, embargoed, room.sha256(embargoed), "chair_1")
    addressees = ("decision_maker_1", "decision_maker_2")
    assert delivered(room, embargoed) == sorted(room.seats[name] for name in addressees)
    copies = {room.read(name, document, brief=embargoed) for name in addressees}
    assert len(copies) == 1
