"""Accepts or rejects the tracked changes of a Word document: independent of what wrote them.

- As ECMA-376 part 1, §17.13.5 says: what is inserted stays when accepted and goes when rejected,
  what is deleted the other way round; a paragraph whose mark goes joins the one after it.
"""

from lxml import etree

from tests.documents.briefing.reading import part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = {f"{W}br": "\n", f"{W}tab": "\t"}


def accepted(file: bytes) -> list[str]:
    """The paragraphs of the body with all changes accepted."""
    return _settled(file, gone=f"{W}del")


def rejected(file: bytes) -> list[str]:
    """The paragraphs of the body with all changes rejected."""
    return _settled(file, gone=f"{W}ins")


def _settled(file: bytes, gone: str) -> list[str]:
    found, open_text = [], ""
    for paragraph in part(file, "word/document.xml").iterfind(f"{W}body/{W}p"):
        open_text += _text(paragraph, gone)
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:
            found.append(open_text)
            open_text = ""
    assert not open_text, "the last paragraph has no mark that stays"
    return found


def _text(element: etree._Element, gone: str) -> str:
    text = ""
    for child in element:
        if child.tag in (gone, f"{W}pPr", f"{W}rPr"):
            continue
        if child.tag in (f"{W}t", f"{W}delText"):
            text += child.text or ""
        text += SIGNS.get(str(child.tag), "") or _text(child, gone)
    return text
