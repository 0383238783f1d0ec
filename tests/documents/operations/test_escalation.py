"""Who stays silent is reminded once, then chairs and secretariat are told once, then it counts."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from documents.models.mail import MailRow
from documents.models.tracks import Track
from documents.operations.accounts import Mail
from documents.operations.answers import Give, ThisBrief
from documents.operations.course import fire
from documents.operations.position import DeadlineKind, Verdict
from documents.operations.tracks import Seen
from documents.operations.views.briefs import one_brief
from policies.acts import Act
from policies.terms import Phase, RecordClass, Response
from tests.documents.operations.rows import brief_row, responses
from tests.documents.operations.test_answers import Out, hand_off
from tests.documents.operations.test_desks import awaits
from tests.fakes import FrozenClock
from tests.people import email
from tests.records import time_passes
from tests.room import Room

MAKER = email("decision_maker_1")
ABOVE = {email(name) for name in ("chair_1", "chair_2", "secretariat_officer", "second_officer")}
SECOND = timedelta(seconds=1)


@pytest.fixture
def out(room: Room) -> Out:
    """A released brief; the second addressee acknowledged it and owes nothing."""
    found = hand_off(room)
    room.do("decision_maker_2", Act.BRIEF_ACKNOWLEDGE, ThisBrief(found.brief))
    return found


def mails(room: Room) -> Counter[str]:
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(MailRow).where(MailRow.body.is_not(None)))
        opened = (uow.sealer().open(row, "body", RecordClass.ROSTER, Mail) for row in rows)
        return Counter(one.email for one in opened)


def comes(room: Room, clock: FrozenClock, moment: datetime | None) -> Counter[str]:
    """The mails that went because this moment came."""
    assert moment is not None
    before = mails(room)
    clock.advance(moment - clock.now())
    time_passes(room.store, room.track)
    return mails(room) - before


def test_silence_is_reminded_then_escalated_then_recorded(
    room: Room, out: Out, clock: FrozenClock
) -> None:
    row = brief_row(room, out.brief)
    assert row.remind_at
    assert row.escalate_at
    assert row.answers_due
    assert row.remind_at < row.escalate_at < row.answers_due
    assert comes(room, clock, row.remind_at - SECOND) == Counter()
    assert comes(room, clock, row.remind_at) == Counter([MAKER])
    assert "awaits.silent_addressees" not in awaits(room, "chair_1")
    assert room.read("chair_1", one_brief, out.brief).escalated is False
    assert comes(room, clock, row.escalate_at) == Counter(ABOVE)
    assert awaits(room, "chair_1")["awaits.silent_addressees"] == 1
    assert awaits(room, "second_officer")["awaits.silent_addressees"] == 1
    assert room.read("chair_1", one_brief, out.brief).escalated is True
    assert room.read("decision_maker_1", one_brief, out.brief).escalated is None
    assert comes(room, clock, row.answers_due) == Counter()
    assert responses(room) == [Response.NO_ANSWER]


def test_each_goes_once_however_often_the_timer_comes(
    room: Room, out: Out, clock: FrozenClock
) -> None:
    row = brief_row(room, out.brief)
    for moment, told in ((row.remind_at, {MAKER}), (row.escalate_at, ABOVE)):
        assert comes(room, clock, moment) == Counter(told)
        time_passes(room.store, room.track)
        assert comes(room, clock, clock.now()) == Counter()


def test_a_timer_that_comes_again_after_a_crash_has_no_second_effect(
    room: Room, out: Out, clock: FrozenClock
) -> None:
    row = brief_row(room, out.brief)
    assert row.remind_at
    clock.advance(row.remind_at - clock.now())
    before = mails(room)
    for _ in range(2):  # the answer of the first was lost with the worker
        with room.store.begin() as uow:
            seq = uow.session.get_one(Track, room.track).seq
        again = fire(room.store, room.track, DeadlineKind.REMINDER, out.brief, row.remind_at, seq)
        assert again.verdict is Verdict.ALLOWED
    assert mails(room) - before == Counter([MAKER])
    with room.store.begin() as uow:
        assert uow.session.get_one(Track, room.track).seq == seq


def test_nobody_is_told_about_somebody_who_answered(
    room: Room, out: Out, clock: FrozenClock
) -> None:
    row = brief_row(room, out.brief)
    room.do("decision_maker_1", Act.BRIEF_ACKNOWLEDGE, ThisBrief(out.brief))
    room.do("decision_maker_1", Act.BRIEF_ANSWER, Give(out.brief, out.asked, Response.NOTED))
    for moment in (row.remind_at, row.escalate_at):
        assert comes(room, clock, moment) == Counter()
    assert "awaits.silent_addressees" not in awaits(room, "chair_1")


def test_a_pause_stops_the_clocks_of_silence(room: Room, out: Out, clock: FrozenClock) -> None:
    before = brief_row(room, out.brief)
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.HAND_OFF))
    assert comes(room, clock, before.answers_due) == Counter()
    paused = clock.now()
    room.resume()
    after = brief_row(room, out.brief)
    assert before.remind_at
    assert after.remind_at
    assert before.escalate_at
    assert after.escalate_at
    assert after.remind_at > paused
    assert after.escalate_at - after.remind_at == before.escalate_at - before.remind_at
    assert comes(room, clock, after.remind_at) == Counter([MAKER])
