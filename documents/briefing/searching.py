"""Searching somebody else's .docx for what no template, and no revision of a draft, may hold.

- What works by itself (macros, embedded objects, fields that fetch), points outside (external
  relations) or carries somebody's words (comments, tracked changes) is found by name.
- Nothing is resolved, run or fetched; a document type declaration is not read at all.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from documents.briefing.package import parser
from documents.briefing.parts import CONTENT_TYPES, DOCUMENT, W
from policies.files import Fault

MAX_BYTES = 8 * 1024 * 1024
"""The largest template, unpacked."""

Parts = Mapping[str, etree._Element]


class Refused(Exception):  # noqa: N818 - a refusal, not an error of ours
    """A template is refused; `reasons` say why, and nothing of what it holds."""

    def __init__(self, reasons: tuple[Fault, ...]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def opened(archive: bytes, tolerated: frozenset[Fault] = frozenset()) -> Parts:
    """The XML parts of a file in which nothing forbidden was found but what is tolerated, by name.

    Raises:
        Refused: it is no .docx, is too large, or holds what no template may hold.
    """
    members = _members(archive)
    try:
        parts = {
            name: etree.fromstring(blob, parser())
            for name, blob in members.items()
            if name.endswith((".xml", ".rels"))
        }
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused((Fault.UNREADABLE,)) from error
    found = {*_by_name(members), *(one for part in parts.values() for one in _inside(part))}
    found -= tolerated
    if DOCUMENT not in parts or any(map(_declares, parts.values())):
        found.add(Fault.UNREADABLE)
    if found:
        raise Refused(tuple(one for one in Fault if one in found))
    return parts


def _members(archive: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as package:
            members = package.infolist()
            size = sum(member.file_size for member in members)
            if size > MAX_BYTES or len({one.filename for one in members}) != len(members):
                raise Refused((Fault.UNREADABLE,))
            return {one.filename: package.read(one) for one in members}
    except _BROKEN as error:
        raise Refused((Fault.UNREADABLE,)) from error


_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError)

_NAMES = {
    Fault.MACROS: ("vbaproject", "vbadata"),
    Fault.EMBEDDED: ("/embeddings/", "/activex/", "oleobject", "afchunk"),
    Fault.COMMENTS: ("word/comments",),
    Fault.CHANGES: ("word/people",),
}
"""Parts of names of parts."""

_ELEMENTS = {
    Fault.EMBEDDED: {"object", "control", "altChunk", "subDoc"},
    Fault.COMMENTS: {"comment", "commentReference"},
    Fault.CHANGES: {
        *("ins", "del", "delText", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "numberingChange"),
    },
}

_FETCH = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD|HYPERLINK|"
    r"MACROBUTTON|MERGEFIELD|FILENAME|AUTHOR|LASTSAVEDBY|USERNAME|USERADDRESS|USERINITIALS)\b",
    re.IGNORECASE,
)
"""Fields that fetch from outside, run something, or print who or what made the file (ECMA-376
part 1, §17.16.5)."""


def _by_name(members: Mapping[str, bytes]) -> Iterator[Fault]:
    for name in members:
        for reason, words in _NAMES.items():
            if any(word in name.lower() for word in words):
                yield reason
    if b"macroenabled" in members.get(CONTENT_TYPES, b"").lower():
        yield Fault.MACROS


def _inside(part: etree._Element) -> Iterator[Fault]:
    commands = []
    for element in part.iter(f"{{{W}}}*"):
        name = etree.QName(element).localname
        yield from (reason for reason, names in _ELEMENTS.items() if name in names)
        if name == "instrText":
            commands.append(element.text or "")
        elif name == "fldSimple":
            commands.append(f" {element.get(f'{{{W}}}instr', '')} ")
    if _FETCH.search("".join(commands)) or _FETCH.search(" ".join(commands)):
        yield Fault.FETCHES
    if any(map(_is_outside, part.iter("{*}Relationship"))):
        yield Fault.OUTSIDE


def _is_outside(relation: etree._Element) -> bool:
    target = relation.get("Target", "")
    mode = relation.get("TargetMode", "").lower()
    return mode == "external" or ":" in target or target.startswith(("//", "\\"))


def _declares(part: etree._Element) -> bool:
    """Whether a part comes with a document type of its own."""
    return part.getroottree().docinfo.internalDTD is not None
