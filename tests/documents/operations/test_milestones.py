"""What friends and sponsors follow: milestones, and after the brief papers and sectors."""

from datetime import date

from documents.models.briefs import Brief
from documents.operations.method import SECTORS
from documents.operations.milestones import PublishMilestone
from documents.operations.printed import Cells, Printed
from documents.operations.views.briefs import one_brief
from documents.operations.views.milestones import Publications, publications
from policies.acts import Act
from policies.milestones import MilestoneKind
from policies.papers import PaperKind
from policies.terms import BriefState, Handling, Phase, RecordClass
from tests.documents.operations.rows import brief_row
from tests.people import full_name
from tests.room import Room

DAY = date(2026, 1, 1)


def publish(room: Room, kind: MilestoneKind) -> str:
    return room.do("secretariat_officer", Act.MILESTONE_PUBLISH, PublishMilestone(kind, DAY))


def read(room: Room) -> Publications:
    return room.read("friend", publications)


def test_a_friend_reads_milestones_and_no_text_before_the_addressees(room: Room) -> None:
    room.go_to(Phase.EXPLORATION).add_paper("facilitator")
    publish(room, MilestoneKind.ROUND_HELD)
    found = read(room)
    assert [(one.kind, one.day) for one in found.milestones] == [(MilestoneKind.ROUND_HELD, DAY)]
    assert (found.papers, found.sectors) == ((), {})


def test_once_the_brief_is_out_open_papers_can_be_read(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    for handling in Handling:
        room.add_paper("facilitator", f"Under {handling}.", handling=handling)
    room.go_to(Phase.HAND_OFF).whole_brief()
    assert [one.text for one in read(room).papers] == [f"Under {Handling.OPEN}."]


def test_what_is_published_passes_the_gate_with_the_brief(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    told = f"{full_name('expert_1')} said that gauges cost little."
    room.add_paper("researcher", told, PaperKind.STUDY)
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    assert brief_row(room, brief).state is BriefState.BLOCKED
    found = room.read("rapporteur", one_brief, brief=brief).findings
    assert {one.passage_ref for one in found or ()} == {"paper:1"}


def test_sectors_are_those_that_the_brief_prints(room: Room) -> None:
    brief = room.go_to(Phase.HAND_OFF).whole_brief()
    assert read(room).sectors == {}
    with room.store.begin() as uow:
        row = uow.session.get_one(Brief, brief)
        cells = Cells(SECTORS, "sectors", {"science": 8, "industry": None}, 8)
        ledger = Printed(tables=(cells,))
        row.coverage = uow.sealer(room.track).seal(row, "coverage", RecordClass.STATISTICS, ledger)
        uow.commit()
    assert read(room).sectors == {"science": 8}


def test_no_brief_is_announced_before_it_is_out(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    body = PublishMilestone(MilestoneKind.BRIEF_DELIVERED, DAY)
    denied = room.attempt("secretariat_officer", Act.MILESTONE_PUBLISH, body).deny
    assert denied
    assert denied.rule == "milestones.not_yet"
