"""The empty Word document that every text is written into, made of our own parts.

- Made by code: no binary in the repository; of an institution's template only its stationery.
- Core properties hold the title and nothing else; there are no application properties, no
  theme, no font table, no thumbnail.
- Two numbering definitions: paragraphs (`1.`) and recommendations (`Recommendation 1.`); a list
  begins at the number it is told (`documents.briefing.ooxml.start_list`).
- Should a reader edit and save the file, Word is asked to remove personal information and dates.
"""

from collections.abc import Mapping
from string import Formatter
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from documents.briefing.content import Direction
from documents.briefing.package import pack
from documents.briefing.parts import (
    CONTENT_TYPES,
    CORE,
    CP,
    DC,
    DOCUMENT,
    DOCUMENT_RELATIONS,
    FIRST_FOOTER,
    FOOTER,
    HEADER,
    NUMBERING,
    PARTS,
    RELATIONS,
    RELATIONS_TYPE,
    RELATIONSHIPS,
    SETTINGS,
    STYLES,
    TYPES,
    R,
    W,
)
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.styles import styles_xml
from documents.briefing.words import Wording

PARAGRAPHS, RECOMMENDATIONS = 1, 2
"""Ids of the two numbering definitions."""


class Titled(Protocol):
    """What the parts around a text take from it; `language` is a BCP 47 tag."""

    @property
    def question(self) -> str:
        """The title."""

    @property
    def language(self) -> str:
        """The language."""

    @property
    def direction(self) -> Direction:
        """Where its lines begin."""


def template(content: Titled, wording: Wording, house: Stationery = OURS) -> bytes:
    """An empty document for this content: title, language, header, footers; no body."""
    direction = content.direction
    header = (house.header, _text(wording.status, direction))
    footer = _edge("ftr", (house.footer, _page(wording, direction)), direction)
    parts: Mapping[str, str] = {
        CONTENT_TYPES: _content_types(),
        RELATIONS: _relations({DOCUMENT: "rId1", CORE: "rId2"}),
        CORE: _core(content.question),
        DOCUMENT: _document(direction, house),
        DOCUMENT_RELATIONS: _relations(_REFERENCES, "word/"),
        STYLES: styles_xml(content.language, direction, house.looks),
        NUMBERING: _numbering(wording),
        SETTINGS: _settings(content.language),
        HEADER: _edge("hdr", header, direction),
        FOOTER: footer,
        FIRST_FOOTER: footer,
    }
    return pack({name: _xml(part) for name, part in parts.items()})


_REFERENCES = {
    STYLES: "rId1",
    NUMBERING: "rId2",
    SETTINGS: "rId3",
    HEADER: "rId4",
    FOOTER: "rId5",
    FIRST_FOOTER: "rId6",
}


def _xml(part: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}'.encode()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind.content_type}"/>'
        for name, kind in PARTS.items()
    )
    return (
        f'<Types xmlns="{TYPES}">'
        f'<Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, str], folder: str = "") -> str:
    relations = "".join(
        f'<Relationship Id="{identifier}" Type="{PARTS[name].relation}" '
        f'Target="{name.removeprefix(folder)}"/>'
        for name, identifier in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{relations}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{CP}" xmlns:dc="{DC}">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )


def _document(direction: Direction, house: Stationery) -> str:
    """The body; an institution's header stands on page one too, ours only on those after it."""
    sheet, apart = house.sheet, "" if house.header else "<w:titlePg/>"
    bidi = "<w:bidi/>" if direction is Direction.RIGHT_TO_LEFT else ""
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr>'
        f'<w:headerReference w:type="default" r:id="{_REFERENCES[HEADER]}"/>'
        f'<w:footerReference w:type="default" r:id="{_REFERENCES[FOOTER]}"/>'
        f'<w:footerReference w:type="first" r:id="{_REFERENCES[FIRST_FOOTER]}"/>'
        f'<w:pgSz w:w="{sheet.width}" w:h="{sheet.height}"/>'
        f'<w:pgMar w:top="{sheet.top}" w:right="{sheet.right}" '
        f'w:bottom="{sheet.bottom}" w:left="{sheet.left}" '
        f'w:header="600" w:footer="600" w:gutter="0"/>{apart}{bidi}</w:sectPr>'
        "</w:body></w:document>"
    )


def _numbering(wording: Wording) -> str:
    recommendation = wording.recommendation.format(number="%1") + "."
    return (
        f'<w:numbering xmlns:w="{W}">'
        + _definition(PARAGRAPHS, "%1.", '<w:suff w:val="tab"/>', hanging=510)
        + _definition(RECOMMENDATIONS, recommendation, '<w:suff w:val="space"/>', "<w:b/><w:bCs/>")
        + "</w:numbering>"
    )


def _definition(identifier: int, text: str, suffix: str, look: str = "", hanging: int = 0) -> str:
    indent = f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="decimal"/>{suffix}<w:lvlText w:val={quoteattr(text)}/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr><w:rPr>{look}</w:rPr></w:lvl>'
        "</w:abstractNum>"
    )


def _settings(language: str) -> str:
    return (
        f'<w:settings xmlns:w="{W}"><w:removePersonalInformation/><w:removeDateAndTime/>'
        '<w:defaultTabStop w:val="510"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val={quoteattr(language)}/></w:settings>'
    )


def _edge(root: str, lines: tuple[str, str], direction: Direction) -> str:
    """A header (`hdr`) or footer (`ftr`): the institution's line, if it has one, above ours."""
    theirs, ours = lines
    style = "Header" if root == "hdr" else "Footer"
    bidi = "<w:bidi/>" if direction is Direction.RIGHT_TO_LEFT else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{inline}</w:p>'
        for inline in (_text(theirs, direction) if theirs else "", ours)
        if inline
    )
    return f'<w:{root} xmlns:w="{W}">{paragraphs}</w:{root}>'


def _page(wording: Wording, direction: Direction) -> str:
    """`Page 1 of 4`, in the word order of the language; the figures are fields."""
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    pieces = []
    for text, name, _, _ in Formatter().parse(wording.page):
        pieces.append(_text(text, direction) if text else "")
        pieces.append(_field(fields[name], direction) if name else "")
    return "".join(pieces)


def _field(instruction: str, direction: Direction) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{_text("1", direction)}</w:fldSimple>'


def _text(text: str, direction: Direction) -> str:
    look = "<w:rPr><w:rtl/></w:rPr>" if direction is Direction.RIGHT_TO_LEFT else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
