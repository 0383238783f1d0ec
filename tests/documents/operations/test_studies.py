"""Study requests, from the question to the paper that answers it."""

from datetime import timedelta

from documents.operations.handover import StandIn, ThisSeat
from documents.operations.studies import DeclineStudy, DeliverStudy, ThisStudy
from documents.operations.views.studies import StudyView, studies
from policies.acts import Act
from policies.studies import StudyState
from policies.terms import Phase, Seat
from tests.documents.operations.test_desks import awaits
from tests.fakes import FrozenClock
from tests.people import email, full_name
from tests.records import new_account, tick
from tests.room import Room


def read(room: Room, who: str) -> tuple[StudyView, ...]:
    return room.read(who, studies, None, 20).items


def test_a_study_is_asked_for_accepted_and_answered_by_a_paper(room: Room) -> None:
    study = room.go_to(Phase.EXPLORATION).ask_study("chair_1")
    assert awaits(room, "researcher")["awaits.reply_to_study"] == 1
    room.do("researcher", Act.STUDY_ACCEPT, ThisStudy(study))
    assert awaits(room, "researcher")["awaits.deliver_study"] == 1
    paper = room.add_paper("researcher")
    room.do("researcher", Act.STUDY_DELIVER, DeliverStudy(study, paper))
    assert awaits(room, "researcher") == {}
    (answered,) = read(room, "chair_2")
    assert (answered.state, answered.paper) == (StudyState.DELIVERED, paper)


def test_only_those_concerned_learn_that_something_was_asked(room: Room) -> None:
    room.go_to(Phase.EXPLORATION).ask_study()
    for who in ("facilitator", "chair_1", "researcher"):
        assert [one.question for one in read(room, who)] == ["What did gauges cost?"]
    for who in ("expert_1", "rapporteur", "secretariat_officer", "silent_observer"):
        assert read(room, who) == ()


def test_it_is_declined_when_the_last_researcher_declines(room: Room) -> None:
    room.go_to(Phase.CONVENING).grant("second_researcher", Seat.RESEARCHER)
    study = room.go_to(Phase.EXPLORATION).ask_study()
    room.do("researcher", Act.STUDY_DECLINE, DeclineStudy(study, "No archive is open."))
    assert [one.state for one in read(room, "facilitator")] == [StudyState.ASKED]
    assert awaits(room, "researcher") == {}
    room.do("second_researcher", Act.STUDY_DECLINE, DeclineStudy(study, "Nor to me."))
    (declined,) = read(room, "facilitator")
    assert declined.state is StudyState.DECLINED
    assert declined.reasons == ("No archive is open.", "Nor to me.")


def test_a_paper_of_somebody_else_is_no_answer(room: Room) -> None:
    study = room.go_to(Phase.EXPLORATION).ask_study()
    room.do("researcher", Act.STUDY_ACCEPT, ThisStudy(study))
    answer = DeliverStudy(study, room.add_paper("facilitator"))
    denied = room.attempt("researcher", Act.STUDY_DELIVER, answer).deny
    assert denied
    assert denied.rule == "papers.not_own"


def accepted(room: Room) -> str:
    """A study that the researcher has taken on, with a second researcher in the room."""
    room.go_to(Phase.EXPLORATION).grant("second_researcher", Seat.RESEARCHER)
    study = room.ask_study()
    room.do("researcher", Act.STUDY_ACCEPT, ThisStudy(study))
    return study


def leaves(room: Room, who: str) -> None:
    room.do("secretariat_officer", Act.SEAT_END, ThisSeat(room.seats[who]))


def test_what_a_researcher_took_on_is_open_again_when_they_leave(room: Room) -> None:
    study = accepted(room)
    assert awaits(room, "second_researcher") == {}
    leaves(room, "researcher")
    assert awaits(room, "second_researcher")["awaits.reply_to_study"] == 1
    room.do("second_researcher", Act.STUDY_ACCEPT, ThisStudy(study))
    paper = room.add_paper("second_researcher")
    room.do("second_researcher", Act.STUDY_DELIVER, DeliverStudy(study, paper))


def test_it_is_declined_when_nobody_is_left_to_answer(room: Room) -> None:
    study = accepted(room)
    other = room.ask_study("chair_1")
    leaves(room, "researcher")
    room.do("second_researcher", Act.STUDY_DECLINE, DeclineStudy(study, "Not my field."))
    leaves(room, "second_researcher")
    assert {one.id: one.state for one in read(room, "chair_1")} == {
        study: StudyState.DECLINED,
        other: StudyState.DECLINED,
    }


def test_a_stand_in_goes_on_with_a_study_and_the_holder_after_them(
    room: Room, clock: FrozenClock
) -> None:
    study = accepted(room)
    until, address = clock.now() + timedelta(days=7), email("deputy")
    room.people["deputy"] = new_account(room.store, address, full_name("deputy"))
    body = StandIn(room.seats["researcher"], full_name("deputy"), address, until)
    room.do("secretariat_officer", Act.SEAT_STAND_IN, body)
    assert awaits(room, "deputy")["awaits.deliver_study"] == 1
    clock.advance(timedelta(days=7))
    tick(room.store, room.track)
    room.do("researcher", Act.STUDY_DELIVER, DeliverStudy(study, room.add_paper("researcher")))
