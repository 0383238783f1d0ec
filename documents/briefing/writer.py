"""The pen: headings, paragraphs, numbered items and tables in our template's styles.

- A style is named, never a look: how it looks stands in `documents.briefing.styles`.
- A numbered item shows the number it is given. Items that follow each other share one list;
  where the numbers leave a gap, a new list begins at the right number.
- Everything the pen writes is turned when the language runs from right to left.
"""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.shared import Twips
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from documents.briefing import ooxml
from documents.briefing.content import Direction
from documents.briefing.stationery import OURS, Stationery


class Strong(str):
    """A piece of text that is a label: set in bold."""

    __slots__ = ()


class Writer:
    """Writes one document from top to bottom."""

    def __init__(self, document: Document, direction: Direction, house: Stationery = OURS) -> None:
        self._document = document
        self._width = house.sheet.text_width
        self._turned = direction is Direction.RIGHT_TO_LEFT
        self._on_new_page = False
        self._lists: dict[int, tuple[int, int]] = {}

    def title(self, text: str) -> None:
        """The title of the document."""
        self.paragraph("Title", text)

    def heading(self, text: str, level: int = 1) -> None:
        """A true heading of level 1 to 3."""
        paragraph = self.paragraph(f"Heading {level}", text)
        if self._on_new_page:
            paragraph.paragraph_format.page_break_before = True
            self._on_new_page = False

    def next_page(self) -> None:
        """Let the next heading begin a page; without one, no page is begun."""
        self._on_new_page = True

    def paragraph(self, style: str, *pieces: str) -> Paragraph:
        """One paragraph of pieces of text; a line feed in a piece is a line break."""
        return self._fill(self._document.add_paragraph(style=style), pieces)

    def prose(self, text: str, style: str = "Normal") -> None:
        """A longer text: each of its lines is a paragraph."""
        for line in text.splitlines():
            if line.strip():
                self.paragraph(style, line)

    def numbered(self, definition: int, number: int, style: str, *pieces: str) -> None:
        """An item of a numbering definition that shows exactly `number`."""
        identifier, expected = self._lists.get(definition, (0, 0))
        if number != expected:
            identifier = ooxml.start_list(self._document, definition, number)
        self._lists[definition] = (identifier, number + 1)
        ooxml.put_in_list(self.paragraph(style, *pieces), identifier)

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]
    ) -> None:
        """A table with a repeated header row; `shares` are the columns' parts of the width."""
        table = self._document.add_table(1, len(header), style="Light")
        table.autofit = False
        if self._turned:
            ooxml.turn_table(table)
        self._row(table.rows[0], header, "Table Heading")
        ooxml.keep_row(table.rows[0], heading=True)
        for texts in rows:
            row = table.add_row()
            self._row(row, texts, "Table Text")
            ooxml.keep_row(row)
        _set_widths(table, shares, self._width)

    def _row(self, row: _Row, texts: Sequence[str], style: str) -> None:
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = style
            self._fill(paragraph, (text,))

    def _fill(self, paragraph: Paragraph, pieces: Iterable[str]) -> Paragraph:
        if self._turned:
            ooxml.turn_paragraph(paragraph)
        for piece in pieces:
            run = paragraph.add_run(piece, style="Strong" if isinstance(piece, Strong) else None)
            if self._turned:
                ooxml.turn_run(run)
        return paragraph


def _set_widths(table: Table, shares: Sequence[int], width: int) -> None:
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Twips(width * share // sum(shares))
        for cell in column.cells:
            cell.width = column.width
