"""A brief as a Word document: the parts in their order, and how a file is made of them.

- Page one: who asks what of whom by when, three messages, the sharpest disagreement, coverage.
- Then why now, shared vision, themes, options, recommendations, unknowns, next steps, method.
- Last, the digests of what is sent with it, so that whoever signs the brief signs them too.
- Dissents stand directly beneath what they dissent from, under their own number.
- The same content and wording give the same bytes; what cannot be printed faithfully is refused.
"""

import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

import docx
from docx.document import Document

from documents.briefing import front, method
from documents.briefing.content import BriefContent, OptionRow, Recommendation
from documents.briefing.package import repack
from documents.briefing.parts import ORDER
from documents.briefing.passages import texts
from documents.briefing.phrases import Phrases
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.template import RECOMMENDATIONS, Titled, template
from documents.briefing.words import ENGLISH, Wording
from documents.briefing.writer import Strong, Writer
from documents.errors import RecordError

NOTHING: Mapping[str, str] = MappingProxyType({})

_LINE_ENDS = frozenset("\n\r\t")


def render(
    content: BriefContent,
    wording: Wording = ENGLISH,
    enclosed: Mapping[str, str] = NOTHING,
    house: Stationery = OURS,
) -> bytes:
    """The brief as a .docx file; `enclosed`: SHA-256 of what is sent with it, by name.

    Raises:
        RecordError: `brief.unprintable_text` if a text holds control characters, surrogates or
            noncharacters; `brief.unknown_language` if the language tag is none.
    """
    return written(content, wording, partial(_write, enclosed=enclosed), house)


def written(
    content: BriefContent,
    wording: Wording,
    write: Callable[[Writer, BriefContent, Phrases], None],
    house: Stationery,
) -> bytes:
    """The file that `write` writes of this content.

    Raises:
        RecordError: as `render`.
    """
    for _, text in texts(content):
        check_printable(text)
    phrases = Phrases(wording, content.language)
    document = new_document(content, wording, house)
    write(Writer(document, content.direction, house), content, phrases)
    return saved(document)


def new_document(content: Titled, wording: Wording, house: Stationery) -> Document:
    """An empty document on this stationery."""
    return docx.Document(io.BytesIO(template(content, wording, house)))


def saved(document: Document, order: Sequence[str] = ORDER) -> bytes:
    """The file of a document, packed our way, of these parts."""
    file = io.BytesIO()
    document.save(file)
    return repack(file.getvalue(), order)


def _write(
    pen: Writer, content: BriefContent, phrases: Phrases, enclosed: Mapping[str, str]
) -> None:
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
    _enclosed(pen, enclosed, phrases)


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
    if not (content.paragraphs or content.whole.support or content.whole.dissents):
        return
    pen.heading(phrases.wording.vision)
    for paragraph in content.paragraphs:
        phrases.write_paragraph(pen, paragraph)
        phrases.write_dissents(pen, paragraph.dissents)
    if content.annex_paragraphs:
        pen.paragraph("Particulars", phrases.wording.vision_rest)
    _whole(pen, content, phrases)


def _whole(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    """What holds of the whole text stands under it, and says so."""
    phrases.write_labelled(pen, "Normal", phrases.wording.whole, content.whole.support)
    for dissent in content.whole.dissents:
        phrases.write_dissent(pen, dissent, phrases.place_of(dissent, content))


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


_SHARES = (4, 9, 9, 4, 3, 4)
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
    if len(content.recommendations) > 1:
        pen.paragraph("Particulars", phrases.wording.orders[content.arrangement])
    cluster = ""
    for item in content.recommendations:
        if item.cluster != cluster:
            cluster = item.cluster
            pen.heading(cluster, 2)
        addressee = Strong(phrases.label(item.addressee))
        pen.numbered(RECOMMENDATIONS, item.number, "Recommendation", addressee, item.action)
        for details in (_asked(item, phrases), _reasons(item, phrases)):
            phrases.write_run_in(pen, "Recommendation Detail", details)
        phrases.write_dissents(pen, item.dissents)


def _asked(item: Recommendation, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    wording = phrases.wording
    return (
        (wording.first_step, item.first_step),
        (wording.by, phrases.day(item.by)),
        (wording.means, item.means),
    )


def _reasons(item: Recommendation, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    wording = phrases.wording
    return (
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


def _enclosed(pen: Writer, enclosed: Mapping[str, str], phrases: Phrases) -> None:
    if enclosed:
        pen.heading(phrases.wording.enclosed, 2)
    for file, sha256 in enclosed.items():
        label = phrases.wording.digest.format(file=file)
        phrases.write_labelled(pen, "Particulars", label, sha256)
