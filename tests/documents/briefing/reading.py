"""Reads a brief back as a word processor would: independent of the code that wrote it."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree


@dataclass(frozen=True)
class Line:
    """One paragraph as a reader sees it; `label` is the number the word processor shows."""

    style: str
    text: str
    label: str = ""


def members(brief: bytes) -> dict[str, bytes]:
    """The parts of the file by name."""
    with zipfile.ZipFile(io.BytesIO(brief)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(brief: bytes, name: str) -> etree._Element:
    """One part, parsed."""
    return etree.fromstring(members(brief)[name])


def lines(brief: bytes) -> list[Line]:
    """The paragraphs outside tables, in order, with the numbers shown."""
    labels = _labels(brief)
    document = docx.Document(io.BytesIO(brief))
    return [Line(_style(p.style), p.text, next(labels)) for p in document.paragraphs]


def tables(brief: bytes) -> list[list[list[str]]]:
    """The tables as rows of texts."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(io.BytesIO(brief)).tables
    ]


def word_tables(brief: bytes) -> list[Table]:
    """The tables as the library knows them."""
    return docx.Document(io.BytesIO(brief)).tables


def headings(brief: bytes) -> list[str]:
    """The texts of all true headings, in order."""
    return [line.text for line in lines(brief) if line.style.startswith("Heading")]


def whole(brief: bytes) -> str:
    """Everything that stands in the file, tables last."""
    cells = [cell for table in tables(brief) for row in table for cell in row]
    return "\n".join([*(line.text for line in lines(brief)), *cells])


def _style(style: object) -> str:
    return str(getattr(style, "name", ""))


def _labels(brief: bytes) -> Iterator[str]:
    """Counts lists as ECMA-376 part 1, §17.9 says: by list, from its start override."""
    formats, lists = _numbering(brief)
    counters: dict[str, int] = {}
    for paragraph in part(brief, "word/document.xml").iterfind(f"{qn('w:body')}/{qn('w:p')}"):
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if found is None:
            yield ""
            continue
        identifier = str(found.get(qn("w:val")))
        definition, start = lists[identifier]
        counters[identifier] = counters.get(identifier, start - 1) + 1
        yield formats[definition].replace("%1", str(counters[identifier]))


def _numbering(brief: bytes) -> tuple[dict[str, str], dict[str, tuple[str, int]]]:
    root = part(brief, "word/numbering.xml")
    formats = {
        str(item.get(qn("w:abstractNumId"))): _value(item, f".//{qn('w:lvlText')}")
        for item in root.iterfind(qn("w:abstractNum"))
    }
    lists = {
        str(item.get(qn("w:numId"))): (
            _value(item, qn("w:abstractNumId")),
            int(_value(item, f".//{qn('w:startOverride')}")),
        )
        for item in root.iterfind(qn("w:num"))
    }
    return formats, lists


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    assert found is not None
    return str(found.get(qn("w:val")))
