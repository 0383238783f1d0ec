"""A rendered brief, read back."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import _Element

from documents.briefing.content import BriefContent, DissentText, Paragraph, Recommendation
from documents.briefing.word import render
from policies.recommendations import Arrangement
from tests.documents.briefing import reading
from tests.documents.briefing.sample import ON_PARAGRAPH, ON_TEXT, arabic, bare, clustered, full

FULL = render(full())
PARTS = [
    "Asked of you; please answer by 1 March 2027",
    "Messages",
    "The sharpest disagreement",
    "Why now",
    "Shared vision",
    "Themes",
    "Blame",
    "Options",
    "Recommendations",
    "What is not known",
    "Next steps",
    "Method",
    "What the words of quantity mean",
]


def _labelled(brief: bytes, style: str) -> list[tuple[str, str]]:
    return [(line.label, line.text) for line in reading.lines(brief) if line.style == style]


def _after(brief: bytes, text: str) -> reading.Line:
    lines = reading.lines(brief)
    position = next(n for n, line in enumerate(lines) if line.label and text in line.text)
    return lines[position + 1]


def _page(brief: bytes, number: int) -> list[reading.Line]:
    """The lines of the n-th run of lines between forced page breaks."""
    pages: list[list[reading.Line]] = [[]]
    paragraphs = docx.Document(io.BytesIO(brief)).paragraphs
    for paragraph, line in zip(paragraphs, reading.lines(brief), strict=True):
        if paragraph.paragraph_format.page_break_before:
            pages.append([])
        pages[-1].append(line)
    return pages[number - 1]


def test_the_question_is_the_title() -> None:
    assert reading.lines(FULL)[0] == reading.Line("Title", full().question)


def test_the_parts_stand_in_their_order() -> None:
    assert reading.headings(FULL) == PARTS


def test_parts_without_content_are_left_out() -> None:
    assert reading.headings(render(bare())) == ["Method"]


def test_a_brief_without_dissents_says_so() -> None:
    assert _labelled(render(bare()), "Coverage") == [("", "No dissent was recorded.")]


def test_page_one_says_what_is_asked_of_whom_by_when_how_firm_and_what_speaks_against_it() -> None:
    page = "\n".join(line.text for line in _page(FULL, 1))
    for said in (
        "Ada Example (former inspector); Ben Sample",
        "Ministry of Waters; Harbour Authority",
        "personal capacity",
        "by 1 March 2027",
        "Recommendation 1, Ministry of Waters, by 30 June 2027: Protect by decree",
        "Support: most; Confidence: high",
        "Dissent 1, on paragraph 2: A shared register",
        "recorded: 6; carried: 4; withdrawn by their holders: 1; merged: 1",
    ):
        assert said in page


def test_page_one_ends_before_the_first_part() -> None:
    assert _page(FULL, 2)[0].text == "Why now"


def test_paragraphs_show_their_citation_numbers() -> None:
    numbers = [label for label, _ in _labelled(FULL, "Numbered Paragraph")]
    assert numbers == ["1.", "2.", "4."]


def test_what_is_done_first_by_whom_and_why_runs_in() -> None:
    assert [text for _, text in _labelled(FULL, "Recommendation Detail")] == [
        "First step: Ask the law office for a draft. \u00b7 By: 30 June 2027 \u00b7 "
        "Means and who pays: Within the present budget; the ministry pays.",
        "Forum: Council of Waters \u00b7 Follow-up: A report after one year. \u00b7 "
        "Rationale: Protection comes before reporting. \u00b7 "
        "Support: most of 16 who took a position",
        "By: 15 September 2027",
    ]


def test_recommendations_show_their_citation_numbers() -> None:
    numbers = [label for label, _ in _labelled(FULL, "Recommendation")]
    assert numbers == ["Recommendation 1.", "Recommendation 2."]


ORDERS = {
    Arrangement.AS_DRAFTED: "Their order says nothing",
    Arrangement.CLUSTERED: "They are grouped by theme",
    Arrangement.RANKED: "They stand in the order of the words",
}


@pytest.mark.parametrize("arrangement", Arrangement)
def test_a_brief_says_what_the_order_of_its_recommendations_means(arrangement: Arrangement) -> None:
    found = reading.lines(render(replace(full(), arrangement=arrangement)))
    at = next(n for n, line in enumerate(found) if line.text == "Recommendations")
    assert found[at + 1].text.startswith(ORDERS[arrangement])


def test_one_recommendation_has_no_order() -> None:
    only = replace(full(), recommendations=full().recommendations[:1])
    assert not any("Their order" in line.text for line in reading.lines(render(only)))


def test_each_cluster_has_one_heading() -> None:
    found = [line for line in reading.lines(render(clustered())) if line.style != "Ask"]
    at = next(n for n, line in enumerate(found) if line.text == "Recommendations")
    kept = [one for one in found[at:] if one.style in ("Heading 2", "Recommendation")]
    shown = [one.label or one.text for one in kept][:5]
    numbers = [f"Recommendation {n}." for n in (1, 3, 2)]
    assert shown == ["Blame", *numbers[:2], "Training", numbers[2]]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 300), min_size=1, max_size=12, unique=True))
def test_any_citation_number_is_the_number_shown(numbers: list[int]) -> None:
    day = date(2027, 1, 1)
    brief = render(
        replace(
            bare(),
            paragraphs=tuple(Paragraph(n, "Text.") for n in numbers),
            recommendations=tuple(Recommendation(n, "Council", "Act.", day) for n in numbers),
        )
    )
    assert [x for x, _ in _labelled(brief, "Numbered Paragraph")] == [f"{n}." for n in numbers]
    assert [x for x, _ in _labelled(brief, "Recommendation")] == [
        f"Recommendation {n}." for n in numbers
    ]


def test_inserted_and_deleted_paragraphs_keep_the_numbers_of_the_others() -> None:
    texts = (Paragraph(1, "One."), Paragraph(1, "More.", term=1), Paragraph(2, ""))
    found = _labelled(render(replace(bare(), paragraphs=texts)), "Numbered Paragraph")
    assert found == [("1.", "One."), ("", "1 bis.\tMore."), ("2.", "(deleted)")]


def test_a_dissent_stands_directly_beneath_its_paragraph() -> None:
    line = _after(FULL, "Warnings are kept in one register.")
    assert (line.style, line.text) == ("Dissent", f"Dissent 1: {ON_PARAGRAPH.sentence}")


def test_a_dissent_stands_beneath_its_recommendation_before_the_next_part() -> None:
    lines = reading.lines(FULL)
    end = next(n for n, line in enumerate(lines) if line.text == "What is not known")
    assert lines[end - 1].text.startswith("Dissent 2: The training has been tried twice")


WHOLE = [
    f"Support for the text as a whole: {full().whole.support}",
    f"Dissent 4, on the text as a whole: {ON_TEXT.sentence}",
]


@pytest.mark.parametrize("paragraphs", [full().paragraphs, ()], ids=["with", "without"])
def test_what_is_said_of_the_whole_text_ends_its_part_and_says_so(
    paragraphs: tuple[Paragraph, ...],
) -> None:
    lines = [line.text for line in reading.lines(render(replace(full(), paragraphs=paragraphs)))]
    assert lines[lines.index("Themes") - 2 : lines.index("Themes")] == WHOLE
    assert "Shared vision" in lines


def test_a_dissent_nobody_confirmed_says_so() -> None:
    unconfirmed = [t for _, t in _labelled(FULL, "Dissent") if "not confirmed" in t]
    assert len(unconfirmed) == 1
    assert "The training has been tried twice" in unconfirmed[0]


def test_dissents_beneath_one_paragraph_come_by_number() -> None:
    two = (DissentText(7, "Seventh."), DissentText(2, "Second."))
    brief = render(replace(bare(), paragraphs=(Paragraph(1, "Text.", two),)))
    assert [t for _, t in _labelled(brief, "Dissent")][:2] == [
        "Dissent 2: Second.",
        "Dissent 7: Seventh.",
    ]


def test_a_suppressed_count_is_not_printed_nor_its_label() -> None:
    method = "\n".join(line.text for line in reading.lines(FULL))
    assert "Experts who wrote: 16" in method
    assert "answered questions" not in method


def test_the_legend_has_a_header_row() -> None:
    legend = reading.word_tables(FULL)[1]
    assert [cell.text for cell in legend.rows[1].cells] == ["most", "at least two thirds"]
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in legend.rows] == [
        True,
        False,
        False,
    ]


def test_without_quantifiers_there_is_no_legend_and_the_brief_says_why() -> None:
    brief = render(bare())
    assert reading.tables(brief) == []
    assert "too small for words of quantity" in reading.lines(brief)[-1].text


def test_a_column_of_the_options_that_nobody_filled_is_left_out() -> None:
    rows = tuple(replace(row, cost="") for row in full().options)
    header = reading.tables(render(replace(full(), options=rows)))[0][0]
    assert header == ["Option", "For", "Against", "Feasibility", "Confidence"]


def test_the_footer_counts_pages() -> None:
    for name in ("word/footer1.xml", "word/footer2.xml"):
        fields = reading.part(FULL, name).iter(qn("w:fldSimple"))
        assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_header_repeats_the_status_line() -> None:
    assert b"Not a negotiated text." in reading.members(FULL)["word/header1.xml"]


@pytest.mark.parametrize("content", [full(), arabic()], ids=["en", "ar"])
def test_the_language_is_told_once_for_all(content: BriefContent) -> None:
    tag = next(reading.part(render(content), "word/styles.xml").iter(qn("w:lang")))
    assert tag.get(qn("w:val")) == content.language


def _unturned(root: _Element, of: str, mark: str) -> list[str]:
    """Elements `of` that lack the `mark` of reading direction in their properties."""
    return [of for item in root.iter(qn(of)) if item.find(f"*/{qn(mark)}") is None]


@pytest.mark.parametrize("name", ["document", "header1", "footer1", "footer2"])
def test_right_to_left_turns_every_paragraph_and_run(name: str) -> None:
    root = reading.part(render(arabic()), f"word/{name}.xml")
    assert _unturned(root, "w:p", "w:bidi") == []
    assert _unturned(root, "w:r", "w:rtl") == []


def test_right_to_left_turns_tables_and_the_section() -> None:
    root = reading.part(render(arabic()), "word/document.xml")
    assert _unturned(root, "w:tbl", "w:bidiVisual") == []
    assert root.find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None


def test_left_to_right_turns_nothing() -> None:
    assert not any(
        b"w:bidi/" in blob or b"w:rtl" in blob for blob in reading.members(FULL).values()
    )
