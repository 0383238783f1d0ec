"""What becomes of other wordings: side by side, withdrawn, or kept as a dissent."""

from documents.models.drafts import Paragraph
from documents.operations.amendments import Keep, ThisAmendment
from documents.operations.drafts import Amend
from documents.operations.views.amendments import AmendmentView, amendments
from documents.operations.views.dissents import one_dissent
from documents.operations.views.drafts import versions
from policies.acts import Act
from policies.terms import AmendmentState, DissentState, Phase
from tests.room import Room

FIRST, SECOND, THIRD = "Gauges are read.", "Gauges are read daily.", "Gauges are read at noon."


def drafted(room: Room) -> str:
    room.go_to(Phase.DRAFTING)
    return room.propose(FIRST)


def shown(room: Room, who: str, paragraph: str) -> dict[str, AmendmentView]:
    found = room.read(who, amendments, paragraph, None, 50).items
    return {one.text: one for one in found}


def rule(room: Room, who: str, what: Act, body: object, version: int | None = None) -> str:
    """The rule that refuses this act."""
    outcome = room.attempt(who, what, body, version)
    assert outcome.deny is not None
    return outcome.deny.rule


def test_each_stands_beside_the_wording_that_it_was_made_on(room: Room) -> None:
    paragraph = drafted(room)
    kept = room.amend("expert_1", paragraph, SECOND)
    left = room.amend("expert_2", paragraph, THIRD)
    seen = shown(room, "expert_3", paragraph)
    assert {(one.base, one.stale, one.mine) for one in seen.values()} == {(FIRST, False, False)}
    room.adopt(paragraph, (kept,), (left,))
    later = room.amend("expert_2", paragraph, THIRD + " So again.", 2)
    seen = shown(room, "expert_2", paragraph)
    found = {one.id: (one.base, one.stale, one.state, one.mine) for one in seen.values()}
    assert found == {
        kept: (FIRST, True, AmendmentState.ACCEPTED, False),
        left: (FIRST, True, AmendmentState.NOT_ACCEPTED, True),
        later: (SECOND, False, AmendmentState.OPEN, True),
    }


def test_nobody_amends_a_wording_that_is_no_longer_there(room: Room) -> None:
    paragraph = drafted(room)
    room.adopt(paragraph, (room.amend("expert_1", paragraph, SECOND),))
    assert rule(room, "expert_2", Act.PARAGRAPH_AMEND, Amend(paragraph, THIRD, "So."), 1) == (
        "record.stale"
    )


def test_every_wording_can_be_read_for_ever(room: Room) -> None:
    paragraph = drafted(room)
    room.adopt(paragraph, (room.amend("expert_1", paragraph, SECOND),))
    found = room.read("chair_1", versions, paragraph, None, 50).items
    assert [(one.version, one.text) for one in found] == [(1, FIRST), (2, SECOND)]


def test_its_author_withdraws_an_amendment_and_nobody_else(room: Room) -> None:
    paragraph = drafted(room)
    made = room.amend("expert_1", paragraph, SECOND)
    for who in ("expert_2", "rapporteur"):
        denied = rule(room, who, Act.AMENDMENT_WITHDRAW, ThisAmendment(made))
        assert denied == "paragraphs.author_only"
    room.do("expert_1", Act.AMENDMENT_WITHDRAW, ThisAmendment(made))
    assert shown(room, "expert_2", paragraph)[SECOND].state is AmendmentState.WITHDRAWN
    room.adopt(paragraph)
    with room.store.begin() as uow:
        assert uow.session.get_one(Paragraph, paragraph).version == 1
    assert rule(room, "expert_1", Act.AMENDMENT_WITHDRAW, ThisAmendment(made)) == (
        "paragraphs.amendment_settled"
    )


def test_what_was_not_accepted_becomes_a_dissent_in_the_same_words(room: Room) -> None:
    paragraph = drafted(room)
    made = room.amend("expert_1", paragraph, SECOND)
    keep = Keep(made, "Daily or not at all.")
    assert rule(room, "expert_1", Act.AMENDMENT_DISSENT, keep) == "paragraphs.amendment_not_refused"
    room.adopt(paragraph, reject=(made,))
    assert rule(room, "expert_2", Act.AMENDMENT_DISSENT, keep) == "paragraphs.author_only"
    dissent = room.do("expert_1", Act.AMENDMENT_DISSENT, keep)
    seen = room.read("expert_1", one_dissent, dissent)
    assert (seen.sentence, seen.text, seen.mine) == ("Daily or not at all.", SECOND, True)
    assert (seen.state, seen.target) == (DissentState.STATED, paragraph)
    assert rule(room, "expert_1", Act.AMENDMENT_DISSENT, keep) == "dissents.raised_already"
