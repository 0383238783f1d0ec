"""Comments beside the paragraphs of a draft: why they were changed.

- Nobody and no moment stands behind a comment: one author and one date that never change, as for
  tracked changes. No style is named; whatever shows the file uses its own.
- A comment is a part of the file beside the text (ECMA-376 part 1, §17.13.4): what stands in the
  text is only where it belongs.
"""

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from documents.briefing import ooxml
from documents.briefing.ooxml import AUTHOR, MOMENT, element, runs_right_to_left

_STYLES = (qn("w:pStyle"), qn("w:rStyle"))


def add(document: Document, text: str) -> int:
    """Add a comment; returns its id, under which the text refers to it."""
    comment = document.comments.add_comment(text, AUTHOR)
    made = comment._comment_elm
    made.set(qn("w:date"), MOMENT)
    etree.strip_elements(made, *_STYLES)
    if runs_right_to_left(text):
        for paragraph in comment.paragraphs:
            ooxml.turn_paragraph(paragraph)
            for run in paragraph.runs:
                ooxml.turn_run(run)
    return comment.comment_id


def reference(comment: int) -> BaseOxmlElement:
    """The run that refers to a comment."""
    made = element("w:r")
    made.append(element("w:commentReference", id=comment))
    return made
