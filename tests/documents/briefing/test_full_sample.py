"""The full sample fits a brief, and page one holds what a reader needs in ninety seconds."""

import pytest

from documents.briefing.limits import TOTAL, too_long, words
from documents.briefing.word import render
from documents.briefing.words import ENGLISH
from tests.documents.briefing.full_sample import brief
from tests.documents.briefing.reading import lines

CONTENT = brief()
TEXTS = [line.text for line in lines(render(CONTENT))]
PAGE_ONE = "\n".join(TEXTS[: TEXTS.index(ENGLISH.why_now)])


def test_it_has_at_most_two_thousand_words_and_no_part_is_too_long() -> None:
    assert words(CONTENT) <= TOTAL
    assert too_long(CONTENT) == ()


@pytest.mark.parametrize(
    "what",
    [
        CONTENT.question,
        *(chair.name for chair in CONTENT.chairs),
        *CONTENT.addressees,
        *(one.action for one in CONTENT.recommendations),
        *(text for one in CONTENT.messages for text in (one.text, one.support, one.confidence)),
        CONTENT.sharpest.sentence if CONTENT.sharpest else "",
        "Dissents recorded: 7",
        "please answer by 30 November 2027",
    ],
)
def test_page_one_holds(what: str) -> None:
    assert what
    assert what in PAGE_ONE


def test_there_are_three_messages_each_with_its_support_and_confidence() -> None:
    assert [bool(one.support and one.confidence) for one in CONTENT.messages] == [True] * 3
