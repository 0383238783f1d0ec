"""A brief as a Word document: the parts in their order, and how a file is made of them.

- Page one: who asks what of whom by when, three messages, the sharpest disagreement, coverage.
- Then why now, shared vision, themes, options, recommendations, unknowns, next steps, method.
- Then, each on pages of their own, the reply slip and the annex (`documents.briefing.annex`).
- Dissents stand directly beneath what they dissent from, under their own number.
- The same content and wording give the same bytes; what cannot be printed faithfully is refused.
"""

import io
import unicodedata

import docx
from docx.document import Document

from documents.briefing import annex, front, method
from documents.briefing.content import BriefContent, OptionRow, Recommendation
from documents.briefing.package import repack
from documents.briefing.passages import texts
from documents.briefing.phrases import Phrases
from documents.briefing.template import PARAGRAPHS, RECOMMENDATIONS, Titled, template
from documents.briefing.words import ENGLISH, Wording
from documents.briefing.writer import Strong, Writer
from documents.errors import RecordError

_LINE_ENDS = frozenset("\n\r\t")


def render(content: BriefContent, wording: Wording = ENGLISH) -> bytes:
    """The brief as a .docx file.

    Raises:
        RecordError: `brief.unprintable_text` if a text holds control characters, surrogates or
            noncharacters; `brief.unknown_language` if the language tag is none.
    """
    for _, text in texts(content):
        check_printable(text)
    phrases = Phrases(wording, content.language)
    document = new_document(content, wording)
    _write(Writer(document, content.direction), content, phrases)
    return saved(document)


def new_document(content: Titled, wording: Wording) -> Document:
    """An empty document on our own template."""
    return docx.Document(io.BytesIO(template(content, wording)))


def saved(document: Document) -> bytes:
    """The file of a document, packed our way."""
    file = io.BytesIO()
    document.save(file)
    return repack(file.getvalue())


def _write(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    front.write(pen, content, phrases)
    pen.next_page()
    _why_now(pen, content, phrases)
    _vision(pen, content, phrases)
    _themes(pen, content, phrases)
    _options(pen, content, phrases)
    _recommendations(pen, content, phrases)
    _unknowns(pen, content, phrases)
    _next_steps(pen, content, phrases)
    method.write(pen, content, phrases)
    annex.write_reply_slip(pen, content, phrases)
    annex.write_annex(pen, content, phrases)


def check_printable(text: str) -> None:
    """Go on only if the text can be printed faithfully.

    Raises:
        RecordError: `brief.unprintable_text`.
    """
    for character in text:
        control = unicodedata.category(character) in ("Cc", "Cs")
        if (control and character not in _LINE_ENDS) or _is_noncharacter(ord(character)):
            raise RecordError("brief.unprintable_text")


def _is_noncharacter(point: int) -> bool:
    """Unicode, chapter 23.7: U+FDD0 to U+FDEF and the last two of every plane."""
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


def _why_now(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.why_now:
        pen.heading(phrases.wording.why_now)
        pen.prose(content.why_now)


def _vision(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if not content.paragraphs:
        return
    pen.heading(phrases.wording.vision)
    for paragraph in content.paragraphs:
        pen.numbered(PARAGRAPHS, paragraph.number, "Numbered Paragraph", paragraph.text)
        phrases.write_dissents(pen, paragraph.dissents)
    if content.annex_paragraphs:
        pen.paragraph("Particulars", phrases.wording.vision_rest)


def _themes(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.themes:
        pen.heading(phrases.wording.themes)
    for theme in content.themes:
        if theme.title:
            pen.heading(theme.title, 2)
        pen.prose(theme.text)


def _options(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if not content.options:
        return
    pen.heading(phrases.wording.options)
    rows = [_cells(row) for row in content.options]
    used = [column for column in range(len(_SHARES)) if any(row[column] for row in rows)]
    pen.table(
        [phrases.wording.option_columns[column] for column in used],
        [[row[column] for column in used] for row in rows],
        [_SHARES[column] for column in used],
    )


_SHARES = (4, 6, 6, 3, 3, 3)
"""The options table: the arguments get the room."""


def _cells(row: OptionRow) -> tuple[str, ...]:
    return (
        row.option,
        row.case_for,
        row.case_against,
        row.feasibility,
        row.cost,
        row.confidence,
    )


def _recommendations(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.recommendations:
        pen.heading(phrases.wording.recommendations)
    for item in content.recommendations:
        addressee = Strong(phrases.label(item.addressee))
        pen.numbered(RECOMMENDATIONS, item.number, "Recommendation", addressee, item.action)
        for label, text in _details(item, phrases):
            phrases.write_labelled(pen, "Recommendation Detail", label, text)
        phrases.write_dissents(pen, item.dissents)


def _details(item: Recommendation, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    wording = phrases.wording
    return (
        (wording.first_step, item.first_step),
        (wording.by, phrases.day(item.by)),
        (wording.means, item.means),
        (wording.forum, item.forum),
        (wording.follow_up, item.follow_up),
        (wording.rationale, item.rationale),
        (wording.support, item.support),
    )


def _unknowns(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.unknowns:
        pen.heading(phrases.wording.unknowns)
    for unknown in content.unknowns:
        phrases.write_labelled(pen, "Normal", unknown.title, unknown.text)


def _next_steps(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.next_steps:
        pen.heading(phrases.wording.next_steps)
        pen.prose(content.next_steps)
