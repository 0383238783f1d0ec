"""The WordprocessingML that the document library does not write itself.

- One function per need; element order is that of the schema (ECMA-376 part 1, §17).
- Reading direction is said on every paragraph, run and table: Word does not inherit it.
"""

import unicodedata
from typing import Final, cast

from docx.document import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

AUTHOR: Final = "Track secretariat"
MOMENT: Final = "2000-01-01T00:00:00Z"
"""Who made a tracked change or a comment, and when: nobody and never."""

_AFTER_BIDI = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
_AFTER_NUMBER = ("w:pBdr", "w:shd", "w:tabs", "w:bidi", *_AFTER_BIDI)
"""What follows an element in the schema, as far as our paragraphs have it."""


def element(tag: str, **attributes: str | int) -> BaseOxmlElement:
    """An element of WordprocessingML: `element("w:start", val=1)`."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def start_list(document: Document, definition: int, start: int) -> int:
    """Begin a list of this numbering definition at `start`; returns the list's id."""
    numbering = document.part.numbering_part.element
    identifier = len(numbering.findall(qn("w:num"))) + 1
    made = element("w:num", numId=identifier)
    made.append(element("w:abstractNumId", val=definition))
    override = element("w:lvlOverride", ilvl=0)
    override.append(element("w:startOverride", val=start))
    made.append(override)
    numbering.append(made)
    return identifier


def put_in_list(paragraph: Paragraph, identifier: int) -> None:
    """Make the paragraph the next item of a list."""
    number = element("w:numPr")
    number.append(element("w:ilvl", val=0))
    number.append(element("w:numId", val=identifier))
    paragraph._p.get_or_add_pPr().insert_element_before(number, *_AFTER_NUMBER)


def runs_right_to_left(text: str) -> bool:
    """Whether a text is set from right to left: as its first letter is (UAX #9, P2 and P3)."""
    classes = map(unicodedata.bidirectional, text)
    return next((one for one in classes if one in ("L", "R", "AL")), "L") != "L"


def turn_paragraph(paragraph: Paragraph) -> None:
    """Set a paragraph from right to left; its runs are turned one by one."""
    paragraph._p.get_or_add_pPr().insert_element_before(element("w:bidi"), *_AFTER_BIDI)


def turn_run(run: Run) -> None:
    """Set a run from right to left."""
    run.font.rtl = True


def turn_table(table: Table) -> None:
    """Put the first column of a table on the right."""
    table.table_direction = WD_TABLE_DIRECTION.RTL


def keep_row(row: _Row, *, heading: bool = False) -> None:
    """Never split a row between pages; repeat a heading row on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if heading:
        properties.append(element("w:tblHeader"))
