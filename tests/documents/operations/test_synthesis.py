"""Options of a brief: written with their sources, printed as a table."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from documents.briefing.files import Files
from documents.models.briefs import Brief
from documents.operations.printed import files_of, findings_of
from documents.operations.synthesis import Write
from policies.acts import Act
from policies.synthesis import PassageKind
from policies.terms import Phase
from tests.room import Room

GIVEN: dict[str, Any] = {
    "title": "Open gauges",
    "against": "A flood is read by everybody.",
    "cost": "low",
}


def at_hand_off(room: Room, *, founded: bool, half: bool = False) -> str:
    """A brief with one option, which rests on what was released, or on nothing, or of which half
    the sentences do."""
    room.go_to(Phase.DRAFTING)
    room.adopt(room.propose())
    room.message()
    room.recommend()
    sources = room.released()[:1] if founded else ()
    option = Write(PassageKind.OPTION, "Both banks trust the figures.", sources=sources, **GIVEN)
    if half:
        option = replace(option, sources=(), by_sentence=(sources, ()))
    room.do("rapporteur", Act.PASSAGE_WRITE, option)
    room.advance()
    return room.ask_for_brief()


def files(room: Room, brief: str) -> Files:
    with room.store.begin() as uow:
        found = files_of(uow, uow.session.get_one(Brief, brief))
    assert found is not None
    return found


def test_an_option_is_a_row_of_the_table(room: Room) -> None:
    brief = at_hand_off(room, founded=True)
    document = Document(BytesIO(files(room, brief).brief))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    at = rows.index(["Option", "For", "Against", "Cost"])
    assert rows[at + 1] == ["Open gauges", "Both banks trust the figures.", GIVEN["against"], "low"]


def test_terms_stages_and_cases_stand_in_the_annex(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    room.adopt(room.propose())
    room.message()
    room.recommend()
    for kind, title in (
        (PassageKind.CASE, "Two mills"),
        (PassageKind.STAGE, "Before the flood"),
        (PassageKind.DEFINITION, "Gauge"),
    ):
        room.do("rapporteur", Act.PASSAGE_WRITE, Write(kind, f"What {title} is.", title))
    room.advance()
    annex = Document(BytesIO(files(room, room.ask_for_brief()).annex))
    said = [one.text for one in annex.paragraphs]
    assert said[3:9] == [
        "Definitions",
        "Gauge: What Gauge is.",
        "Stage model",
        "Before the flood: What Before the flood is.",
        "Cases",
        "Two mills: What Two mills is.",
    ]


@pytest.mark.parametrize("half", [False, True], ids=["none of it", "one sentence of it"])
def test_an_option_that_rests_on_nothing_keeps_the_brief_in_the_room(
    room: Room, half: bool
) -> None:
    brief = at_hand_off(room, founded=half, half=half)
    with room.store.begin() as uow:
        found = findings_of(uow, uow.session.get_one(Brief, brief))
    assert [(one.passage_ref, one.clears) for one in found] == [
        ("option:1", "release.name_sources")
    ]
