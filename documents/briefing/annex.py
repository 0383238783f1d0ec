"""The annex of a brief: a document of its own, for whoever wants to read further.

- It holds definitions, the stage model, cases, the paragraphs that are not placed in the brief,
  and every carried dissent in full, however long.
- It does not count towards the length of the brief, and says so where it has nothing to say.
"""

from collections.abc import Sequence

from documents.briefing.content import BriefContent, DissentText, Passage, dissents
from documents.briefing.phrases import Phrases
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.word import written
from documents.briefing.words import ENGLISH, Wording
from documents.briefing.writer import Writer


def render(content: BriefContent, wording: Wording = ENGLISH, house: Stationery = OURS) -> bytes:
    """The annex as a .docx file.

    Raises:
        RecordError: as `documents.briefing.word.render`.
    """
    return written(content, wording, _write, house)


def _write(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    wording, carried = phrases.wording, dissents(content)
    pen.title(content.question)
    pen.paragraph("Particulars", wording.annex)
    pen.paragraph("Status", wording.status)
    _entries(pen, wording.definitions, content.definitions, phrases)
    _entries(pen, wording.stages, content.stages, phrases)
    _entries(pen, wording.cases, content.cases, phrases)
    _remaining(pen, content, phrases)
    if carried:
        pen.heading(wording.dissents)
    for dissent in carried:
        _in_full(pen, dissent, content, phrases)
    _nothing(pen, content, phrases)


def _entries(pen: Writer, heading: str, entries: Sequence[Passage], phrases: Phrases) -> None:
    if entries:
        pen.heading(heading)
    for entry in entries:
        phrases.write_labelled(pen, "Normal", entry.title, entry.text)


def _remaining(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.annex_paragraphs:
        pen.heading(phrases.wording.remaining)
    for paragraph in content.annex_paragraphs:
        phrases.write_paragraph(pen, paragraph)
        phrases.write_dissents(pen, paragraph.dissents)


def _in_full(pen: Writer, dissent: DissentText, content: BriefContent, phrases: Phrases) -> None:
    pen.heading(phrases.place_of(dissent, content), 2)
    phrases.write_dissent(pen, dissent)
    pen.prose(dissent.text)


def _nothing(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    entries = (*content.definitions, *content.stages, *content.cases)
    if not (entries or content.annex_paragraphs or dissents(content)):
        pen.paragraph("Normal", phrases.wording.annex_empty)
