"""A concept note and terms of reference as files."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from documents.briefing.package import foreign_parts
from documents.briefing.paper_words import ENGLISH, paper_wording
from documents.briefing.papers import Paper, Sum, render
from documents.errors import RecordError
from policies.charter import SECTIONS, USUAL, Fate, Section
from policies.recommendations import Arrangement
from policies.terms import RecordClass, TermsKind
from tests.documents.briefing.reading import headings, lines, tables

NOTE, REFERENCE = TermsKind.CONCEPT_NOTE, TermsKind.TERMS_OF_REFERENCE


def paper(kind: TermsKind) -> Paper:
    return Paper(
        kind=kind,
        version=2,
        question="Who measures the lake?",
        convener="A university",
        sections=tuple((one, f"About {one}.\nAnd more of {one}.") for one in SECTIONS[kind]),
        programme_area="Waters",
        sponsor="A ministry",
        funders=("A fund", "A foundation"),
        funding=(Sum("A fund", 1_200_000, "EUR", date(2026, 1, 31)),),
        report_by=date(2027, 3, 1),
        retention=tuple(USUAL.values()) if kind is REFERENCE else (),
    )


@pytest.mark.parametrize("kind", list(TermsKind))
def test_the_same_paper_gives_the_same_bytes_and_nothing_foreign(kind: TermsKind) -> None:
    once, twice = render(paper(kind)), render(paper(kind))
    assert sha256(once).digest() == sha256(twice).digest()
    assert foreign_parts(once) == ()
    assert render(replace(paper(kind), version=3)) != once


def test_a_concept_note_has_its_sections_in_order_and_its_funding() -> None:
    file = render(paper(NOTE))
    expected = [ENGLISH.sections[one] for one in SECTIONS[NOTE]]
    assert headings(file) == [*expected, "Funding statement"]
    texts = [line.text for line in lines(file)]
    assert texts[:2] == ["Who measures the lake?", "Concept note, version 2"]
    assert "Report planned for: 1 March 2027" in texts
    assert "Funded by: A fund; A foundation" in texts
    assert tables(file) == [
        [["Source", "Amount", "Since"], ["A fund", "EUR 1,200,000", "31 January 2026"]]
    ]


def test_the_order_of_recommendations_is_printed_where_the_text_says_one() -> None:
    ranked = replace(paper(REFERENCE), arrangement=Arrangement.RANKED)
    said = "Recommendations: ranked by the words for their support"
    assert said in [line.text for line in lines(render(ranked))]
    silent = [line.text for line in lines(render(paper(REFERENCE)))]
    assert not any(text.startswith("Recommendations") for text in silent)


def test_paragraphs_of_terms_of_reference_are_numbered_through() -> None:
    file = render(paper(REFERENCE))
    numbered = [line.label for line in lines(file) if line.style == "Numbered Paragraph"]
    assert numbered == [f"{n}." for n in range(1, 2 * len(SECTIONS[REFERENCE]) + 1)]
    assert headings(file)[-1] == "What becomes of the records"
    rows = tables(file)[1][1:]
    assert len(rows) == len(RecordClass)
    assert ["Who stands behind a handle", "destroyed", "90"] in rows


def test_what_cannot_be_printed_is_refused() -> None:
    bad = replace(paper(NOTE), sections=((Section.CONTACT, "A bell \x07."),))
    with pytest.raises(RecordError, match=r"brief\.unprintable_text"):
        render(bad)


def test_everything_has_its_words() -> None:
    assert set(ENGLISH.sections) == set(Section)
    assert set(ENGLISH.classes) == set(RecordClass)
    assert set(ENGLISH.fates) == set(Fate)
    assert set(ENGLISH.kinds) == set(TermsKind)
    translated = paper_wording(lambda message: f"«{message}»")
    assert translated.kinds[NOTE] == "«Concept note»"
