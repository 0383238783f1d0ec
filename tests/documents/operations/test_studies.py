"""Study requests, from the question to the paper that answers it."""

from documents.operations.studies import DeclineStudy, DeliverStudy, ThisStudy
from documents.operations.views.studies import StudyView, studies
from policies.acts import Act
from policies.studies import StudyState
from policies.terms import Phase, Seat
from tests.documents.operations.test_desks import awaits
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
