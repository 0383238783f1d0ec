"""A brief read back from its file: what stands in it, in order, for whoever reads without Word.

- Everything that the file's body says and nothing else: the file is the only source.
- A numbered item shows the number that Word would show: the list's own pattern, counted on
  from where the list begins (ECMA-376 part 1, §17.9).
- Only for files of our own making: what no brief may hold is not looked for here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from documents.briefing.package import parser, unpack
from documents.briefing.parts import DOCUMENT, NUMBERING, W

LEVELS = {"Title": 1, "Heading1": 2, "Heading2": 3, "Heading3": 4}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `strong` where it is a label."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its style, the number that it shows, its text. `level` 1 to 4: a heading."""

    style: str
    number: str
    pieces: tuple[Piece, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its heading row, and the rows below it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def blocks(archive: bytes) -> tuple[Paragraph | Table, ...]:
    """What a brief says.

    Raises:
        RecordError: `brief.unreadable`, `brief.too_large`.
    """
    members = unpack(archive)
    numbers = _Numbers(etree.fromstring(members[NUMBERING], parser()))
    body = etree.fromstring(members[DOCUMENT], parser())[0]
    return tuple(_blocks(body, numbers))


def _blocks(body: etree._Element, numbers: "_Numbers") -> Iterator[Paragraph | Table]:
    for child in body:
        if child.tag == _w("p"):
            yield _paragraph(child, numbers)
        elif child.tag == _w("tbl"):
            header, *rows = (tuple(map(_text, row.iter(_w("tc")))) for row in child.iter(_w("tr")))
            yield Table(header, tuple(rows))


def _paragraph(element: etree._Element, numbers: "_Numbers") -> Paragraph:
    style = _value(element, "pPr/pStyle") or "Normal"
    pieces = (Piece(_text(run), _value(run, "rPr/rStyle") == "Strong") for run in _runs(element))
    number = numbers.next(_value(element, "pPr/numPr/numId"))
    return Paragraph(style, number, tuple(pieces), LEVELS.get(style, 0))


class _Numbers:
    """The numbers that items of lists show, counted as they come."""

    def __init__(self, numbering: etree._Element) -> None:
        self._patterns = {
            one.get(_w("abstractNumId"), ""): _value(one, "lvl/lvlText")
            for one in numbering.iter(_w("abstractNum"))
        }
        self._lists = {one.get(_w("numId"), ""): one for one in numbering.iter(_w("num"))}
        self._counted: dict[str, int] = {}

    def next(self, identifier: str) -> str:
        """The number of the next item of a list; empty for what is in none."""
        if not identifier:
            return ""
        row = self._lists[identifier]
        start = int(_value(row, "lvlOverride/startOverride") or 1)
        number = self._counted[identifier] = self._counted.get(identifier, start - 1) + 1
        return self._patterns[_value(row, "abstractNumId")].replace("%1", str(number))


def _runs(element: etree._Element) -> list[etree._Element]:
    return element.findall(_w("r"))


def _text(element: etree._Element) -> str:
    """The text below an element, with its breaks and tabs."""
    marks = {_w("br"): "\n", _w("tab"): "\t"}
    return "".join(marks.get(str(one.tag), one.text or "") for one in element.iter(_w("t"), *marks))


def _value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(map(_w, path.split("/"))))
    return "" if found is None else found.get(_w("val"), "")


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
