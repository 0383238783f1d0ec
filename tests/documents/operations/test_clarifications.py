"""Clarification through the chairs: who reads what when, and what never leaves the room."""

import pytest

from documents.errors import Denied
from documents.operations.clarifications import AskBack, DraftReply, ThisClarification
from documents.operations.views.clarifications import ClarificationView, clarifications
from policies.acts import Act
from policies.terms import Phase
from tests.documents.operations.test_desks import awaits
from tests.people import full_name
from tests.room import Room

WORDS = "The upper gauges were moved twice in one dry season without a word to anybody."
REPLY = "Those at the two bridges, on both banks."


@pytest.fixture
def asked(room: Room) -> str:
    """What the first addressee asked back."""
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    for name in room.experts:
        room.post(name, round_id, WORDS if name == "expert_1" else "")
    room.close_round(round_id)
    room.release(round_id)
    brief = room.go_to(Phase.HAND_OFF).whole_brief()
    return room.do("decision_maker_1", Act.CLARIFICATION_ASK, AskBack(brief, "Which gauges?"))


def read(room: Room, who: str) -> tuple[ClarificationView, ...]:
    return room.read(who, clarifications, None, 20).items


def draft(room: Room, asked: str, text: str, version: int = 1) -> None:
    room.do("rapporteur", Act.CLARIFICATION_DRAFT, DraftReply(asked, text), version)


def forward(room: Room, asked: str, version: int) -> None:
    room.do("chair_1", Act.CLARIFICATION_REPLY, ThisClarification(asked), version)


def test_question_and_reply_travel_through_the_chairs_to_the_asker_and_the_handles(
    room: Room, asked: str
) -> None:
    for who in ("decision_maker_1", "chair_2", "rapporteur"):
        assert [one.question for one in read(room, who)] == ["Which gauges?"]
    for who in ("expert_1", "decision_maker_2", "second_officer"):
        assert read(room, who) == ()
    draft(room, asked, REPLY)
    assert [one.reply for one in read(room, "chair_1")] == [REPLY]
    (mine,) = read(room, "decision_maker_1")
    assert (mine.reply, mine.drafted) == ("", False)
    forward(room, asked, 2)
    for who in ("decision_maker_1", "expert_1", "chair_2", "second_officer"):
        assert [one.reply for one in read(room, who)] == [REPLY]
    assert read(room, "decision_maker_2") == ()


def test_it_lies_on_the_desk_of_whoever_is_next(room: Room, asked: str) -> None:
    assert awaits(room, "rapporteur")["awaits.draft_reply"] == 1
    assert "awaits.forward_reply" not in awaits(room, "chair_1")
    draft(room, asked, REPLY)
    assert "awaits.draft_reply" not in awaits(room, "rapporteur")
    assert awaits(room, "chair_1")["awaits.forward_reply"] == 1
    forward(room, asked, 2)
    assert "awaits.forward_reply" not in awaits(room, "chair_1")


HELD_BACK = {
    "a name": (f"It was {full_name('expert_1')} who said so.", "release.remove_trace"),
    "a contribution": (f"As it was put: {WORDS}", "release.rephrase"),
    "a small number": ("Two experts disagree.", "release.drop_number"),
}


@pytest.mark.parametrize("case", HELD_BACK)
def test_what_may_not_leave_the_room_is_not_drafted(case: str, room: Room, asked: str) -> None:
    text, rule = HELD_BACK[case]
    with pytest.raises(Denied) as refused:
        draft(room, asked, text)
    assert refused.value.deny.rule == rule
    assert not read(room, "chair_1")[0].drafted


def test_a_chair_forwards_the_version_that_was_shown_and_no_other(room: Room, asked: str) -> None:
    draft(room, asked, REPLY)
    draft(room, asked, "Those on the upper reach.", 2)
    stale = room.attempt("chair_1", Act.CLARIFICATION_REPLY, ThisClarification(asked), 2)
    assert stale.deny is not None
    assert stale.deny.rule == "record.stale"
    forward(room, asked, 3)
    again = room.attempt("rapporteur", Act.CLARIFICATION_DRAFT, DraftReply(asked, REPLY), 3)
    assert again.deny is not None
    assert again.deny.rule == "clarifications.already_replied"
