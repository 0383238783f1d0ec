"""What is read back from a brief is what a word processor shows, number for number."""

import io

import docx
import pytest

from documents.briefing.content import BriefContent
from documents.briefing.reading import Paragraph, Table, blocks
from documents.briefing.word import render
from documents.errors import RecordError
from tests.documents.briefing import reading, sample

SAMPLES = {"full": sample.full(), "bare": sample.bare(), "arabic": sample.arabic()}


@pytest.mark.parametrize("content", SAMPLES.values(), ids=SAMPLES)
def test_every_paragraph_with_its_number(content: BriefContent) -> None:
    brief = render(content)
    read = [one for one in blocks(brief) if isinstance(one, Paragraph)]
    shown = reading.lines(brief)
    assert [(one.number, "".join(piece.text for piece in one.pieces)) for one in read] == [
        (line.label.strip(), line.text) for line in shown
    ]
    assert [one.level for one in read][:1] == [1]


@pytest.mark.parametrize("content", SAMPLES.values(), ids=SAMPLES)
def test_every_table_with_its_heading_row(content: BriefContent) -> None:
    brief = render(content)
    read = [(one.header, *one.rows) for one in blocks(brief) if isinstance(one, Table)]
    shown = docx.Document(io.BytesIO(brief)).tables
    assert read == [
        tuple(tuple(cell.text for cell in row.cells) for row in table.rows) for table in shown
    ]


def test_what_is_no_brief_is_not_read() -> None:
    with pytest.raises(RecordError, match=r"brief\.unreadable"):
        blocks(b"no archive")
