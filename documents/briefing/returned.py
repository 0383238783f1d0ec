"""A draft that somebody revised in Word, read back: numbers, wordings and comments on them.

- Changes that are tracked are taken as accepted; what is plainly written over is read as it is.
- Everything that is neither a numbered paragraph nor a line of our own frame is refused, and so
  is whatever is no text; a refusal names the paragraph, never what stands in it.
- Of a comment its text is read, and of the file nothing else is kept: no property, no author of
  anything, no part beside the text.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from documents.briefing.parts import COMMENTS, DOCUMENT, W
from documents.briefing.searching import Refused, opened
from policies.files import Fault
from policies.revisions import Given, Returned

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
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
    ]
)


Comments = Mapping[str, etree._Element]
"""Comments by their ids."""


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
        parts = opened(archive, frozenset({Fault.CHANGES, Fault.COMMENTS}))
    except Refused as refused:
        raise NotTaken(refused.reasons[0]) from None
    body = parts[DOCUMENT].find(_w("body"))
    if body is None:
        raise NotTaken(Fault.UNREADABLE)
    said = parts.get(COMMENTS)
    comments = {} if said is None else {one.get(_w("id"), ""): one for one in said}
    return tuple(_numbered(body, {_plain(line) for line in frame}, comments))


def _numbered(body: etree._Element, frame: Collection[str], comments: Comments) -> Iterator[Given]:
    text, number, about = "", "0", dict[str, None]()
    for child in body:
        if _name(child) in _SILENT:
            continue
        if _name(child) != "p":
            raise NotTaken(Fault.FOREIGN, number)
        text += _text(child, number)
        goes_on = child.find("/".join(map(_w, ("pPr", "rPr", "del")))) is not None
        about |= dict.fromkeys(_referred(child, gone=not goes_on))
        if goes_on:  # its mark was deleted: with what is left of it, it belongs to the next one
            continue
        found = None if _plain(text) in frame else _NUMBERED.fullmatch(text)
        if found:
            number = found[1]
            yield Given(number, found[2], tuple(_comment(comments, one, number) for one in about))
        elif _plain(text) and _plain(text) not in frame:
            raise NotTaken(Fault.LINE, number)
        elif about:
            raise NotTaken(Fault.COMMENTS, number)
        text, about = "", {}


def _referred(paragraph: etree._Element, *, gone: bool) -> Iterator[str]:
    """The ids of the comments on a paragraph; `gone`: also those on what was deleted in it."""
    for one in paragraph.iter(_w("commentReference")):
        if gone or next(one.iterancestors(_w("del")), None) is None:
            yield one.get(_w("id"), "")


def _comment(comments: Comments, name: str, number: str) -> str:
    """What a comment on this paragraph says."""
    found = comments.get(name)
    if found is None or any(_name(child) != "p" for child in found):
        raise NotTaken(Fault.FOREIGN, number)
    return "\n".join(_text(child, number) for child in found)


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


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _plain(line: str) -> str:
    return " ".join(line.split())
