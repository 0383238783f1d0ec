"""Attempts to break the three promises from inside the room; each of them fails."""

from collections.abc import Callable, Mapping

import pytest
from sqlalchemy import select

from documents.crypto.keyring import KeyPurpose
from documents.errors import Denied, RecordError
from documents.models.briefs import Brief
from documents.models.commands import CommandRow
from documents.models.dissents import Dissent
from documents.operations import accounts, dissents
from documents.operations.adoption import Adopt
from documents.operations.commands import outcome_of
from documents.operations.drafts import Amend
from documents.operations.printed import findings_of, printed_of
from documents.operations.support import tally
from documents.operations.views.dissents import one_dissent
from documents.operations.views.rounds import one_round
from policies.acts import Act
from policies.terms import Phase
from tests.room import Room

OWN = "The gauges upstream were never calibrated by anybody whom both banks trust."
OTHER = "A minor drafting point only."


def at_hand_off(room: Room) -> tuple[str, str]:
    """A room about to ask for a brief: its paragraph and its recommendation."""
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose()
    room.adopt(paragraph)
    room.message()
    recommendation = room.recommend()
    return paragraph, recommendation


def post(room: Room, who: str, number: str, text: str) -> None:
    room.post(who, number, text)


def give_reason(room: Room, who: str, number: str, text: str) -> None:
    room.post(who, number)
    room.take(who, question_of(room, number), "important", text or f"{who} thinks so.")


SAID: Mapping[str, Callable[[Room, str, str, str], None]] = {
    "in a contribution": post,
    "as a reason": give_reason,
}


def question_of(room: Room, number: str) -> str:
    (asked,) = room.read("facilitator", one_round, number).questions
    return asked.id


def drafted_after_own_words(room: Room, how: str) -> str:
    """A paragraph in a room where expert_1 said `OWN`."""
    number = room.go_to(Phase.EXPLORATION).open_round("What first?")
    for who in room.experts:
        SAID[how](room, who, number, OWN if who == "expert_1" else "")
    room.close_round(number)
    room.release(number)
    room.advance()
    return room.propose("Numbers first.")


def brief_with(room: Room, who: str, paragraph: str) -> str:
    """A brief whose paragraph was amended to `OWN` by this person."""
    amended = room.do(who, Act.PARAGRAPH_AMEND, Amend(paragraph, OWN, "So."), 1)
    room.do("rapporteur", Act.PARAGRAPH_ADOPT, Adopt(paragraph, (amended,)), 1)
    room.message()
    room.recommend()
    room.advance()
    return room.ask_for_brief()


def refused(room: Room, who: str, what: Act, body: object, version: int | None = None) -> str:
    with pytest.raises(Denied) as refusal:
        room.do(who, what, body, version)
    return refusal.value.deny.rule


def version_of(room: Room, dissent: str) -> int:
    with room.store.begin() as uow:
        return uow.session.get_one(Dissent, dissent).version


def test_nobody_rewrites_what_chairs_are_reading(room: Room) -> None:
    _, recommendation = at_hand_off(room)
    room.advance()
    brief = room.ask_for_brief()
    assert room.sha256(brief)
    with pytest.raises(Denied) as refusal:
        room.recommend(replaces=recommendation)
    assert refusal.value.deny.rule == "briefs.text_is_before_chairs"
    with pytest.raises(Denied):
        room.message("Something else entirely.")


def test_a_brief_whose_dissent_was_withdrawn_is_not_released(room: Room) -> None:
    paragraph, _ = at_hand_off(room)
    dissent = room.dissent("expert_1", paragraph)
    room.state_dissent("expert_1", dissent, OWN)
    room.on_dissent("expert_1", Act.DISSENT_CONFIRM, dissent)
    room.on_dissent("rapporteur", Act.DISSENT_CARRY, dissent)
    room.advance()
    brief = room.ask_for_brief()
    digest = room.sha256(brief)
    room.sign(Act.BRIEF_APPROVE, brief, digest, "chair_1", "chair_2")
    room.sign(Act.BRIEF_RELEASE, brief, digest, "chair_1")
    room.on_dissent("expert_1", Act.DISSENT_WITHDRAW, dissent)
    with pytest.raises(Denied) as refusal:
        room.sign(Act.BRIEF_RELEASE, brief, digest, "second_officer")
    assert refusal.value.deny.rule == "release.dissent_closed"


def test_confirmed_words_are_nobody_elses_to_change(room: Room) -> None:
    paragraph, _ = at_hand_off(room)
    dissent = room.dissent("expert_1", paragraph)
    room.state_dissent("rapporteur", dissent, OWN)
    room.on_dissent("expert_1", Act.DISSENT_CONFIRM, dissent)
    for who, rule in (
        ("expert_2", "dissents.holder_only"),
        ("rapporteur", "dissents.confirmed_already"),
    ):
        body = dissents.State(dissent, OTHER)
        assert refused(room, who, Act.DISSENT_STATE, body, version_of(room, dissent)) == rule
    room.on_dissent("rapporteur", Act.DISSENT_CARRY, dissent)
    told = room.read("rapporteur", one_dissent, dissent)
    assert (told.sentence, told.confirmed) == (OWN, True)


@pytest.mark.parametrize("how", SAID)
def test_copied_words_stay_in_the_room_whoever_amends_with_them(room: Room, how: str) -> None:
    paragraph = drafted_after_own_words(room, how)
    brief = brief_with(room, "rapporteur", paragraph)
    with room.store.begin() as uow:
        found = findings_of(uow, uow.session.get_one(Brief, brief))
    assert [one.clears for one in found] == ["release.rephrase"]


@pytest.mark.parametrize("how", SAID)
def test_who_proposes_their_own_words_has_agreed_to_them(room: Room, how: str) -> None:
    paragraph = drafted_after_own_words(room, how)
    assert room.sha256(brief_with(room, "expert_1", paragraph))


def test_support_does_not_pass_over_to_other_words(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    recommendation = room.recommend()
    room.take("expert_1", recommendation, "whole_hearted_endorsement")
    with room.store.begin() as uow:
        assert tally(uow, room.track, recommendation).support == 1
    room.recommend(replaces=recommendation)
    with room.store.begin() as uow:
        assert tally(uow, room.track, recommendation).answered == 0


def test_a_dissent_that_no_brief_prints_keeps_the_track_open(room: Room) -> None:
    paragraph, _ = at_hand_off(room)
    room.advance()
    brief = room.whole_brief()
    with room.store.begin() as uow:
        assert printed_of(uow, uow.session.get_one(Brief, brief)).mapped == ()
    room.dissent("expert_1", paragraph)
    with pytest.raises(Denied):
        room.advance()
    assert room.phase() is Phase.HAND_OFF


def test_without_the_link_key_no_trace_of_an_act_can_be_read(room: Room) -> None:
    with room.store.begin() as uow:
        rows = list(uow.session.scalars(select(CommandRow).where(CommandRow.kind.is_(None))))
    assert rows
    rows[0].track_id = room.track
    with room.store.begin() as uow:
        guessed = uow.sealer(room.track).index("body", "guess")
    room.store.keyring.destroy(KeyPurpose.LINK, room.track)
    with room.store.begin() as uow:
        assert uow.sealer(room.track).index("body", "guess") != guessed
    with room.store.begin() as uow, pytest.raises(RecordError):
        outcome_of(uow, rows[0])


def test_appointing_somebody_who_is_there_hands_out_no_key_to_their_account(room: Room) -> None:
    with room.store.begin() as uow:
        assert accounts.appoint(uow, "somebody.new@x.example", "New") != ""
        assert accounts.appoint(uow, "somebody.new@x.example", "New") == ""
        uow.commit()


def test_a_stale_act_is_a_refusal_on_record(room: Room) -> None:
    paragraph, _ = at_hand_off(room)
    dissent = room.dissent("expert_1", paragraph)
    body = dissents.State(dissent, OWN)
    outcome = room.attempt("expert_1", Act.DISSENT_STATE, body, 7)
    assert outcome.deny is not None
    assert outcome.deny.rule == "record.stale"
