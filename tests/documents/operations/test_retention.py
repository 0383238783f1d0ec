"""A closed track keeps its schedule: each class goes on its date, with the keys that sealed it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from documents.audit.certificate import read
from documents.crypto.keyring import KeyGone, KeyPurpose, Keyring
from documents.models.people import Account, SeatRow
from documents.operations import accounts, destroying, retention
from documents.operations.desks import desks_of
from documents.operations.position import Report, Verdict
from documents.operations.seats import details
from documents.operations.views.briefs import briefs
from documents.operations.views.room import seats
from documents.operations.views.statistics import statistics
from documents.operations.views.tracks import track
from policies.charter import GOES_ALONE
from policies.sides import SOUNDED_SEATS
from policies.terms import Phase, Seat
from tests import records
from tests.documents.operations.closing import (
    closed_at,
    fire,
    killed,
    leaves,
    question_of,
    retentions,
    rows,
    shred,
    sits,
)
from tests.fakes import FrozenClock
from tests.room import Room

NINETY = timedelta(days=90)
STAY = ("secretariat_officer", "chair_1", "facilitator", "custodian", "decision_maker_1")
GO = ("expert_1", "silent_observer")


@pytest.fixture
def closed(room: Room) -> Room:
    """A closed track with the usual schedule."""
    return room.go_to(Phase.CLOSED)


def later(room: Room, clock: FrozenClock, days: int = 90) -> None:
    """So many days pass, and every timer fires."""
    clock.advance(timedelta(days=days))
    records.time_passes(room.store, room.track)


def test_what_is_due_stands_among_the_deadlines(closed: Room) -> None:
    assert retentions(closed) == [closed_at(closed) + NINETY]


def test_every_class_that_may_go_alone_has_its_way_to_go() -> None:
    assert set(retention.DESTROYS) == GOES_ALONE


def test_an_open_track_keeps_everything(room: Room) -> None:
    assert retentions(room.go_to(Phase.HAND_OFF)) == []


def test_before_the_date_everything_is_there(closed: Room, clock: FrozenClock) -> None:
    before = rows(closed)
    later(closed, clock, 89)
    assert rows(closed)["links"] == before["links"]
    assert sits(closed, "expert_1")


def test_on_its_date_nobody_behind_a_handle_is_found_any_more(
    closed: Room, clock: FrozenClock
) -> None:
    later(closed, clock)
    assert {name: sits(closed, name) for name in (*STAY, *GO)} == {
        **dict.fromkeys(STAY, True),
        **dict.fromkeys(GO, False),
    }
    with pytest.raises(KeyGone):
        closed.store.keyring.current(KeyPurpose.LINK, closed.track)
    with closed.store.begin() as uow:
        query = select(SeatRow).where(SeatRow.kind == Seat.EXPERT)
        assert {details(uow, row).handle for row in uow.session.scalars(query)} == {""}
        gone = uow.session.get_one(Account, closed.people["expert_1"])
        assert accounts.contact_of(uow, gone).email == ""
        assert desks_of(uow, gone.id) == ()


def test_custodians_find_no_identity_to_open(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.HAND_OFF)
    room.ask_identity("expert_1")
    room.go_to(Phase.CLOSED)
    assert rows(room)["identity_requests"] == 1
    later(room, clock)
    assert rows(room)["identity_requests"] == 0


def test_rows_of_each_class_are_gone_and_the_rest_is_read_as_before(
    room: Room, clock: FrozenClock
) -> None:
    room.go_to(Phase.DRAFTING)
    room.take("expert_1", room.propose(), "abstain")
    closed = room.go_to(Phase.CLOSED)
    before = rows(closed)
    later(closed, clock)
    after = rows(closed)
    for table in ("positions", "candidates", "actor_entries", "contributions", "forgotten"):
        assert after[table] == 0
    for table in ("released_contributions", "paragraphs", "briefs", "answers", "dissents"):
        assert after[table] == before[table]
    assert before["positions"]
    assert before["candidates"]
    for purpose in (KeyPurpose.ROSTER, KeyPurpose.ACTOR_MAP):
        with pytest.raises(KeyGone):
            closed.store.keyring.current(purpose, closed.track)


def test_staff_still_read_what_is_archived(closed: Room, clock: FrozenClock) -> None:
    later(closed, clock)
    assert closed.read("secretariat_officer", track).charter is not None
    assert closed.read("chair_1", briefs, after=None, limit=9).items
    seated = closed.read("secretariat_officer", seats, after=None, limit=99).items
    assert {one.name for one in seated if one.seat in SOUNDED_SEATS} == {""}
    assert all(one.name for one in seated if one.seat not in SOUNDED_SEATS)
    assert closed.read("chair_1", statistics, subject=question_of(closed)).total is None


def test_an_officer_and_a_chair_can_still_have_it_destroyed(
    closed: Room, clock: FrozenClock
) -> None:
    later(closed, clock)
    day = clock.now().date()
    shred(closed, clock)
    note = destroying.certificate(closed.store, closed.track) or ""
    said = read(note, closed.store.checkpoint_signer.public())
    assert {kind for kind, _ in said.before} >= {"authorship", "position", "key"}
    assert {on for _, on in said.before} == {day}


def test_it_happens_once_and_is_answered_again(closed: Room, clock: FrozenClock) -> None:
    due, seq = retentions(closed)[0], records.seq_of(closed.store, closed.track)
    clock.advance(NINETY)
    first = fire(closed, due, seq)
    leaves = rows(closed)["audit_leaves"]
    again = fire(closed, due)
    assert (first.verdict, again) == (Verdict.ALLOWED, Report(False, (), Verdict.ALLOWED))
    assert fire(closed, due, seq) == Report(True, first.steps)
    assert rows(closed)["audit_leaves"] == leaves
    assert retentions(closed) == []


def test_what_no_timer_asks_for_any_more_goes_at_the_tick(closed: Room, clock: FrozenClock) -> None:
    clock.advance(NINETY)
    records.tick(closed.store, closed.track)
    assert retentions(closed), "its timer has a while"
    clock.advance(timedelta(hours=1))
    records.tick(closed.store, closed.track)
    assert retentions(closed) == []
    assert not rows(closed)["positions"]
    with pytest.raises(KeyGone):
        closed.store.keyring.current(KeyPurpose.LINK, closed.track)
    leaves = rows(closed)["audit_leaves"]
    records.tick(closed.store, closed.track)
    assert rows(closed)["audit_leaves"] == leaves


def test_each_class_leaves_a_leaf(closed: Room, clock: FrozenClock) -> None:
    before = rows(closed)["audit_leaves"]
    clock.advance(NINETY)
    fire(closed, retentions(closed)[0])
    assert rows(closed)["audit_leaves"] == before + rows(closed)["destroyed"] == before + 8


@pytest.mark.parametrize(("late", "outcome"), [(4, "allowed"), (6, "late"), (99_999, "late")])
@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_falls_due_while_all_is_down_happens_once_and_says_how_late(
    closed: Room, clock: FrozenClock, late: int, outcome: str
) -> None:
    due = retentions(closed)[0]
    clock.advance(NINETY + timedelta(minutes=late))
    records.time_passes(closed.store, closed.track)
    fire(closed, due)
    said = [one for one in leaves(closed) if str(one["act"]).endswith(":destroy")]
    assert len(said) == 8
    assert {one["outcome"] for one in said} == {outcome}
    with closed.store.begin() as uow:
        days = {row.day for row in retention.destroyed(uow, closed.track)}
    assert days == {clock.now().date()}


def test_killed_before_the_keys_it_goes_on(
    closed: Room, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = cut_short(closed, clock, monkeypatch, Keyring, "destroy_all")
    assert not sits(closed, "expert_1")
    closed.store.keyring.current(KeyPurpose.LINK, closed.track)
    fire(closed, due)
    with pytest.raises(KeyGone):
        closed.store.keyring.current(KeyPurpose.LINK, closed.track)


def test_killed_after_the_keys_it_goes_on(
    closed: Room, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = cut_short(closed, clock, monkeypatch, retention, "_done")
    assert sits(closed, "chair_1")
    fire(closed, due)
    with closed.store.begin() as uow:
        assert not any(row.keys_left for row in retention.destroyed(uow, closed.track))


def cut_short(
    closed: Room, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> datetime:
    """The first date comes and its work is killed at this step; answers the date."""
    due = retentions(closed)[0]
    clock.advance(NINETY)
    with monkeypatch.context() as broken:
        broken.setattr(owner, step, killed)
        with pytest.raises(InterruptedError):
            fire(closed, due)
    return due


def test_a_timer_of_another_moment_destroys_nothing(closed: Room) -> None:
    early = closed_at(closed) + timedelta(days=1)
    assert fire(closed, early) == Report(False, (), Verdict.DENIED)
    assert sits(closed, "expert_1")
