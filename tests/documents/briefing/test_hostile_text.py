"""Text that would break or bend a document is refused or printed as it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.briefing.content import BriefContent, DissentText, Paragraph
from documents.briefing.package import foreign_parts
from documents.briefing.word import render
from documents.errors import RecordError
from tests.documents.briefing import reading
from tests.documents.briefing.sample import bare

HOSTILE = {
    "a null": "\x00",
    "an escape": "\x1b[31m",
    "a next line": "\x85",
    "a surrogate": "\ud800",
    "a noncharacter": "\ufffe",
    "a noncharacter of another plane": "\U0001ffff",
    "a reserved noncharacter": "\ufdd0",
}
FIELDS: dict[str, Callable[[str], BriefContent]] = {
    "the question": lambda text: replace(bare(), question=text),
    "a paragraph": lambda text: replace(bare(), paragraphs=(Paragraph(1, text),)),
    "a dissent in full": lambda text: replace(bare(), sharpest=DissentText(1, "No.", text)),
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_printed_is_refused(text: str, field: Callable[[str], BriefContent]) -> None:
    with pytest.raises(RecordError) as refused:
        render(field(f"before{text}after"))
    assert refused.value.code == "brief.unprintable_text"


@pytest.mark.parametrize("language", ["", "xx-invented", "../en", "en_GB"])
def test_an_unknown_language_is_refused(language: str) -> None:
    with pytest.raises(RecordError) as refused:
        render(replace(bare(), language=language))
    assert refused.value.code == "brief.unknown_language"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_is_printed_as_it_is_or_refused(text: str) -> None:
    content = replace(bare(), question=text, paragraphs=(Paragraph(1, text),), why_now=text)
    if any(map(_unprintable, text)):
        with pytest.raises(RecordError, match=r"brief\.unprintable_text"):
            render(content)
        return
    brief = render(content)
    [printed] = [x.text for x in reading.lines(brief) if x.style == "Numbered Paragraph"]
    assert printed == (text.replace("\r", "\n") or "(deleted)")
    assert foreign_parts(brief) == ()


def _unprintable(character: str) -> bool:
    point = ord(character)
    control = point < 0x20 or 0x7F <= point < 0xA0
    nothing = 0xD800 <= point < 0xE000 or 0xFDD0 <= point < 0xFDF0 or point % 0x10000 >= 0xFFFE
    return nothing or (control and character not in "\t\n\r")


MARKUP = ("<w:p/>", "]]>", "&amp;", "<!-- -->", "\"'", "%1 {name} {0}", "\u202e", "a  b ", "=1+1")


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_only_text(text: str) -> None:
    brief = render(replace(bare(), question=text, convener=text))
    assert reading.lines(brief)[0].text == text
    assert foreign_parts(brief) == ()
