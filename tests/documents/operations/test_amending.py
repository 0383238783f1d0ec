"""Amendments together: merged by sentence, sponsored, modified, deleting, merging."""

from typing import Any

import pytest

from documents.operations import drafts
from documents.operations.adoption import Adopt
from documents.operations.amendments import Keep, ThisAmendment
from documents.operations.consents import consents_of
from documents.operations.desks import desks_of
from documents.operations.views.amendments import AmendmentView, amendments, merge_of
from documents.operations.views.drafts import one_paragraph, paragraphs
from documents.operations.views.look import look
from policies.acts import Act
from policies.amendments import AmendmentKind
from policies.terms import AmendmentState, Phase
from tests.room import Room

BASE = "Gauges are read. Data are kept. Trust is rare."
DAILY = "Gauges are read daily. Data are kept. Trust is rare."
WEEKLY = "Gauges are read weekly. Data are kept. Trust is rare."
SHARED = "Gauges are read. Data are shared. Trust is rare."


@pytest.fixture
def paragraph(room: Room) -> str:
    room.go_to(Phase.DRAFTING)
    return room.propose(BASE)


def shown(room: Room, who: str, paragraph: str, amendment: str) -> AmendmentView:
    found = room.read(who, amendments, paragraph, None, 50).items
    return next(one for one in found if one.id == amendment)


def rule(room: Room, who: str, what: Act, body: object, version: int | None = None) -> str:
    """The rule that refuses this act."""
    outcome = room.attempt(who, what, body, version)
    assert outcome.deny is not None
    return outcome.deny.rule


def refused(room: Room, paragraph: str, *accept: str, reject: tuple[str, ...] = ()) -> str:
    return rule(room, "rapporteur", Act.PARAGRAPH_ADOPT, Adopt(paragraph, accept, reject), 1)


def reads(room: Room, paragraph: str) -> str:
    return room.read("rapporteur", one_paragraph, paragraph).text


def awaited(room: Room, who: str) -> bool:
    """Whether another wording awaits somebody's answer."""
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people[who])
    return "awaits.modification" in {item.message for item in desk.awaits}


def test_changes_of_different_sentences_are_accepted_together(room: Room, paragraph: str) -> None:
    both = room.amend("expert_1", paragraph, DAILY), room.amend("expert_2", paragraph, SHARED)
    found = room.read("rapporteur", merge_of, paragraph)
    assert (found.version, found.apart) == (1, ())
    assert not any(part.conflict for part in found.parts)
    room.adopt(paragraph, both)
    assert reads(room, paragraph) == "Gauges are read daily. Data are shared. Trust is rare."


def test_a_conflict_is_laid_side_by_side_and_never_adopted(room: Room, paragraph: str) -> None:
    daily = room.amend("expert_1", paragraph, DAILY)
    weekly = room.amend("expert_2", paragraph, WEEKLY)
    shared = room.amend("expert_3", paragraph, SHARED)
    assert refused(room, paragraph, daily, weekly, shared) == "amendments.conflict"
    found = room.read("rapporteur", merge_of, paragraph)
    open_ = [part for part in found.parts if part.conflict]
    assert [(part.base, [one.text for one in part.wordings]) for part in open_] == [
        ("Gauges are read.", ["Gauges are read daily.", "Gauges are read weekly."])
    ]
    assert [one.wanted_by for one in open_[0].wordings] == [(daily,), (weekly,)]
    assert reads(room, paragraph) == BASE


def test_what_arrives_during_a_merge_holds_it_and_appears_in_it(room: Room, paragraph: str) -> None:
    seen = room.amend("expert_1", paragraph, DAILY)
    room.read("rapporteur", merge_of, paragraph)
    late = room.amend("expert_2", paragraph, SHARED)
    assert refused(room, paragraph, seen) == "paragraphs.amendments_unanswered"
    parts = room.read("rapporteur", merge_of, paragraph).parts
    assert late in {name for part in parts for one in part.wordings for name in one.wanted_by}


def test_a_modified_wording_is_accepted_when_everybody_behind_it_agreed(
    room: Room, paragraph: str
) -> None:
    daily = room.amend("expert_1", paragraph, DAILY)
    room.do("expert_2", Act.AMENDMENT_SPONSOR, ThisAmendment(daily))
    weekly = room.amend("expert_3", paragraph, WEEKLY)
    both = [room.amend("rapporteur", paragraph, SHARED, of=one) for one in (daily, weekly)]
    assert refused(room, paragraph, daily, weekly, *both) == "amendments.not_agreed"
    assert set(room.read("rapporteur", merge_of, paragraph).apart) == set(both)
    first, second = map(ThisAmendment, both)
    assert shown(room, "expert_2", paragraph, both[0]).asked
    assert [awaited(room, f"expert_{number}") for number in (1, 2, 3, 4)] == [True] * 3 + [False]
    assert rule(room, "expert_3", Act.AMENDMENT_AGREE, first) == "amendments.not_asked"
    for who, one in (("expert_1", first), ("expert_2", first), ("expert_3", second)):
        room.do(who, Act.AMENDMENT_AGREE, one)
        assert rule(room, who, Act.AMENDMENT_AGREE, one) == "amendments.not_asked"
    assert shown(room, "expert_1", paragraph, both[0]).agreed
    assert refused(room, paragraph, *both, reject=(daily, weekly)) == (
        "amendments.without_its_amendment"
    )
    room.adopt(paragraph, (daily, weekly, *both))
    assert reads(room, paragraph) == SHARED
    states = [shown(room, "expert_1", paragraph, one).state for one in (daily, weekly, *both)]
    assert states == [AmendmentState.ACCEPTED_AS_MODIFIED] * 2 + [AmendmentState.ACCEPTED] * 2
    with room.store.begin() as uow:
        agreed = consents_of(look(uow, room.actor("rapporteur")).scene)
    assert SHARED in agreed[room.seats["expert_2"]]
    assert DAILY not in agreed[room.seats["expert_3"]]


def test_one_behind_it_declines_a_modification(room: Room, paragraph: str) -> None:
    daily = room.amend("expert_1", paragraph, DAILY)
    made = room.amend("expert_2", paragraph, WEEKLY, of=daily)
    room.do("expert_1", Act.AMENDMENT_DECLINE, ThisAmendment(made))
    assert shown(room, "expert_2", paragraph, made).state is AmendmentState.NOT_ACCEPTED
    assert rule(room, "expert_1", Act.AMENDMENT_AGREE, ThisAmendment(made)) == (
        "amendments.not_asked"
    )
    room.do("expert_2", Act.AMENDMENT_DISSENT, Keep(made, "Weekly is enough."))


def test_two_modifications_of_one_amendment_can_be_in_conflict(room: Room, paragraph: str) -> None:
    daily = room.amend("expert_1", paragraph, DAILY)
    made = [room.amend("expert_2", paragraph, f"{word}.", of=daily) for word in ("Yes", "No")]
    for one in made:
        room.do("expert_1", Act.AMENDMENT_AGREE, ThisAmendment(one))
    assert refused(room, paragraph, daily, *made) == "amendments.conflict"
    assert set(room.read("rapporteur", merge_of, paragraph).apart) == set(made)


def test_what_others_sponsor_goes_on_and_nobody_learns_who(room: Room, paragraph: str) -> None:
    made = ThisAmendment(room.amend("expert_1", paragraph, DAILY))
    room.do("expert_2", Act.AMENDMENT_SPONSOR, made)
    assert rule(room, "expert_2", Act.AMENDMENT_SPONSOR, made) == "amendments.sponsored_already"
    assert rule(room, "expert_1", Act.AMENDMENT_WITHDRAW, made) == "amendments.sponsored"
    mine = {who: shown(room, who, paragraph, made.amendment).mine for who in room.experts[:3]}
    assert mine == {"expert_1": True, "expert_2": True, "expert_3": False}
    room.do("expert_2", Act.AMENDMENT_WITHDRAW, made)
    room.do("expert_1", Act.AMENDMENT_WITHDRAW, made)
    state = shown(room, "expert_3", paragraph, made.amendment).state
    assert state is AmendmentState.WITHDRAWN


def test_a_sponsor_too_makes_a_dissent_of_what_was_not_accepted(room: Room, paragraph: str) -> None:
    made = room.amend("expert_1", paragraph, DAILY)
    room.do("expert_2", Act.AMENDMENT_SPONSOR, ThisAmendment(made))
    room.adopt(paragraph, reject=(made,))
    for who in ("expert_1", "expert_2"):
        room.do(who, Act.AMENDMENT_DISSENT, Keep(made, "Daily or not at all."))


def test_a_deleted_paragraph_keeps_its_number_and_can_come_back(room: Room, paragraph: str) -> None:
    gone = room.amend("expert_1", paragraph, "", kind=AmendmentKind.DELETE)
    other = room.amend("expert_2", paragraph, DAILY)
    assert room.read("rapporteur", merge_of, paragraph).apart == (gone,)
    assert refused(room, paragraph, gone, other) == "amendments.alone"
    room.adopt(paragraph, (gone,), (other,))
    found = room.read("expert_1", one_paragraph, paragraph)
    assert (found.number, found.text, found.adopted, found.version) == (1, "", True, 2)
    back = room.amend("expert_2", paragraph, DAILY, 2)
    room.do("rapporteur", Act.PARAGRAPH_ADOPT, Adopt(paragraph, (back,)), 2)
    assert reads(room, paragraph) == DAILY


def test_merged_paragraphs_read_as_one_and_the_others_as_deleted(
    room: Room, paragraph: str
) -> None:
    other = room.propose("Fish know no border.")
    more: dict[str, Any] = {"kind": AmendmentKind.MERGE, "others": (other,)}
    made = room.amend("expert_1", paragraph, "All in one.", **more)
    waiting = room.amend("expert_2", other, "Birds know no border.")
    assert refused(room, paragraph, made) == "amendments.open_elsewhere"
    room.adopt(other, (waiting,))
    assert refused(room, paragraph, made) == "amendments.changed_elsewhere"
    again = room.amend("expert_1", paragraph, "All in one.", **more)
    room.adopt(paragraph, (again,), (made,))
    assert (reads(room, paragraph), reads(room, other)) == ("All in one.", "")


def test_an_amendment_of_another_paragraph_is_not_amended_here(room: Room, paragraph: str) -> None:
    elsewhere = room.amend("expert_1", room.propose("Fish."), "Birds.")
    body = drafts.Amend(paragraph, "Bees.", "So.", of=elsewhere)
    with pytest.raises(Exception, match=r"record\.not_there"):
        room.attempt("expert_2", Act.PARAGRAPH_AMEND, body, 1)


def listed(room: Room) -> list[tuple[str, str, bool]]:
    found = room.read("expert_1", paragraphs, None, 50).items
    return [(one.label, one.text, one.adopted) for one in found]


def test_what_is_inserted_takes_the_next_number_behind_its_paragraph(
    room: Room, paragraph: str
) -> None:
    room.propose("Fish know no border.")
    kind = AmendmentKind.INSERT_AFTER
    first, second = (room.amend("expert_1", paragraph, text, kind=kind) for text in ("A.", "B."))
    daily = room.amend("expert_2", paragraph, DAILY)
    assert set(room.read("rapporteur", merge_of, paragraph).apart) == {first, second}
    room.adopt(paragraph, (second, daily, first))
    assert listed(room) == [
        ("1", DAILY, True),
        ("1 bis", "B.", False),
        ("1 ter", "A.", False),
        ("2", "Fish know no border.", False),
    ]


def test_the_parts_of_a_split_paragraph_follow_it(room: Room, paragraph: str) -> None:
    parts = "Gauges are read.\n\nData are kept.\n\nTrust is rare."
    made = room.amend("expert_1", paragraph, parts, kind=AmendmentKind.SPLIT)
    room.adopt(paragraph, (made,))
    assert listed(room) == [
        ("1", "Gauges are read.", True),
        ("1 bis", "Data are kept.", False),
        ("1 ter", "Trust is rare.", False),
    ]
