"""The reply slip of a brief: a document of its own, which an addressee fills in and returns.

- It repeats each recommendation under its number and addressee, with a box per answer.
- One slip for all addressees: everybody gets the same bytes.
"""

from documents.briefing.content import BriefContent, Recommendation
from documents.briefing.phrases import Phrases
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.word import written
from documents.briefing.words import ENGLISH, Wording
from documents.briefing.writer import Writer

_BOX = "\u2610"
"""BALLOT BOX"""


def render(content: BriefContent, wording: Wording = ENGLISH, house: Stationery = OURS) -> bytes:
    """The reply slip as a .docx file.

    Raises:
        RecordError: as `documents.briefing.word.render`.
    """
    return written(content, wording, _write, house)


def _write(pen: Writer, content: BriefContent, phrases: Phrases) -> None:
    wording = phrases.wording
    pen.title(content.question)
    pen.paragraph("Particulars", wording.slip)
    pen.paragraph("Status", wording.status)
    if not content.recommendations:
        pen.paragraph("Normal", wording.slip_empty)
        return
    pen.paragraph("Normal", wording.slip_request.format(date=phrases.day(content.answer_by)))
    boxes = "\n".join(f"{_BOX} {answer}" for _, answer in wording.responses)
    rows = [(_asked(item, phrases), boxes, "") for item in content.recommendations]
    pen.table(wording.slip_columns, rows, (4, 2, 4))
    pen.paragraph("Coverage", wording.slip_signed)


def _asked(item: Recommendation, phrases: Phrases) -> str:
    asked = phrases.wording.slip_item.format(number=item.number, addressee=item.addressee)
    return phrases.label(asked) + item.action
