"""A concept note or terms of reference as a Word document.

- The title is the question; beneath it who convenes, who pays, and for when a report is planned.
- Each section under its heading, its lines as paragraphs; the terms of reference number theirs
  through, so that a paragraph can be cited.
- Funding and retention stand as tables, where there are any.
- The same paper gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from documents.briefing.content import Direction
from documents.briefing.paper_words import ENGLISH, PaperWording
from documents.briefing.phrases import Phrases
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.template import PARAGRAPHS
from documents.briefing.word import check_printable, new_document, saved
from documents.briefing.words import ENGLISH as BRIEF_ENGLISH
from documents.briefing.writer import Writer
from policies.charter import Retention, Section
from policies.recommendations import Arrangement
from policies.terms import TermsKind


@dataclass(frozen=True, slots=True)
class Sum:
    """What one source gives: whole units of a currency (ISO 4217), since a day."""

    source: str
    amount: int
    currency: str
    since: date


@dataclass(frozen=True, slots=True)
class Paper:
    """One text, complete. `version` counts the versions of its kind; `arrangement` is the order of
    recommendations, where the text says one."""

    kind: TermsKind
    version: int
    question: str
    convener: str
    sections: tuple[tuple[Section, str], ...]
    programme_area: str = ""
    sponsor: str = ""
    funders: tuple[str, ...] = ()
    funding: tuple[Sum, ...] = ()
    report_by: date | None = None
    retention: tuple[Retention, ...] = ()
    arrangement: Arrangement = Arrangement.AS_DRAFTED
    language: str = "en"
    direction: Direction = Direction.LEFT_TO_RIGHT


def render(paper: Paper, words: PaperWording = ENGLISH, house: Stationery = OURS) -> bytes:
    """The paper as a .docx file.

    Raises:
        RecordError: `brief.unprintable_text` if a text holds control characters, surrogates or
            noncharacters.
    """
    for text in _texts(paper):
        check_printable(text)
    phrases = Phrases(replace(BRIEF_ENGLISH, status=words.status), paper.language)
    document = new_document(paper, phrases.wording, house)
    _write(Writer(document, paper.direction, house), paper, phrases, words)
    return saved(document)


def _texts(paper: Paper) -> Iterator[str]:
    yield from (paper.question, paper.convener, paper.programme_area, paper.sponsor)
    yield from paper.funders
    yield from (text for _, text in paper.sections)
    yield from (one.source for one in paper.funding)


def _write(pen: Writer, paper: Paper, phrases: Phrases, words: PaperWording) -> None:
    pen.title(paper.question)
    kind = words.kind.format(kind=words.kinds[paper.kind], version=paper.version)
    pen.paragraph("Status", kind)
    for label, text in _particulars(paper, phrases, words):
        phrases.write_labelled(pen, "Particulars", label, text)
    number = 0
    for section, text in paper.sections:
        pen.heading(words.sections[section])
        if paper.kind is TermsKind.CONCEPT_NOTE:
            pen.prose(text)
            continue
        for line in filter(str.strip, text.splitlines()):
            number += 1
            pen.numbered(PARAGRAPHS, number, "Numbered Paragraph", line)
    _funding(pen, paper, phrases, words)
    _retention(pen, paper, words)


def _particulars(
    paper: Paper, phrases: Phrases, words: PaperWording
) -> tuple[tuple[str, str], ...]:
    report = phrases.day(paper.report_by) if paper.report_by else ""
    return (
        (words.convener, paper.convener),
        (words.programme_area, paper.programme_area),
        (words.sponsor, paper.sponsor),
        (words.funders, phrases.joined(paper.funders)),
        (words.report_by, report),
        (words.arrangement, words.arrangements.get(paper.arrangement, "")),
    )


def _funding(pen: Writer, paper: Paper, phrases: Phrases, words: PaperWording) -> None:
    if not paper.funding:
        return
    pen.heading(words.funding)
    rows = [
        (one.source, f"{one.currency} {one.amount:,}", phrases.day(one.since))
        for one in paper.funding
    ]
    pen.table(words.funding_columns, rows, (6, 3, 3))


def _retention(pen: Writer, paper: Paper, words: PaperWording) -> None:
    if not paper.retention:
        return
    pen.heading(words.retention)
    rows = [
        (words.classes[one.record_class], words.fates[one.fate], str(one.days or ""))
        for one in paper.retention
    ]
    pen.table(words.retention_columns, rows, (6, 3, 3))
