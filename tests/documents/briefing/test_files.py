"""Annex and reply slip stand apart, and the hash of the brief stands for all three."""

import hashlib
from dataclasses import replace

import pytest

from documents.briefing import annex, slip
from documents.briefing.content import BriefContent
from documents.briefing.files import Files, digest, render
from documents.briefing.package import foreign_parts
from documents.briefing.words import ENGLISH
from tests.documents.briefing import reading
from tests.documents.briefing.sample import ON_PARAGRAPH, arabic, bare, full

FILES = render(full())
SIGNED = hashlib.sha256(FILES.brief).hexdigest()
CHANGED = {
    "another brief": replace(FILES, brief=render(bare()).brief),
    "another annex": replace(FILES, annex=render(bare()).annex),
    "another slip": replace(FILES, slip=render(bare()).slip),
    "one bit of the annex": replace(FILES, annex=FILES.annex[:-1] + b"\x01"),
    "annex and slip exchanged for the brief": replace(FILES, annex=FILES.brief, slip=FILES.brief),
}


def test_the_brief_prints_the_digests_of_what_is_sent_with_it() -> None:
    assert [line.text for line in reading.lines(FILES.brief)][-2:] == [
        f"Annex, SHA-256: {hashlib.sha256(FILES.annex).hexdigest()}",
        f"Reply slip, SHA-256: {hashlib.sha256(FILES.slip).hexdigest()}",
    ]


def test_the_set_belongs_to_the_hash_of_its_brief() -> None:
    assert FILES.belong_to(SIGNED)
    assert not FILES.belong_to("")
    assert not FILES.belong_to(digest(FILES.annex))


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED)
def test_no_file_of_the_set_can_be_exchanged(changed: Files) -> None:
    assert not changed.belong_to(SIGNED)


@pytest.mark.parametrize("content", [full(), bare(), arabic()], ids=["full", "bare", "arabic"])
def test_all_three_are_clean_and_the_same_every_time(content: BriefContent) -> None:
    files = render(content)
    assert [foreign_parts(one) for one in (files.brief, files.annex, files.slip)] == [(), (), ()]
    assert render(content) == files


def test_the_annex_holds_its_parts_in_their_order() -> None:
    assert reading.headings(FILES.annex) == [
        "Definitions",
        "Stage model",
        "Cases",
        "Remaining paragraphs of the shared vision",
        "Dissents in full",
        "Dissent 1, on paragraph 2",
        "Dissent 2, on recommendation 2",
        "Dissent 3, on paragraph 3",
        "Dissent 4, on the text as a whole",
    ]
    lines = [line.text for line in reading.lines(FILES.annex)]
    assert lines[:3] == [full().question, "Annex", ENGLISH.status]


def test_a_paragraph_of_the_annex_shows_its_citation_number() -> None:
    numbers = [line.label for line in reading.lines(FILES.annex) if line.label]
    assert numbers == ["3."]


def test_a_dissent_stands_in_full_in_the_annex() -> None:
    lines = [line.text for line in reading.lines(FILES.annex)]
    start = lines.index("Dissent 1, on paragraph 2")
    assert lines[start + 1 : start + 4] == [
        ON_PARAGRAPH.sentence,
        "A register tells a buyer where to look.",
        "It should be kept by each operator alone.",
    ]


def test_an_annex_with_nothing_to_say_says_so() -> None:
    lines = [line.text for line in reading.lines(annex.render(bare()))]
    assert lines[3:] == ["The brief holds everything; no dissent was carried."]


def test_the_slip_has_a_box_for_each_answer_to_each_recommendation() -> None:
    (table,) = reading.tables(FILES.slip)
    assert [row[0].partition(":")[0] for row in table[1:]] == [
        "Recommendation 1, Ministry of Waters",
        "Recommendation 2, Harbour Authority",
    ]
    assert [row[1].count("\u2610") for row in table[1:]] == [5, 5]
    assert "return it by 1 March 2027" in reading.whole(FILES.slip)


def test_a_slip_without_recommendations_asks_for_nothing() -> None:
    empty = slip.render(bare())
    assert reading.tables(empty) == []
    assert [line.text for line in reading.lines(empty)][3:] == [
        "The brief makes no recommendation; no answer is asked for."
    ]
