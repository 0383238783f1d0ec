"""Answers for somebody: by a liaison, and by letter or by word with two people."""

from typing import NamedTuple

import pytest
from sqlalchemy import select

from documents.errors import Denied
from documents.models.mail import MailRow
from documents.operations.accounts import Mail
from documents.operations.answers import ByHand, Give, ThisBrief, ThisRecord
from documents.operations.roster import Grant
from documents.operations.views.answers import answers, recorded
from documents.operations.views.briefs import one_brief
from policies.acts import Act
from policies.terms import Channel, Phase, RecordClass, Response, Seat
from tests import records
from tests.documents.operations.rows import responses
from tests.documents.operations.test_desks import awaits
from tests.people import email, full_name
from tests.room import Room


class Out(NamedTuple):
    """A released brief and the recommendation in it."""

    brief: str
    asked: str


def hand_off(room: Room) -> Out:
    room.go_to(Phase.DRAFTING)
    room.adopt(room.propose())
    room.message()
    asked = room.recommend()
    room.advance()
    return Out(room.whole_brief(), asked)


def by_letter(room: Room, out: Out, response: Response = Response.IN_PART) -> str:
    addressee = room.seats["decision_maker_1"]
    body = ByHand(out.brief, addressee, Channel.LETTER, out.asked, response, "The gauges only.")
    return room.do("second_officer", Act.ANSWER_RECORD, body)


def rule(room: Room, who: str, act: Act, body: object) -> str | None:
    deny = room.attempt(who, act, body).deny
    return deny.rule if deny else None


def test_what_came_by_letter_counts_once_a_second_person_confirmed_it(room: Room) -> None:
    out = hand_off(room)
    record = by_letter(room, out)
    assert responses(room) == []
    assert awaits(room, "decision_maker_1")["awaits.answer"] == 1
    room.do("chair_1", Act.ANSWER_CONFIRM, ThisRecord(record))
    for reader in ("decision_maker_1", "expert_1", "chair_2", "secretariat_officer"):
        (seen,) = room.read(reader, answers, None, 20).items
        assert (seen.response, seen.channel) == (Response.IN_PART, Channel.LETTER)
    assert "awaits.answer" not in awaits(room, "decision_maker_1")
    assert rule(room, "chair_2", Act.ANSWER_CONFIRM, ThisRecord(record)) == (
        "briefs.already_answered"
    )
    assert room.read("chair_2", recorded, None, 20).items == ()


def test_nobody_confirms_what_they_recorded(room: Room) -> None:
    record = by_letter(room, hand_off(room))
    assert rule(room, "second_officer", Act.ANSWER_CONFIRM, ThisRecord(record)) == (
        "answers.second_person"
    )
    assert responses(room) == []
    room.do("secretariat_officer", Act.ANSWER_CONFIRM, ThisRecord(record))
    assert responses(room) == [Response.IN_PART]


def test_a_receipt_by_word_is_an_acknowledgement_with_its_mark(room: Room) -> None:
    out = hand_off(room)
    body = ByHand(out.brief, room.seats["decision_maker_2"], Channel.WORD)
    record = room.do("secretariat_officer", Act.ANSWER_RECORD, body)
    assert awaits(room, "decision_maker_2")["awaits.acknowledge"] == 1
    room.do("second_officer", Act.ANSWER_CONFIRM, ThisRecord(record))
    (delivery,) = room.read("decision_maker_2", one_brief, brief=out.brief).deliveries
    assert (delivery.acknowledged, delivery.channel) == (True, Channel.WORD)
    assert "awaits.acknowledge" not in awaits(room, "decision_maker_2")


def test_a_record_is_mended_by_recording_anew_and_the_old_one_is_gone(room: Room) -> None:
    out = hand_off(room)
    wrong, right = by_letter(room, out, Response.TAKEN_UP), by_letter(room, out, Response.NOTED)
    assert rule(room, "chair_1", Act.ANSWER_CONFIRM, ThisRecord(wrong)) == "record.not_there"
    room.do("chair_1", Act.ANSWER_CONFIRM, ThisRecord(right))
    assert responses(room) == [Response.NOTED]


def test_an_own_answer_that_came_meanwhile_stands(room: Room) -> None:
    out = hand_off(room)
    record = by_letter(room, out)
    room.do("decision_maker_1", Act.BRIEF_ANSWER, Give(out.brief, out.asked, Response.TAKEN_UP))
    assert rule(room, "chair_1", Act.ANSWER_CONFIRM, ThisRecord(record)) == (
        "briefs.already_answered"
    )
    assert responses(room) == [Response.TAKEN_UP]


def test_only_those_who_may_be_the_second_person_read_what_waits(room: Room) -> None:
    record = by_letter(room, hand_off(room))
    for reader, mine in (("second_officer", True), ("chair_1", False)):
        (seen,) = room.read(reader, recorded, None, 20).items
        assert (seen.id, seen.mine) == (record, mine)
    assert awaits(room, "chair_1")["awaits.confirm_answer"] == 1
    assert "awaits.confirm_answer" not in awaits(room, "second_officer")
    for reader in ("expert_1", "decision_maker_1"):
        assert room.read(reader, answers, None, 20).items == ()


def liaison(room: Room, beside: str = "decision_maker_1") -> Grant:
    return Grant(
        Seat.DECISION_MAKER,
        name=full_name("liaison"),
        email=email("liaison"),
        liaison_for=room.seats[beside],
    )


def test_a_liaison_acts_from_the_decision_makers_seat_and_the_record_says_so(room: Room) -> None:
    room.do("secretariat_officer", Act.SEAT_GRANT, liaison(room))
    room.people["liaison"] = records.new_account(room.store, email("liaison"), "")
    out = hand_off(room)
    assert {email("liaison"), email("decision_maker_1")} <= set(mails(room))
    room.do("liaison", Act.BRIEF_ACKNOWLEDGE, ThisBrief(out.brief))
    room.do("liaison", Act.BRIEF_ANSWER, Give(out.brief, out.asked, Response.NOTED))
    (seen,) = room.read("decision_maker_1", answers, None, 20).items
    assert seen.channel is Channel.LIAISON
    (delivery,) = room.read("liaison", one_brief, brief=out.brief).deliveries
    assert delivery.channel is Channel.LIAISON
    deny = rule(
        room, "decision_maker_1", Act.BRIEF_ANSWER, Give(out.brief, out.asked, Response.NOTED)
    )
    assert deny == "briefs.already_answered"


def test_a_seat_has_one_liaison_and_only_a_decision_maker_has_one(room: Room) -> None:
    room.do("secretariat_officer", Act.SEAT_GRANT, liaison(room))
    for seat, expected in (
        (Seat.DECISION_MAKER, "sides.liaison_present"),
        (Seat.RESEARCHER, "sides.liaison_of_decision_maker"),
    ):
        body = Grant(
            seat,
            name="N. N.",
            email="third@house.example",
            liaison_for=room.seats["decision_maker_1"],
        )
        with pytest.raises(Denied) as refused:
            room.do("secretariat_officer", Act.SEAT_GRANT, body)
        assert refused.value.deny.rule == expected


def mails(room: Room) -> list[str]:
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(MailRow).where(MailRow.body.is_not(None)))
        return [uow.sealer().open(row, "body", RecordClass.ROSTER, Mail).email for row in rows]
