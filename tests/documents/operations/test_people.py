"""Members see everything that is held about them, and correct it; nobody else's."""

from documents.operations.mandates import Report
from documents.operations.people import Correction
from documents.operations.views.people import person
from documents.operations.views.roster import candidates
from policies.acts import Act
from policies.terms import CandidateState, MandateKind, Phase, Seat
from tests.people import email
from tests.room import Room

CORRECTED = Correction("Anna Rightly", "The Right Institute", "law", "Rightland", region="north")


def test_somebody_sees_their_own_file_seat_and_words_and_nobody_elses(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    room.whole_round()
    waiting = room.post("expert_1", room.open_round(), "A word that waits.")
    found = room.read("expert_1", person)
    assert found.email == email("expert_1")
    assert found.file is not None
    assert found.file.state is CandidateState.SEATED
    assert found.file.screening is not None
    assert found.file.assessment is not None
    assert [seat.seat for seat in found.seats] == [Seat.EXPERT]
    assert waiting in {text.id for text in found.wrote}
    assert len(found.wrote) == 2
    other = room.read("expert_2", person)
    assert {text.id for text in other.wrote}.isdisjoint(text.id for text in found.wrote)


def test_staff_see_what_is_held_about_them(room: Room) -> None:
    found = room.read("facilitator", person)
    assert found.file is None
    assert [seat.seat for seat in found.seats] == [Seat.FACILITATOR]
    assert found.wrote == ()


def test_who_reads_the_room_no_more_still_reads_their_own(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    room.post("expert_1", room.open_round(), "A word that waits.")
    room.do("expert_1", Act.MANDATE_REPORT, Report(MandateKind.INSTRUCTION, "Since Monday."))
    found = room.read("expert_1", person)
    assert found.seats[0].what == "Since Monday."
    assert [text.text for text in found.wrote] == ["A word that waits."]


def test_somebody_corrects_what_the_roster_says_of_them(room: Room) -> None:
    room.do("expert_1", Act.PERSON_CORRECT, CORRECTED)
    found = room.read("expert_1", person)
    assert found.file is not None
    assert found.file.person.name == CORRECTED.name
    assert found.file.person.email == email("expert_1")
    assert found.seats[0].sector == CORRECTED.sector
    listed = room.read("secretariat_officer", candidates, None, 50).items
    assert [one.person.region for one in listed].count(CORRECTED.region) == 1
