"""Brackets: unresolved alternatives side by side, in the text and in the annex."""

import pytest

from documents.errors import RecordError
from documents.models.briefs import Brief
from documents.operations.acts import Command, Scene
from documents.operations.adoption import Adopt
from documents.operations.amendments import ThisAmendment
from documents.operations.brackets import Bracket
from documents.operations.gates import facts
from documents.operations.gathering import gather
from documents.operations.views.brackets import BracketView, brackets
from documents.operations.views.drafts import one_paragraph
from documents.operations.views.look import look
from policies.acts import Act
from policies.amendments import AmendmentKind
from policies.facts import DraftingFacts
from policies.terms import Phase
from tests.room import Room

BASE, DAILY, WEEKLY = "Gauges are read.", "Gauges are read daily.", "Gauges are read weekly."


@pytest.fixture
def paragraph(room: Room) -> str:
    room.go_to(Phase.DRAFTING)
    return room.propose(BASE)


def keep(room: Room, paragraph: str, *amendments: str) -> None:
    room.do("rapporteur", Act.PARAGRAPH_BRACKET, Bracket(paragraph, amendments), 1)


def listed(room: Room) -> tuple[BracketView, ...]:
    return room.read("expert_3", brackets, None, 50).items


def drafted(room: Room) -> DraftingFacts:
    with room.store.begin() as uow:
        found = facts(uow, look(uow, room.actor("rapporteur")).track)
    assert isinstance(found, DraftingFacts)
    return found


def test_alternatives_stand_under_numbers_of_their_own(room: Room, paragraph: str) -> None:
    daily, weekly = (room.amend("expert_1", paragraph, text) for text in (DAILY, WEEKLY))
    keep(room, paragraph, weekly, daily)
    late = room.amend("expert_2", paragraph, "Gauges are gone.")
    (found,) = listed(room)
    assert (found.paragraph, found.label, found.text) == (paragraph, "1", BASE)
    assert [(one.amendment, one.label, one.text) for one in found.alternatives] == [
        (weekly, "1 bis", WEEKLY),
        (daily, "1 ter", DAILY),
    ]
    assert set(found.to_answer) == {daily, weekly, late}


def test_a_paragraph_in_brackets_is_adopted_when_every_alternative_is_answered(
    room: Room, paragraph: str
) -> None:
    daily, weekly = (room.amend("expert_1", paragraph, text) for text in (DAILY, WEEKLY))
    keep(room, paragraph, daily, weekly)
    refused = room.attempt("rapporteur", Act.PARAGRAPH_ADOPT, Adopt(paragraph, (daily,)), 1)
    assert refused.deny is not None
    assert refused.deny.rule == "paragraphs.amendments_unanswered"
    room.adopt(paragraph, (daily,), (weekly,))
    assert listed(room) == ()
    assert room.read("expert_1", one_paragraph, paragraph).text == DAILY


def test_a_number_in_brackets_is_never_given_again(room: Room, paragraph: str) -> None:
    kept = room.amend("expert_1", paragraph, DAILY)
    keep(room, paragraph, kept)
    room.adopt(paragraph, reject=(kept,))
    again = room.amend("expert_1", paragraph, WEEKLY)
    keep(room, paragraph, again)
    assert not room.read("expert_1", one_paragraph, paragraph).adopted
    assert [one.label for one in listed(room)[0].alternatives] == ["1 ter"]


def test_the_last_withdrawal_closes_a_bracket_and_adopts_nothing(
    room: Room, paragraph: str
) -> None:
    kept = room.amend("expert_1", paragraph, DAILY)
    keep(room, paragraph, kept)
    room.do("expert_1", Act.AMENDMENT_WITHDRAW, ThisAmendment(kept))
    assert listed(room) == ()
    assert not room.read("expert_1", one_paragraph, paragraph).adopted


def test_those_behind_an_alternative_still_agree_to_its_other_wording(
    room: Room, paragraph: str
) -> None:
    daily = room.amend("expert_1", paragraph, DAILY)
    hourly = room.amend("expert_2", paragraph, "Gauges are read hourly.", of=daily)
    keep(room, paragraph, daily)
    room.do("expert_1", Act.AMENDMENT_AGREE, ThisAmendment(hourly))
    room.adopt(paragraph, (daily, hourly))
    assert room.read("expert_3", one_paragraph, paragraph=paragraph).text.endswith("hourly.")


def test_only_wordings_of_this_paragraph_are_kept(room: Room, paragraph: str) -> None:
    gone = room.amend("expert_1", paragraph, "", kind=AmendmentKind.DELETE)
    outcome = room.attempt("rapporteur", Act.PARAGRAPH_BRACKET, Bracket(paragraph, (gone,)), 1)
    assert outcome.deny is not None
    assert outcome.deny.rule == "brackets.wordings_only"
    elsewhere = room.amend("expert_1", room.propose("Fish."), "Birds.")
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.attempt("rapporteur", Act.PARAGRAPH_BRACKET, Bracket(paragraph, (elsewhere,)), 1)


def test_brackets_hold_no_gate_and_a_dissent_may_stand_beneath_one(
    room: Room, paragraph: str
) -> None:
    kept = room.amend("expert_1", paragraph, DAILY)
    room.dissent("expert_2", paragraph)
    before = drafted(room)
    assert (before.open_amendments, before.dissents_on_unadopted) == (1, 1)
    keep(room, paragraph, kept)
    after = drafted(room)
    assert (after.open_amendments, after.dissents_on_unadopted) == (0, 0)


def test_a_bracket_that_stays_open_is_printed_in_the_annex(room: Room, paragraph: str) -> None:
    keep(room, paragraph, room.amend("expert_1", paragraph, DAILY))
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    with room.store.begin() as uow:
        command = Command("", uow.clock.now())
        scene = Scene(uow, room.actor("rapporteur"), command, room.track_row(uow), "")
        content = gather(scene, uow.session.get_one(Brief, brief)).content
    assert BASE not in {one.text for one in content.paragraphs}
    assert [(one.label, one.text) for one in content.annex_paragraphs] == [
        ("1", f"[{BASE}]"),
        ("1 bis", f"[{DAILY}]"),
    ]
