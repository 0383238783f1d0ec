"""The draft as a Word document, with what changed between two editions as tracked changes.

- Changes are real ones (`w:ins`, `w:del`; ECMA-376 part 1, §17.13.5): accepting all of them
  gives the one edition, rejecting all of them the other.
- A paragraph that is new or gone is tracked with its number and its mark, so that accepting or
  rejecting takes it away wholly; the last line of the file stays, for a file must end in one.
- Nobody and no moment stands behind a change: one author and two dates that never change. Whole
  paragraphs have the other one, because LibreOffice joins a change at the end of a paragraph with
  one at the beginning of the next where both look alike.
- Why a paragraph was changed stands beside it as comments, under the same author and date.
- Numbers are written out: they are those of the record, whatever is accepted or rejected.
- The same content gives the same bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from documents.briefing import comments as comments_of
from documents.briefing import ooxml
from documents.briefing.content import Direction
from documents.briefing.ooxml import AUTHOR, MOMENT, element, runs_right_to_left
from documents.briefing.parts import ORDER, WITH_COMMENTS
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.word import check_printable, new_document, saved
from documents.briefing.words import ENGLISH as BRIEF_ENGLISH
from documents.briefing.words import Translate
from documents.briefing.writer import Writer
from policies.diffs import Mark, Run

WHOLE: Final = "2000-01-02T00:00:00Z"
CHANGES: Final = {Mark.INSERTED: "w:ins", Mark.DELETED: "w:del"}
BREAKS: Final = {"\n": "w:br", "\t": "w:tab"}


@dataclass(frozen=True, slots=True)
class RevisedText:
    """One numbered paragraph; `whole` says whether all of it is new or gone, `reasons` why it
    was changed."""

    number: str
    runs: tuple[Run, ...]
    whole: Mark = Mark.KEPT
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """The draft in edition `until`, and what changed since edition `since`; none: since each
    paragraph was proposed. Where both are the same, nothing is tracked."""

    question: str
    since: int | None
    until: int
    paragraphs: tuple[RevisedText, ...]
    language: str = "en"
    direction: Direction = Direction.LEFT_TO_RIGHT


@dataclass(frozen=True, slots=True)
class RevisionWording:
    """The fixed words; `{…}` are filled with the numbers of editions."""

    plain: str
    since: str
    proposed: str
    end: str


_UNTRANSLATED: Translate = NullTranslations().gettext


def revision_wording(_: Translate = _UNTRANSLATED) -> RevisionWording:
    """The wording in the language that `_` translates into; English without one."""
    return RevisionWording(
        plain=_("Draft of the shared vision, edition {until}"),
        since=_("Draft of the shared vision, edition {until}, with what changed since {since}"),
        proposed=_("Draft of the shared vision, edition {until}, with what changed since proposed"),
        end=_("End of the draft"),
    )


ENGLISH = revision_wording()


def render(revision: Revision, words: RevisionWording = ENGLISH, house: Stationery = OURS) -> bytes:
    """The revision as a .docx file.

    Raises:
        RecordError: `brief.unprintable_text` if a text holds control characters, surrogates or
            noncharacters.
    """
    for text in (revision.question, *_texts(revision)):
        check_printable(text)
    document = new_document(revision, BRIEF_ENGLISH, house)
    pen, track = Writer(document, revision.direction, house), _Tracker(document)
    pen.title(revision.question)
    pen.paragraph("Status", BRIEF_ENGLISH.status)
    pen.paragraph("Particulars", _caption(revision, words))
    for paragraph in revision.paragraphs:
        track.write(pen.paragraph("Numbered Paragraph"), paragraph)
    pen.paragraph("Particulars", words.end)
    reasoned = any(paragraph.reasons for paragraph in revision.paragraphs)
    return saved(document, WITH_COMMENTS if reasoned else ORDER)


def frame(
    question: str, until: int, newest: int, words: RevisionWording = ENGLISH
) -> frozenset[str]:
    """The lines that stand around the paragraphs of any file of this edition."""
    found = [_caption(Revision(question, None, until, ()), words), question, words.end]
    for since in range(1, newest + 1):
        found.append(_caption(Revision(question, since, until, ()), words))
    return frozenset((*found, BRIEF_ENGLISH.status))


def _texts(revision: Revision) -> Iterator[str]:
    for paragraph in revision.paragraphs:
        yield from (run.text for run in paragraph.runs)
        yield from paragraph.reasons


def _caption(revision: Revision, words: RevisionWording) -> str:
    if revision.since is None:
        return words.proposed.format(until=revision.until)
    if revision.since == revision.until:
        return words.plain.format(until=revision.until)
    return words.since.format(until=revision.until, since=revision.since)


class _Tracker:
    """Writes paragraphs with their changes, each change under its own number, and comments."""

    def __init__(self, document: Document) -> None:
        self._document, self._changes = document, 0

    def write(self, paragraph: Paragraph, text: RevisedText) -> None:
        """Fill an empty paragraph."""
        turned = runs_right_to_left("".join(run.text for run in text.runs))
        if turned:
            ooxml.turn_paragraph(paragraph)
        if text.whole is not Mark.KEPT:
            mark = element("w:rPr")
            mark.append(self._change(text.whole, WHOLE))
            paragraph._p.get_or_add_pPr().append(mark)
        comments = [comments_of.add(self._document, reason) for reason in text.reasons]
        paragraph._p.extend(element("w:commentRangeStart", id=one) for one in comments)
        for run in (Run(text.whole, f"{text.number}.\t"), *text.runs):
            self._put(paragraph, text.whole, run.mark, _run(run, turned=turned))
        paragraph._p.extend(element("w:commentRangeEnd", id=one) for one in comments)
        for one in comments:
            self._put(paragraph, text.whole, text.whole, comments_of.reference(one))

    def _put(self, paragraph: Paragraph, whole: Mark, mark: Mark, run: BaseOxmlElement) -> None:
        around: BaseOxmlElement = paragraph._p
        if mark is not Mark.KEPT:
            around = self._change(mark, MOMENT if whole is Mark.KEPT else WHOLE)
            paragraph._p.append(around)
        around.append(run)

    def _change(self, mark: Mark, date: str) -> BaseOxmlElement:
        self._changes += 1
        return element(CHANGES[mark], id=self._changes, author=AUTHOR, date=date)


def _run(run: Run, *, turned: bool) -> BaseOxmlElement:
    made = element("w:r")
    if turned:
        look = element("w:rPr")
        look.append(element("w:rtl"))
        made.append(look)
    for piece in _pieces(run.text):
        made.append(element(BREAKS[piece]) if piece in BREAKS else _text(piece, run.mark))
    return made


def _text(piece: str, mark: Mark) -> BaseOxmlElement:
    made = element("w:delText" if mark is Mark.DELETED else "w:t")
    made.set(qn("xml:space"), "preserve")
    made.text = piece
    return made


def _pieces(text: str) -> Iterator[str]:
    """The text cut at line feeds and tabs, which stand on their own."""
    return filter(None, re.split("([\n\t])", text))
