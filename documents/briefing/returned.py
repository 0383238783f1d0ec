"""A draft that somebody revised in Word, read back: numbers and wordings, and nothing else.

- Changes that are tracked are taken as accepted; what is plainly written over is read as it is.
- Everything that is neither a numbered paragraph nor a line of our own frame is refused, and so
  is whatever is no text; a refusal names the paragraph, never what stands in it.
- Of the file nothing is kept: no property, no author, no part beside the text.
"""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from documents.briefing.parts import DOCUMENT, W
from documents.briefing.searching import Forbidden, Refused, opened
from policies.revisions import Fault, Returned

_NUMBERED = re.compile(r"\s*([0-9]{1,6}(?: [a-z]{3,16})?)\.\s(.*)", re.DOTALL)
_AROUND = frozenset({"r", "ins", "moveTo", "smartTag"})
_SIGNS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011"}
_SILENT = frozenset(
    [
        "pPr",
        "rPr",
        "sectPr",
        "del",
        "moveFrom",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "lastRenderedPageBreak",
        "softHyphen",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    ]
)


class NotTaken(Exception):  # noqa: N818 - a refusal, not an error of ours
    """A file is not taken; `number`: at or after which paragraph, 0 before the first."""

    def __init__(self, fault: Fault, number: str = "0") -> None:
        super().__init__(fault)
        self.fault, self.number = fault, number


def returned(archive: bytes, frame: Collection[str]) -> Returned:
    """The numbered paragraphs of a revised draft; `frame` are the lines around them.

    Raises:
        NotTaken: the file is or holds what cannot be taken.
    """
    try:
        root = opened(archive, frozenset({Forbidden.CHANGES}))[DOCUMENT]
    except Refused as refused:
        raise NotTaken(Fault(refused.reasons[0].value)) from None
    body = root.find(f"{{{W}}}body")
    if body is None:
        raise NotTaken(Fault.UNREADABLE)
    return tuple(_numbered(body, {_plain(line) for line in frame}))


def _numbered(body: etree._Element, frame: Collection[str]) -> Iterator[tuple[str, str]]:
    text, number = "", "0"
    for child in body:
        if _name(child) in _SILENT:
            continue
        if _name(child) != "p":
            raise NotTaken(Fault.FOREIGN, number)
        text += _text(child, number)
        if child.find("/".join(f"{{{W}}}{name}" for name in ("pPr", "rPr", "del"))) is not None:
            continue  # its mark was deleted: it goes on in the next one
        found = None if _plain(text) in frame else _NUMBERED.fullmatch(text)
        if found:
            number = found[1]
            yield number, found[2]
        elif _plain(text) and _plain(text) not in frame:
            raise NotTaken(Fault.LINE, number)
        text = ""


def _text(element: etree._Element, number: str) -> str:
    return "".join(_said(child, number) for child in element)


def _said(element: etree._Element, number: str) -> str:
    name = _name(element)
    if name == "t":
        return element.text or ""
    if name in _AROUND:
        return _text(element, number)
    if name in _SILENT:
        return ""
    if name in _SIGNS and element.get(f"{{{W}}}type", "textWrapping") == "textWrapping":
        return _SIGNS[name]
    raise NotTaken(Fault.FOREIGN, number)


def _name(element: etree._Element) -> str:
    """The name of an element of WordprocessingML; empty for any other."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space == f"{{{W}" else ""


def _plain(line: str) -> str:
    return " ".join(line.split())
