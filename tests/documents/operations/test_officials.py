"""Officials sit by consent of all; a switch of the track asks everybody again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.models.mail import MailRow
from documents.models.tracks import Track
from documents.operations.handover import ThisSeat
from documents.operations.mandates import Reassess, Report
from documents.operations.officials import Nothing, Switch
from documents.operations.roster import Assessment, Declaration, Grant
from documents.operations.views.tracks import track
from policies.acts import Act
from policies.candidates import Assessment as Finding
from policies.terms import MandateKind, Officials, Phase, Seat
from tests.documents.operations.test_desks import awaits
from tests.documents.operations.test_mandates import denied
from tests.fakes import FrozenClock
from tests.records import tick
from tests.room import CHARTER, Room

OFFICER = "secretariat_officer"
NONE, ASKED, ADMITTED, LEAVING = Officials


def official(room: Room, name: str) -> Grant:
    """Somebody in public office is asked and accepted; answers the seat that is meant for them."""
    candidate = room.sound(name, "science")
    room.do(name, Act.CANDIDATE_DECLARE, Declaration(True, False, True, official=True))
    accepted = Assessment(candidate, Finding.ACCEPT, "In a personal capacity.")
    room.do("eligibility_officer", Act.CANDIDATE_ASSESS, accepted)
    return Grant(Seat.EXPERT, candidate)


def ask(room: Room, *, admit: bool) -> None:
    """The secretariat asks for a switch."""
    room.do(OFFICER, Act.OFFICIALS_ASK, Switch(admit))


def consent(room: Room, *names: str, admit: bool) -> None:
    """These consent to a switch."""
    for name in names:
        room.do(name, Act.OFFICIALS_CONSENT, Switch(admit))


def switch(room: Room) -> str:
    """The secretariat lets the switch take effect; answers the rule that refuses it."""
    return denied(room, OFFICER, Act.OFFICIALS_SWITCH, Nothing())


def state(room: Room) -> Officials | None:
    """What an expert is told of the track."""
    return room.read("expert_1", track).officials


@pytest.fixture
def admitting(room: Room) -> Room:
    """A track that everybody agreed to make Track 1.5."""
    ask(room, admit=True)
    consent(room, *room.experts, admit=True)
    assert switch(room) == ""
    return room


def test_an_official_sits_only_when_every_seated_expert_has_consented(room: Room) -> None:
    seat = official(room, "envoy")
    ask(room, admit=True)
    for name in room.experts:
        assert switch(room) == "officials.consent_missing"
        assert "awaits.officials" in awaits(room, name)
        consent(room, name, admit=True)
        assert "awaits.officials" not in awaits(room, name)
    assert denied(room, OFFICER, Act.SEAT_GRANT, seat) == "officials.not_admitted"
    assert state(room) is ASKED
    assert switch(room) == ""
    assert state(room) is ADMITTED
    room.do(OFFICER, Act.SEAT_GRANT, seat)


def test_consent_to_the_first_asking_does_not_count_for_the_second(room: Room) -> None:
    ask(room, admit=True)
    consent(room, *room.experts, admit=True)
    ask(room, admit=True)
    assert switch(room) == "officials.consent_missing"
    for name in room.experts:
        assert "awaits.officials" in awaits(room, name)
    consent(room, *room.experts, admit=True)
    assert switch(room) == ""


def test_consent_to_officials_is_no_consent_to_going_back(admitting: Room) -> None:
    ask(admitting, admit=False)
    assert state(admitting) is LEAVING
    assert switch(admitting) == "officials.consent_missing"
    for name in admitting.experts:
        assert "awaits.officials" not in awaits(admitting, name)
        assert "awaits.officials_leave" in awaits(admitting, name)
        consent(admitting, name, admit=False)
        assert "awaits.officials_leave" not in awaits(admitting, name)
    assert switch(admitting) == ""
    assert state(admitting) is NONE


def test_nobody_consents_to_something_else_than_is_asked(admitting: Room) -> None:
    ask(admitting, admit=False)
    said = denied(admitting, "expert_1", Act.OFFICIALS_CONSENT, Switch(admit=True))
    assert said == "officials.not_asked"


def test_who_is_seated_while_a_switch_is_asked_for_is_asked_too(room: Room) -> None:
    ask(room, admit=True)
    consent(room, *room.experts, admit=True)
    room.seat("newcomer", "science")
    assert "awaits.officials" in awaits(room, "newcomer")
    assert switch(room) == "officials.consent_missing"
    consent(room, "newcomer", admit=True)
    assert switch(room) == ""


def test_who_is_seated_on_track_1_5_is_asked_before_an_official_sits(admitting: Room) -> None:
    seat = official(admitting, "envoy")
    admitting.seat("newcomer", "science")
    assert denied(admitting, OFFICER, Act.SEAT_GRANT, seat) == "officials.consent_missing"
    consent(admitting, "newcomer", admit=True)
    admitting.do(OFFICER, Act.SEAT_GRANT, seat)


def test_back_to_track_2_no_official_comes_and_none_is_thrown_out(admitting: Room) -> None:
    room = admitting
    seat_id = room.do(OFFICER, Act.SEAT_GRANT, official(room, "envoy"))
    later = official(room, "second_envoy")
    ask(room, admit=False)
    consent(room, *room.experts, "envoy", admit=False)
    assert denied(room, OFFICER, Act.SEAT_GRANT, later) == "officials.not_admitted"
    assert switch(room) == "officials.still_seated"
    assert Seat.EXPERT in room.actor("envoy").seats
    assert state(room) is LEAVING
    room.do(OFFICER, Act.SEAT_END, ThisSeat(seat_id))
    assert switch(room) == ""
    assert state(room) is NONE


def test_a_switch_back_that_is_taken_back_leaves_track_1_5_and_asks_again(
    admitting: Room,
) -> None:
    room, seat = admitting, official(admitting, "envoy")
    ask(room, admit=False)
    consent(room, *room.experts, admit=False)
    ask(room, admit=True)
    assert state(room) is ADMITTED
    assert denied(room, OFFICER, Act.SEAT_GRANT, seat) == "officials.consent_missing"
    consent(room, *room.experts, admit=True)
    room.do(OFFICER, Act.SEAT_GRANT, seat)


def test_whoever_refuses_is_asked_no_more_and_keeps_the_track_what_it_is(room: Room) -> None:
    refused = Act.OFFICIALS_REFUSE
    ask(room, admit=True)
    consent(room, *room.experts[1:], admit=True)
    room.do("expert_1", refused, Switch(admit=True))
    assert "awaits.officials" not in awaits(room, "expert_1")
    assert denied(room, "expert_1", refused, Switch(admit=True)) == "officials.refused_already"
    assert switch(room) == "officials.consent_missing"
    consent(room, "expert_1", admit=True)
    room.do("expert_2", refused, Switch(admit=True))
    assert switch(room) == "officials.consent_missing"
    found = {name: room.read(name, track).consents for name in ("expert_1", "expert_2", OFFICER)}
    assert found == {"expert_1": True, "expert_2": False, OFFICER: None}


def told(room: Room) -> tuple[int, bool]:
    """How many mails wait once the clock has ticked, and whether a switch awaits the officer."""
    tick(room.store, room.track)
    with room.store.begin() as uow:
        mails = len(uow.session.scalars(select(MailRow)).all())
    return mails, "awaits.switch" in awaits(room, OFFICER)


def test_the_secretariat_is_told_at_the_tick_that_everybody_consented(room: Room) -> None:
    ask(room, admit=True)
    before, _ = told(room)
    consent(room, *room.experts[1:], admit=True)
    assert told(room) == (before, False)
    consent(room, "expert_1", admit=True)
    assert "awaits.switch" not in awaits(room, OFFICER), "the tick has not come"
    assert told(room) == told(room) == (before + 2, True), "one mail for each of two officers"
    ask(room, admit=True)
    assert "awaits.switch" not in awaits(room, OFFICER)
    consent(room, *room.experts, admit=True)
    assert told(room) == (before + 4, True), "each asking begins anew"
    room.do("expert_1", Act.OFFICIALS_REFUSE, Switch(admit=True))
    assert told(room) == (before + 4, False)
    consent(room, "expert_1", admit=True)
    assert switch(room) == ""
    assert told(room) == (before + 4, False)


def test_nobody_is_told_where_nothing_can_be_switched(admitting: Room) -> None:
    room = admitting
    seat_id = room.do(OFFICER, Act.SEAT_GRANT, official(room, "envoy"))
    ask(room, admit=False)
    consent(room, *room.experts, "envoy", admit=False)
    before, ready = told(room)
    assert not ready
    room.do(OFFICER, Act.SEAT_END, ThisSeat(seat_id))
    assert told(room) == (before + 2, True)
    with room.store.begin() as uow:
        uow.session.get_one(Track, room.track).phase = Phase.DRAFTING
        uow.commit()
    assert "awaits.switch" not in awaits(room, OFFICER), "it is too late for a switch"
    assert told(room) == (before + 2, False)


def test_an_official_whose_declaration_expired_still_sits_and_renews_it(
    admitting: Room, clock: FrozenClock
) -> None:
    room = admitting
    room.do(OFFICER, Act.SEAT_GRANT, official(room, "envoy"))
    ask(room, admit=False)
    clock.advance(timedelta(seconds=CHARTER.terms.declaration_seconds))
    renewed = Declaration(True, False, True, official=True)
    back = Switch(admit=False)
    for name in (*room.experts, "envoy"):
        assert denied(room, name, Act.OFFICIALS_CONSENT, back) == "mandates.expired"
        room.do(name, Act.MANDATE_RENEW, replace(renewed, official=name == "envoy"))
        consent(room, name, admit=False)
    assert switch(room) == "officials.still_seated"
    clock.advance(timedelta(seconds=CHARTER.terms.declaration_seconds))
    assert switch(room) == "officials.still_seated", "a suspended seat is still held"
    room.do("envoy", Act.MANDATE_RENEW, replace(renewed, official=False))
    assert switch(room) == ""


def test_whoever_reported_an_office_sits_as_an_official_until_it_is_assessed(
    admitting: Room,
) -> None:
    room, seat = admitting, admitting.seats["expert_1"]
    ask(room, admit=False)
    consent(room, *room.experts, admit=False)
    room.do("expert_1", Act.MANDATE_REPORT, Report(MandateKind.OFFICE, "Elected."))
    assert switch(room) == "officials.still_seated"
    finding = Reassess(seat, True, "The council is advisory.")
    room.do("eligibility_officer", Act.MANDATE_ASSESS, finding)
    assert switch(room) == ""
