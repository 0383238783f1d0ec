"""Who is waited for is who has not done it yet; a reminder reaches them once a day, and only
them."""

from datetime import timedelta

from sqlalchemy import select

from api.pages.table import is_known
from documents.models.mail import MailRow
from documents.models.rounds import Question
from documents.models.sessions import SignInLink
from documents.operations.accounts import LinkBody, Mail
from documents.operations.answers import ThisBrief
from documents.operations.chases import Chase
from documents.operations.tracks import Seen
from documents.operations.views.chases import WaitingView, chases
from policies.acts import Act
from policies.terms import Phase, RecordClass
from tests.fakes import FrozenClock
from tests.people import email, full_name
from tests.room import Room

OFFICER = "secretariat_officer"


def waited(room: Room) -> dict[str, WaitingView]:
    """What the secretariat sees is waited for."""
    return {one.what: one for one in room.read(OFFICER, chases).items}


def names(*who: str) -> tuple[str, ...]:
    return tuple(sorted(full_name(name) for name in who))


def reminded(room: Room) -> list[str]:
    """To whom mails wait; then they were sent."""
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(MailRow).where(MailRow.body.is_not(None))).all()
        found = [uow.sealer().open(row, "body", RecordClass.ROSTER, Mail).email for row in rows]
        for row in rows:
            row.body = None
        uow.commit()
    return sorted(found)


def leads(room: Room) -> set[str]:
    """Where links lead that lead anywhere."""
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(SignInLink))
        open_ = uow.sealer().open
        return {open_(row, "body", RecordClass.ROSTER, LinkBody).to for row in rows} - {""}


def test_writing_or_taking_a_position_is_an_answer(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round()
    assert waited(room)["round"].silent == names(*room.experts)
    room.post("expert_1", round_id)
    with room.store.begin() as uow:
        query = select(Question.id).where(Question.round_id == round_id)
        question = uow.session.scalars(query).one()
    room.take("expert_2", question, "important")
    assert waited(room)["round"].done == names("expert_1", "expert_2")
    assert waited(room)["round"].silent == names("expert_3", "expert_4", "expert_5")
    room.close_round(round_id)
    assert "round" not in waited(room)


def test_only_the_silent_are_reminded_and_once_a_day(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(seconds=90 * 3600)
    for name in room.experts[:3]:
        room.post(name, round_id)
    reminded(room)
    room.do(OFFICER, Act.ROSTER_CHASE, Chase())
    silent = sorted(email(name) for name in (*room.experts[3:], "candidate"))
    assert reminded(room) == silent
    again = room.attempt(OFFICER, Act.ROSTER_CHASE, Chase())
    assert again.deny is not None
    assert again.deny.rule == "chases.told_today"
    assert reminded(room) == []
    clock.advance(timedelta(days=1))
    room.post(room.experts[3], round_id)
    room.do(OFFICER, Act.ROSTER_CHASE, Chase())
    assert reminded(room) == sorted(email(name) for name in (room.experts[4], "candidate"))


def test_nobody_is_waited_for_during_a_pause(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    room.open_round()
    room.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    assert waited(room) == {}


def test_positions_on_the_text_are_waited_for_while_drafting(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    text = room.propose()
    room.take("expert_1", text, "abstain")
    assert waited(room)["positions"].done == names("expert_1")
    assert waited(room)["positions"].silent == names(*room.experts[1:])


def test_signing_and_answering_end_the_wait(room: Room) -> None:
    room.go_to(Phase.HAND_OFF)
    brief = room.ask_for_brief()
    room.sign(Act.BRIEF_APPROVE, brief, room.sha256(brief), "chair_1")
    assert waited(room)["approval"].done == names("chair_1")
    assert waited(room)["approval"].silent == names("chair_2")
    room.sign(Act.BRIEF_APPROVE, brief, room.sha256(brief), "chair_2")
    room.sign(Act.BRIEF_RELEASE, brief, room.sha256(brief), "chair_1", OFFICER)
    room.do("decision_maker_1", Act.BRIEF_ACKNOWLEDGE, ThisBrief(brief))
    found = waited(room)
    assert "approval" not in found
    assert found["receipt"].done == names("decision_maker_1")
    assert found["answers"].silent == names("decision_maker_1")
    assert found["answers"].due is not None


def test_every_link_leads_to_a_page_that_there_is(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    room.open_round()
    room.do(OFFICER, Act.ROSTER_CHASE, Chase())
    found = leads(room)
    assert len(found) == 2
    assert all(map(is_known, found))
