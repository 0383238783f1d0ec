"""The whole sample, as `./run --once` plays it: real engine, worker and site, from outside."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from api.demo import Place, play
from documents.audit.verify import LogBroken, verify
from documents.briefing.files import digest
from documents.briefing.package import foreign_parts
from tests.sample.material import sample
from tests.sample.texts import adopted, kept_inside, typed_in
from workflows.engine_child import free_port

SET = ("brief.docx", "annex.docx", "reply-slip.docx")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    place = Place(folder / "home", free_port())
    assert play(place, folder / "out", once=True, say=lambda _: None) == 0
    return folder


def test_the_summary_counts_what_the_sample_is_made_of(played: Path) -> None:
    summary = json.loads((played / "out" / "summary.json").read_text())
    counted = {
        "participants": 16,
        "sectors": [8, 6, 2],
        "sounded": 17,
        "declined": 1,
        "rounds": 2,
        "formats": 1,
        "wrote": 16,
        "positions": 16,
        "verdicts": {"another_round": 5},
        "third_rounds": 0,
        "paraphrases": 1,
        "brackets": {"opened": 0, "closed": 0},
        "stops": 0,
        "paragraphs": 6,
        "amendments": 6,
        "steps_back": 0,
        "recommendations": 3,
        "acknowledged": 2,
        "dissents": {"recorded": 3, "carried": 2, "withdrawn": 1, "merged": 0},
    }
    assert {key: summary[key] for key in counted} == counted
    assert summary["contributions"] >= 40
    assert summary["answered"] >= 1
    assert summary["log_size"] > 300


def test_the_brief_is_the_one_that_was_approved(played: Path) -> None:
    summary = json.loads((played / "out" / "summary.json").read_text())
    files = {name: (played / "out" / name).read_bytes() for name in SET}
    brief = files.pop("brief.docx")
    assert digest(brief) == summary["brief_sha256"]
    assert [name for name, file in files.items() if digest(file).encode() not in brief] == []


def test_brief_and_annex_carry_the_adopted_text_and_nothing_of_the_room(played: Path) -> None:
    found = [Document(BytesIO((played / "out" / name).read_bytes())) for name in SET]
    text = "\n".join(paragraph.text for one in found for paragraph in one.paragraphs)
    assert [one for one in adopted(sample()) if one not in text] == []
    assert [one for one in kept_inside(sample()) if one in text] == []


@pytest.mark.parametrize("text", sample().terms["texts"], ids=lambda text: text["file"])
def test_concept_note_and_terms_of_reference_say_what_was_written(
    played: Path, text: dict[str, Any]
) -> None:
    file = (played / "out" / text["file"]).read_bytes()
    assert foreign_parts(file) == ()
    said = "\n".join(paragraph.text for paragraph in Document(BytesIO(file)).paragraphs)
    assert [one for one in text["sections"].values() if one not in said] == []
    assert [one for one in kept_inside(sample()) if one in said] == []


def test_the_log_verifies_and_a_changed_one_does_not(played: Path) -> None:
    pem = (played / "out" / "audit-key.pem").read_text()
    summary = json.loads((played / "out" / "summary.json").read_text())
    assert verify(played / "out" / "audit", pem).size == summary["log_size"]
    leaves = played / "out" / "audit" / "leaves.jsonl"
    whole = leaves.read_bytes()
    changed = whole.replace(b'"seq":7}', b'"seq":8}', 1)
    assert changed != whole
    leaves.write_bytes(changed)
    with pytest.raises(LogBroken):
        verify(played / "out" / "audit", pem)
    leaves.write_bytes(whole)


def test_nothing_that_was_typed_in_stands_on_the_disk(played: Path) -> None:
    home = played / "home"
    kept = [path for path in home.rglob("*") if path.is_file() and path.parent.name != "mail"]
    assert kept
    data = b"\n".join(path.read_bytes() for path in kept)
    found = [
        word
        for word in typed_in(sample())
        if word.encode() in data or word.encode("utf-16-le") in data
    ]
    assert found == []
