"""The draft as a Word document, with what changed between two editions as tracked changes.

- Changes are real ones (`w:ins`, `w:del`; ECMA-376 part 1, §17.13.5): accepting all of them
  gives the one edition, rejecting all of them the other.
- A paragraph that is new or gone is tracked with its number and its mark, so that accepting or
  rejecting takes it away wholly; the last line of the file stays, for a file must end in one.
- Nobody and no moment stands behind a change: one author and two dates that never change. Whole
  paragraphs have the other one, because LibreOffice joins a change at the end of a paragraph with
  one at the beginning of the next where both look alike.
- Numbers are written out: they are those of the record, whatever is accepted or rejected.
- The same content gives the same bytes.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from documents.briefing import ooxml
from documents.briefing.content import Direction
from documents.briefing.ooxml import element
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.word import check_printable, new_document, saved
from documents.briefing.words import ENGLISH as BRIEF_ENGLISH
from documents.briefing.words import Translate
from documents.briefing.writer import Writer
from policies.diffs import Mark, Run

AUTHOR: Final = "Track secretariat"
WITHIN: Final = "2000-01-01T00:00:00Z"
WHOLE: Final = "2000-01-02T00:00:00Z"
CHANGES: Final = {Mark.INSERTED: "w:ins", Mark.DELETED: "w:del"}
BREAKS: Final = {"\n": "w:br", "\t": "w:tab"}


@dataclass(frozen=True, slots=True)
class RevisedText:
    """One numbered paragraph; `whole` says whether all of it is new or gone."""

    number: str
    runs: tuple[Run, ...]
    whole: Mark = Mark.KEPT


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
    pen, track = Writer(document, revision.direction, house), _Tracker()
    pen.title(revision.question)
    pen.paragraph("Status", BRIEF_ENGLISH.status)
    pen.paragraph("Particulars", _caption(revision, words))
    for paragraph in revision.paragraphs:
        track.write(pen.paragraph("Numbered Paragraph"), paragraph)
    pen.paragraph("Particulars", words.end)
    return saved(document)


def frame(
    question: str, until: int, newest: int, words: RevisionWording = ENGLISH
) -> frozenset[str]:
    """The lines that stand around the paragraphs of any file of this edition."""
    found = [_caption(Revision(question, None, until, ()), words), question, words.end]
    for since in range(1, newest + 1):
        found.append(_caption(Revision(question, since, until, ()), words))
    return frozenset((*found, BRIEF_ENGLISH.status))


def _texts(revision: Revision) -> Iterator[str]:
    return (run.text for paragraph in revision.paragraphs for run in paragraph.runs)


def _caption(revision: Revision, words: RevisionWording) -> str:
    if revision.since is None:
        return words.proposed.format(until=revision.until)
    if revision.since == revision.until:
        return words.plain.format(until=revision.until)
    return words.since.format(until=revision.until, since=revision.since)


class _Tracker:
    """Writes paragraphs with their changes, each change under its own number."""

    def __init__(self) -> None:
        self._changes = 0

    def write(self, paragraph: Paragraph, text: RevisedText) -> None:
        """Fill an empty paragraph."""
        turned = runs_right_to_left("".join(run.text for run in text.runs))
        if turned:
            ooxml.turn_paragraph(paragraph)
        if text.whole is not Mark.KEPT:
            mark = element("w:rPr")
            mark.append(self._change(text.whole, WHOLE))
            paragraph._p.get_or_add_pPr().append(mark)
        date = WITHIN if text.whole is Mark.KEPT else WHOLE
        for run in (Run(text.whole, f"{text.number}.\t"), *text.runs):
            around: BaseOxmlElement = paragraph._p
            if run.mark is not Mark.KEPT:
                around = self._change(run.mark, date)
                paragraph._p.append(around)
            around.append(_run(run, turned=turned))

    def _change(self, mark: Mark, date: str) -> BaseOxmlElement:
        self._changes += 1
        return element(CHANGES[mark], id=self._changes, author=AUTHOR, date=date)


def runs_right_to_left(text: str) -> bool:
    """Whether a text is set from right to left: as its first letter is (UAX #9, P2 and P3)."""
    classes = map(unicodedata.bidirectional, text)
    return next((one for one in classes if one in ("L", "R", "AL")), "L") != "L"


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
