"""Whatever a schedule destroys, in any order: what belongs to it goes, and the rest is read."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.errors import RecordError
from documents.models.terms import TermsVersion
from documents.operations import retention
from documents.operations.charter import Retained
from documents.operations.shreddings import Shred
from documents.operations.tracks import Terminate
from documents.operations.views.briefs import briefs
from documents.operations.views.caucuses import caucuses
from documents.operations.views.room import seats
from documents.operations.views.statistics import statistics
from documents.operations.views.terms import terms
from documents.operations.views.tracks import track
from policies.acts import Act
from policies.charter import GOES_ALONE, Fate, TermsState
from policies.terms import Phase, RecordClass
from tests import records
from tests.documents.operations.closing import (
    agree,
    closed_at,
    question_of,
    retentions,
    rows,
    shred,
)
from tests.documents.operations.test_retention import later
from tests.fakes import FrozenClock
from tests.room import Room

ALONE = sorted(GOES_ALONE, key=lambda one: one.value)
ONE_BY_ONE = {
    "forwards": [(kind, day) for day, kind in enumerate(ALONE, 1)],
    "backwards": [(kind, day) for day, kind in enumerate(reversed(ALONE), 1)],
}


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize("order", ONE_BY_ONE.values(), ids=ONE_BY_ONE.keys())
def test_classes_go_one_by_one_in_any_order_and_staff_still_read(
    room: Room, clock: FrozenClock, order: list[tuple[RecordClass, int]]
) -> None:
    agree(room, *(Retained(kind, Fate.DESTROY, days) for kind, days in order))
    room.go_to(Phase.CLOSED)
    for _, days in order:
        clock.advance(closed_at(room) + timedelta(days=days) - clock.now())
        records.time_passes(room.store, room.track)
        assert room.read("secretariat_officer", track).charter is not None
        assert room.read("chair_1", briefs, after=None, limit=9).items
        assert room.read("secretariat_officer", seats, after=None, limit=99).items
        with room.store.begin() as uow:
            gone = {row.record_class for row in retention.destroyed(uow, room.track)}
        if RecordClass.STATISTICS in gone:
            with pytest.raises(RecordError):
                room.read("chair_1", statistics, subject=question_of(room))
        else:
            assert room.read("chair_1", statistics, subject=question_of(room)).total is None
    assert retentions(room) == []
    shred(room, clock)
    assert rows(room)["seats"] == 0


@pytest.mark.parametrize("backend", ["sqlite"])
def test_with_what_was_released_goes_all_talk_beside_it(room: Room, clock: FrozenClock) -> None:
    agree(room, Retained(RecordClass.CONTRIBUTION_RELEASED, Fate.DESTROY, 1))
    room.advance()
    caucus = room.open_caucus(*room.experts)
    room.say_in(caucus, "expert_1")
    room.note("expert_2")
    room.do("chair_1", Act.TRACK_TERMINATE, Terminate(Phase.EXPLORATION, "Done."))
    assert (rows(room)["caucus_entries"], rows(room)["private_notes"]) == (1, 1)
    later(room, clock, 1)
    assert (rows(room)["caucus_entries"], rows(room)["private_notes"]) == (0, 0)
    assert room.read("expert_1", caucuses, after=None, limit=9).items


@pytest.mark.parametrize("backend", ["sqlite"])
def test_with_approvals_goes_who_signed_the_terms(room: Room, clock: FrozenClock) -> None:
    agree(room, Retained(RecordClass.APPROVAL, Fate.DESTROY, 1))
    room.advance()
    room.do("chair_1", Act.TRACK_TERMINATE, Terminate(Phase.EXPLORATION, "Done."))
    assert signatures(room) == {True}
    approved = room.read("expert_1", terms, after=None, limit=9)
    later(room, clock, 1)
    assert signatures(room) == {False}
    assert room.read("expert_1", terms, after=None, limit=9) == approved


def signatures(room: Room) -> set[bool]:
    """Whether the approved texts of the track are signed, by whom and how."""
    with room.store.begin() as uow:
        mine = TermsVersion.track_id == room.track, TermsVersion.state == TermsState.APPROVED
        rows = uow.session.scalars(select(TermsVersion).where(*mine)).all()
        return {one is not None for row in rows for one in (row.approver, row.signature)}


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_class_on_hold_is_named_by_both_who_let_it_go(room: Room) -> None:
    agree(room, Retained(RecordClass.ANSWER, Fate.HOLD))
    room.go_to(Phase.CLOSED)
    named = Shred((RecordClass.ANSWER,))
    for who in ("chair_1", "second_officer"):
        denied = room.attempt(who, Act.TRACK_SHRED, Shred()).deny
        assert denied is not None
        assert denied.rule == "shredding.on_hold"
        room.do(who, Act.TRACK_SHRED, named)
