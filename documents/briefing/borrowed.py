"""An institution's own .docx template: its looks are taken, once nothing forbidden was found in it.

- Taken are page and margins, looks of the styles that we use, a line each for header and footer;
  all of it is written anew by us.
- Everything else stays behind: properties, pictures, themes, custom parts, revision ids.
- Whatever comes of this, the allow-list (`documents.briefing.parts`) has the last word.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from documents.briefing.looks import looks_of
from documents.briefing.parts import DOCUMENT, DOCUMENT_RELATIONS, R, W
from documents.briefing.searching import Parts, Refused, opened
from documents.briefing.stationery import A4, OURS, Sheet, Stationery
from documents.briefing.word import check_printable
from documents.errors import RecordError
from policies.files import Fault

LONGEST_LINE = 200
"""The longest header or footer, in characters."""

NARROWEST, LARGEST = 4000, 31680
"""The narrowest text, and the size that no page of Word reaches, in twentieths of a point."""


def stationery_at(path: Path | None) -> Stationery:
    """The stationery of this template; ours where none is given.

    Raises:
        Refused: the file is not there, is no .docx, or holds what no template may hold.
    """
    if path is None:
        return OURS
    try:
        return stationery_of(path.read_bytes())
    except OSError as error:
        raise Refused((Fault.UNREADABLE,)) from error


def stationery_of(archive: bytes) -> Stationery:
    """The stationery of a template.

    Raises:
        Refused: as `stationery_at`.
    """
    parts = opened(archive)
    sections = parts[DOCUMENT].findall(f".//{_w('sectPr')}")
    if not sections:
        return Stationery(looks=looks_of(parts))
    header, footer = (_line(parts, sections[-1], kind) for kind in ("header", "footer"))
    return Stationery(_sheet(sections[-1]), looks_of(parts), header, footer)


def _sheet(section: etree._Element) -> Sheet:
    """The page and its margins; ours, where nobody could write on it."""
    size, margins = section.find(_w("pgSz")), section.find(_w("pgMar"))
    if size is None or margins is None:
        return A4
    edges = [_length(margins, side) for side in ("top", "right", "bottom", "left")]
    sheet = Sheet(_length(size, "w"), _length(size, "h"), *edges)
    high = sheet.height - sheet.top - sheet.bottom
    fits = min(sheet.text_width, high) >= NARROWEST and max(sheet.width, sheet.height) < LARGEST
    return sheet if fits else A4


def _length(element: etree._Element, name: str) -> int:
    given = element.get(_w(name), "")
    return int(given) if given.isascii() and given.isdigit() else LARGEST


def _line(parts: Parts, section: etree._Element, kind: str) -> str:
    """What the header or footer of ordinary pages says, in one line."""
    part = _part_of(parts, section, kind)
    if part is None:
        return ""
    line = " ".join("".join(_said(part)).split())
    try:
        check_printable(line)
    except RecordError as error:
        raise Refused((Fault.UNREADABLE,)) from error
    if len(line) > LONGEST_LINE:
        raise Refused((Fault.LONG_LINE,))
    return line


def _part_of(parts: Parts, section: etree._Element, kind: str) -> etree._Element | None:
    relations = parts.get(DOCUMENT_RELATIONS)
    references = section.findall(_w(f"{kind}Reference"))
    found = [one.get(f"{{{R}}}id") for one in references if one.get(_w("type")) == "default"]
    for relation in () if relations is None else relations:
        if relation.get("Id") in found:
            return parts.get("word/" + relation.get("Target", "").removeprefix("/word/"))
    return None


_ELSEWHERE = tuple(f"{{{W}}}{name}" for name in ("fldSimple", "drawing", "pict"))
"""What text is not said in: results of fields, and boxes."""


def _said(part: etree._Element) -> Iterator[str]:
    depth = 0
    for element in part.iter(_w("t"), _w("tab"), _w("p"), _w("fldChar")):
        if element.tag == _w("fldChar"):
            depth += {"begin": 1, "end": -1}.get(element.get(_w("fldCharType"), ""), 0)
        elif element.tag != _w("t"):
            yield " "
        elif not depth and next(element.iterancestors(*_ELSEWHERE), None) is None:
            yield element.text or ""


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
