"""What awaits somebody is what they can still do, and nothing that is done."""

from documents.operations.answers import Give, ThisBrief
from documents.operations.desks import desks_of
from policies.acts import Act
from policies.terms import Phase, Response
from tests.room import Room


def awaits(room: Room, who: str) -> dict[str, int]:
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people[who])
        uow.commit()
    return {item.message: item.count for item in desk.awaits}


def test_whoever_signed_is_not_asked_again(room: Room) -> None:
    room.go_to(Phase.HAND_OFF)
    brief = room.ask_for_brief()
    assert awaits(room, "chair_1")["awaits.approve"] == 1
    room.sign(Act.BRIEF_APPROVE, brief, room.sha256(brief), "chair_1")
    assert "awaits.approve" not in awaits(room, "chair_1")
    assert awaits(room, "chair_2")["awaits.approve"] == 1


def test_an_addressee_is_asked_until_everything_is_answered(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    room.adopt(room.propose())
    room.message()
    asked = room.recommend()
    room.advance()
    assert awaits(room, "decision_maker_1") == {}
    brief = room.whole_brief()
    assert awaits(room, "decision_maker_1") == {"awaits.acknowledge": 1, "awaits.answer": 1}
    room.do("decision_maker_1", Act.BRIEF_ACKNOWLEDGE, ThisBrief(brief))
    room.do("decision_maker_1", Act.BRIEF_ANSWER, Give(brief, asked, Response.NOTED))
    assert awaits(room, "decision_maker_1") == {}
    assert "awaits.mend_brief" not in awaits(room, "rapporteur")


def test_a_holder_is_asked_to_confirm_what_was_stated(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    dissent = room.dissent("expert_1", room.propose())
    room.state_dissent("rapporteur", dissent, "The paragraph goes too far.")
    assert awaits(room, "expert_1")["awaits.confirm"] == 1
    assert "awaits.confirm" not in awaits(room, "expert_2")
    room.on_dissent("expert_1", Act.DISSENT_CONFIRM, dissent)
    assert "awaits.confirm" not in awaits(room, "expert_1")
