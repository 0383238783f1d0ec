"""What stands after the brief: the reply slip and the annex.

- The reply slip repeats each recommendation under its number with a box per answer.
- The annex holds definitions, the paragraphs that are not placed in the brief, and every
  carried dissent in full, however long.
- Neither counts towards the length of the brief; each is left out when it has nothing to say.
"""

from documents.briefing.content import BriefContent, DissentText, dissents
from documents.briefing.phrases import Phrases
from documents.briefing.template import PARAGRAPHS
from documents.briefing.writer import Writer

_BOX = "\u2610"
"""BALLOT BOX"""


def write_reply_slip(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    """Write the page that an addressee fills in and returns."""
    if not content.recommendations:
        return
    wording = phrases.wording
    pen.next_page()
    pen.heading(wording.slip)
    pen.paragraph("Normal", wording.slip_request.format(date=phrases.day(content.answer_by)))
    boxes = "\n".join(f"{_BOX} {answer}" for _, answer in wording.responses)
    rows = [
        (phrases.label(wording.recommendation.format(number=item.number)) + item.action, boxes, "")
        for item in content.recommendations
    ]
    pen.table(wording.slip_columns, rows, (4, 2, 4))
    pen.paragraph("Coverage", wording.slip_signed)


def write_annex(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    """Write the annex."""
    carried = dissents(content)
    if not (content.definitions or content.annex_paragraphs or carried):
        return
    pen.next_page()
    pen.heading(phrases.wording.annex)
    _definitions(pen, content, phrases)
    _remaining(pen, content, phrases)
    if carried:
        pen.heading(phrases.wording.dissents, 2)
    for dissent in carried:
        _in_full(pen, dissent, content, phrases)


def _definitions(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.definitions:
        pen.heading(phrases.wording.definitions, 2)
    for definition in content.definitions:
        phrases.write_labelled(pen, "Normal", definition.term, definition.meaning)


def _remaining(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    if content.annex_paragraphs:
        pen.heading(phrases.wording.remaining, 2)
    for paragraph in content.annex_paragraphs:
        pen.numbered(PARAGRAPHS, paragraph.number, "Numbered Paragraph", paragraph.text)
        phrases.write_dissents(pen, paragraph.dissents)


def _in_full(pen: Writer, dissent: DissentText, content: BriefContent, phrases: Phrases) -> None:
    pen.heading(phrases.place_of(dissent, content), 3)
    phrases.write_dissent(pen, dissent)
    pen.prose(dissent.text)
