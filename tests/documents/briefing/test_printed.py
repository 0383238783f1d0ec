"""The brief as LibreOffice prints it: four pages at most, and page one says what it must."""

import re

import pytest

from documents.briefing.files import Files, render
from documents.briefing.limits import TOTAL, too_long, words
from tests import office
from tests.documents.briefing.full_sample import brief
from tests.documents.briefing.largest import largest

FULL, LARGEST = brief(), largest()
PAGES = 4


@pytest.fixture(scope="module")
def files() -> Files:
    return render(FULL)


@pytest.fixture(scope="module")
def page_one(files: Files) -> str:
    printed = office.pages(files.brief)
    assert len(printed) <= PAGES
    return re.sub(r"\s+", " ", printed[0])


def test_a_brief_of_two_thousand_words_has_four_pages() -> None:
    assert (words(LARGEST), too_long(LARGEST)) == (TOTAL, ())
    assert len(office.pages(render(LARGEST).brief)) == PAGES


def test_page_one_of_the_full_sample_says_what_a_reader_needs(page_one: str) -> None:
    wanted = [
        FULL.question,
        *(f"{chair.name} ({chair.title})" for chair in FULL.chairs),
        *FULL.addressees,
        "Not a negotiated text.",
        "please answer by 30 November 2027",
        *(one.action for one in FULL.recommendations),
        *(text for one in FULL.messages for text in (one.title, one.text)),
        *(f"Support: {one.support}; Confidence: {one.confidence}" for one in FULL.messages),
        FULL.sharpest.sentence if FULL.sharpest else "no dissent is printed",
        "Dissents recorded: 7; carried: 5; withdrawn by their holders: 1; merged: 0.",
    ]
    assert [one for one in wanted if re.sub(r"\s+", " ", one) not in page_one] == []


def test_page_one_ends_where_the_reasons_begin(page_one: str) -> None:
    assert "Why now" not in page_one
    assert page_one.strip().endswith("Page 1 of 4")


def test_annex_and_slip_are_printed_apart(files: Files) -> None:
    assert "Dissents in full" in "".join(office.pages(files.annex))
    assert len(office.pages(files.slip)) == 1
