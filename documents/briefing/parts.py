"""What a brief's file may consist of; there is no other list.

- Parts, relationships, elements and attributes are allowed by name; everything else is foreign:
  revision ids, tracked changes, comments, hidden text, images, external relations, custom XML.
- A new element in a brief is a new word here, on purpose.
- Names are those of ECMA-376 (parts 1 and 2).
"""

from collections.abc import Mapping
from dataclasses import dataclass

CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "_rels/.rels"
CORE = "docProps/core.xml"
DOCUMENT = "word/document.xml"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
HEADER = "word/header1.xml"
FOOTER = "word/footer1.xml"
FIRST_FOOTER = "word/footer2.xml"

ORDER = (
    CONTENT_TYPES,
    RELATIONS,
    CORE,
    DOCUMENT,
    DOCUMENT_RELATIONS,
    STYLES,
    NUMBERING,
    SETTINGS,
    HEADER,
    FOOTER,
    FIRST_FOOTER,
)
"""Every member of the archive, in its order."""
COMMENTS = "word/comments.xml"
WITH_COMMENTS = (*ORDER, COMMENTS)
"""The members of a draft with comments, which is no brief."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DC = "http://purl.org/dc/elements/1.1/"
XML = "http://www.w3.org/XML/1998/namespace"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CP = f"{PACKAGE}/metadata/core-properties"
TYPES = f"{PACKAGE}/content-types"
RELATIONSHIPS = f"{PACKAGE}/relationships"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True, slots=True)
class Part:
    """What one part is: its media type and the type of the relationship that leads to it."""

    content_type: str
    relation: str


PARTS: Mapping[str, Part] = {
    CORE: Part(
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{RELATIONSHIPS}/metadata/core-properties",
    ),
    DOCUMENT: Part(f"{_WORD}.document.main+xml", f"{R}/officeDocument"),
    STYLES: Part(f"{_WORD}.styles+xml", f"{R}/styles"),
    NUMBERING: Part(f"{_WORD}.numbering+xml", f"{R}/numbering"),
    SETTINGS: Part(f"{_WORD}.settings+xml", f"{R}/settings"),
    HEADER: Part(f"{_WORD}.header+xml", f"{R}/header"),
    FOOTER: Part(f"{_WORD}.footer+xml", f"{R}/footer"),
    FIRST_FOOTER: Part(f"{_WORD}.footer+xml", f"{R}/footer"),
}

TARGETS: Mapping[str, Mapping[str, Part]] = {
    RELATIONS: {name: PARTS[name] for name in (CORE, DOCUMENT)},
    DOCUMENT_RELATIONS: {
        name.removeprefix("word/"): part
        for name, part in PARTS.items()
        if name not in (CORE, DOCUMENT)
    },
}
"""What each part of relationships may point at, as it is written there."""

FIELDS = frozenset({"PAGE", "NUMPAGES"})
"""The only fields: a page number and how many pages there are."""


def _names(namespace: str, names: str) -> frozenset[str]:
    return frozenset(f"{{{namespace}}}{name}" for name in names.split())


_WORD_ELEMENTS = _names(
    W,
    """
    document body sectPr headerReference footerReference pgSz pgMar titlePg bidi hdr ftr
    p pPr pStyle keepNext keepLines pageBreakBefore numPr ilvl numId pBdr shd spacing ind jc
    outlineLvl
    r rPr rStyle rFonts b bCs i iCs caps smallCaps color sz szCs u rtl lang t tab br fldSimple
    tbl tblPr tblStyle bidiVisual tblW tblLayout tblLook tblGrid gridCol tr trPr cantSplit tblHeader
    tc tcPr tcW tblCellMar tblBorders top left bottom right insideH
    styles docDefaults rPrDefault pPrDefault style name basedOn next qFormat
    numbering abstractNum multiLevelType lvl start numFmt suff lvlText lvlJc
    num abstractNumId lvlOverride startOverride
    settings removePersonalInformation removeDateAndTime defaultTabStop compat compatSetting
    themeFontLang
    """,
)

_WORD_ATTRIBUTES = (
    _names(
        W,
        """
        val type w h top right bottom left header footer gutter fill color sz space
        before after line lineRule hanging firstLine ascii eastAsia hAnsi cs bidi instr
        firstRow lastRow firstColumn lastColumn noHBand noVBand default styleId
        abstractNumId ilvl numId name uri
        """,
    )
    | _names(R, "id")
    | _names(XML, "space")
)

ELEMENTS: Mapping[str, frozenset[str]] = {
    CONTENT_TYPES: _names(TYPES, "Types Default Override"),
    RELATIONS: _names(RELATIONSHIPS, "Relationships Relationship"),
    DOCUMENT_RELATIONS: _names(RELATIONSHIPS, "Relationships Relationship"),
    CORE: _names(CP, "coreProperties") | _names(DC, "title"),
}
"""The elements of the parts that are not WordprocessingML."""

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    CONTENT_TYPES: frozenset({"Extension", "ContentType", "PartName"}),
    RELATIONS: frozenset({"Id", "Type", "Target"}),
    DOCUMENT_RELATIONS: frozenset({"Id", "Type", "Target"}),
    CORE: frozenset(),
}
"""The attributes of the parts that are not WordprocessingML."""

WITH_TEXT = _names(W, "t") | _names(DC, "title")
"""The only elements that hold text."""


def elements_of(part: str) -> frozenset[str]:
    """The elements this part may hold, in Clark notation."""
    return ELEMENTS.get(part, _WORD_ELEMENTS)


def attributes_of(part: str) -> frozenset[str]:
    """The attributes the elements of this part may bear, in Clark notation."""
    return ATTRIBUTES.get(part, _WORD_ATTRIBUTES)
