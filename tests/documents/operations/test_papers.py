"""Background papers: versions that stay, withdrawal, and what a document takes from them."""

import pytest

from documents.errors import Denied, RecordError
from documents.models.briefs import Brief
from documents.operations.acts import Command, Scene
from documents.operations.disclosure import text_findings
from documents.operations.gathering import gather
from documents.operations.papers import ThisPaper, known
from documents.operations.views.papers import PaperView, one_paper, papers, versions
from policies.acts import Act
from policies.papers import PaperKind
from policies.release import Check
from policies.terms import Handling, Phase
from tests.room import Room

LONG = "\u6c34" * 20_000
READERS = ("expert_1", "silent_observer", "chair_1", "rapporteur", "secretariat_officer")


def read(room: Room, who: str) -> tuple[PaperView, ...]:
    return room.read(who, papers, None, 20).items


def test_a_paper_is_read_by_those_who_work_with_what_the_track_says(room: Room) -> None:
    paper = room.go_to(Phase.EXPLORATION).add_paper("researcher")
    for who in READERS:
        assert [(one.id, one.mine) for one in read(room, who)] == [(paper, False)]
    assert [one.mine for one in read(room, "researcher")] == [True]
    assert read(room, "candidate") == read(room, "eligibility_officer") == ()
    with pytest.raises(RecordError, match=r"record\.not_there"):
        read(room, "friend")


def test_every_version_stays(room: Room) -> None:
    paper = room.go_to(Phase.EXPLORATION).add_paper("researcher")
    assert room.add_paper("researcher", LONG, replaces=paper) == paper
    assert room.read("expert_1", one_paper, paper).text == LONG
    kept = room.read("expert_1", versions, paper, None, 20).items
    assert [one.text[:3] for one in kept] == ["Two", LONG[:3]]


def test_only_who_added_a_paper_changes_or_withdraws_it(room: Room) -> None:
    paper = room.go_to(Phase.EXPLORATION).add_paper("researcher")
    with pytest.raises(Denied) as refused:
        room.add_paper("facilitator", "Another case.", replaces=paper)
    assert refused.value.deny.rule == "papers.not_own"
    denied = room.attempt("facilitator", Act.PAPER_WITHDRAW, ThisPaper(paper), 1).deny
    assert denied
    assert denied.rule == "papers.not_own"


def test_what_was_withdrawn_is_read_by_nobody_else(room: Room) -> None:
    paper = room.go_to(Phase.EXPLORATION).add_paper("researcher")
    room.do("researcher", Act.PAPER_WITHDRAW, ThisPaper(paper), 1)
    assert read(room, "expert_1") == read(room, "facilitator") == ()
    assert [one.withdrawn for one in read(room, "researcher")] == [True]
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.read("expert_1", one_paper, paper)


def test_what_is_not_for_use_is_for_the_facilitator(room: Room) -> None:
    paper = room.go_to(Phase.EXPLORATION).add_paper("researcher", handling=Handling.NOT_FOR_USE)
    assert [one.id for one in read(room, "facilitator")] == [paper]
    assert read(room, "expert_1") == read(room, "chair_1") == ()


def test_open_definitions_stand_in_the_annex_and_open_papers_may_be_quoted(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    meanings = {Handling.OPEN: "A gauge measures a level.", Handling.CHATHAM_HOUSE: "It does not."}
    for handling, meaning in meanings.items():
        room.add_paper("facilitator", meaning, PaperKind.DEFINITION, handling)
    case = room.add_paper("researcher", "Two towns, one gauge.")
    gone = room.add_paper("researcher", "A weir holds.", PaperKind.DEFINITION)
    room.do("researcher", Act.PAPER_WITHDRAW, ThisPaper(gone), 1)
    assert room.go_to(Phase.HAND_OFF).read("chair_1", one_paper, case).text in quoted(room)
    assert defined(room) == [("The two bridges", "A gauge measures a level.")]
    assert meanings[Handling.CHATHAM_HOUSE] not in quoted(room)


def test_a_later_paper_does_not_free_what_was_said_before_it(room: Room) -> None:
    said = [f"We count the fish at {place}, and then nobody believes it." for place in PLACES]
    room.go_to(Phase.EXPLORATION)
    paper = room.add_paper("researcher", said[0])
    first = room.open_round()
    room.post("expert_1", first, said[0])
    room.post("expert_2", first, said[1])
    room.close_round(first)  # too few: what was said joins the next round
    room.add_paper("researcher", said[1])
    second = room.open_round()
    for who, text in zip(room.experts[2:], (said[1], said[2], said[3]), strict=True):
        room.post(who, second, text)
    room.close_round(second)
    room.add_paper("researcher", said[2])
    room.release(second)
    assert [found(room, text) for text in said] == [False, True, True, True]
    room.do("researcher", Act.PAPER_WITHDRAW, ThisPaper(paper), 1)
    assert found(room, said[0])


PLACES = ("the old bridge", "the new weir", "the upper lock", "the lower ford")


def found(room: Room, text: str) -> bool:
    """Whether the gate holds a text back for its wording."""
    with room.store.begin() as uow:
        command = Command("", uow.clock.now())
        scene = Scene(uow, room.actor("rapporteur"), command, room.track_row(uow), "")
        return Check.VERBATIM in {one.check for one in text_findings(scene, text)}


def quoted(room: Room) -> set[str]:
    """What may be repeated word for word by whoever writes now."""
    with room.store.begin() as uow:
        return {one.text for one in known(uow, room.track)}


def defined(room: Room) -> list[tuple[str, str]]:
    """The definitions of a brief."""
    brief = room.ask_for_brief()
    with room.store.begin() as uow:
        command = Command("", uow.clock.now())
        scene = Scene(uow, room.actor("rapporteur"), command, room.track_row(uow), "")
        content = gather(scene, uow.session.get_one(Brief, brief)).content
        return [(one.title, one.text) for one in content.definitions]
