"""Phrases that several parts of a brief share: days, labels, names, dissents.

- A day is written out in the language of the brief; English without a country has the day first.
- A dissent is always introduced by its number, and says so if nobody confirmed it.
"""

from collections.abc import Iterable
from datetime import date

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date

from documents.briefing.content import BriefContent, DissentText, Paragraph
from documents.briefing.template import PARAGRAPHS
from documents.briefing.words import Wording
from documents.briefing.writer import Strong, Writer
from documents.errors import RecordError

_WORLDWIDE = {"en": "en-001"}
"""A language without a country, where the library would choose one country's way."""


class Phrases:
    """The wording of one brief, applied."""

    def __init__(self, wording: Wording, language: str) -> None:
        self.wording = wording
        self._locale = _locale(language)

    def day(self, day: date) -> str:
        """A day, written out: `1 March 2027` or as the language has it."""
        return format_date(day, "long", self._locale)

    def label(self, label: str) -> str:
        """A label, ready to stand before what it labels."""
        return self.wording.label.format(label=label)

    def named(self, name: str, title: str) -> str:
        """A name, with the title in brackets if there is one."""
        return self.wording.named.format(name=name, title=title) if title else name

    def joined(self, items: Iterable[str]) -> str:
        """A list in one line; empty items are left out."""
        return self.wording.separator.join(item for item in items if item)

    def place_of(self, dissent: DissentText, content: BriefContent) -> str:
        """`Dissent 3, on paragraph 4`: a dissent with what it dissents from."""
        numbers = {"number": dissent.number}
        for paragraph in (*content.paragraphs, *content.annex_paragraphs):
            if dissent.number in _numbers(paragraph.dissents):
                return self.wording.on_paragraph.format(target=paragraph.label, **numbers)
        for item in content.recommendations:
            if dissent.number in _numbers(item.dissents):
                return self.wording.on_recommendation.format(target=item.number, **numbers)
        if dissent.number in _numbers(content.whole.dissents):
            return self.wording.on_text.format(**numbers)
        return self.wording.dissent.format(**numbers)

    def write_paragraph(self, pen: Writer, paragraph: Paragraph) -> None:
        """A paragraph of the shared vision behind its number; lists count no *bis*."""
        text = paragraph.text or self.wording.deleted
        if paragraph.term:
            pen.paragraph("Numbered Paragraph", f"{paragraph.label}.\t", text)
        else:
            pen.numbered(PARAGRAPHS, paragraph.number, "Numbered Paragraph", text)

    def write_labelled(self, pen: Writer, style: str, label: str, text: str) -> None:
        """A line that begins with its label; nothing if there is no text."""
        if text:
            pen.paragraph(style, *([Strong(self.label(label))] if label else []), text)

    def write_run_in(self, pen: Writer, style: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Labels with their texts in one paragraph; nothing of a pair without text."""
        pieces: list[str] = []
        for label, text in pairs:
            if text:
                pieces += [self.wording.between] if pieces else []
                pieces += [Strong(self.label(label)), text]
        if pieces:
            pen.paragraph(style, *pieces)

    def write_dissents(self, pen: Writer, dissents: Iterable[DissentText]) -> None:
        """Each dissent's sentence under its number, in the order of their numbers."""
        for dissent in sorted(dissents, key=lambda dissent: dissent.number):
            self.write_dissent(pen, dissent, self.wording.dissent.format(number=dissent.number))

    def write_dissent(self, pen: Writer, dissent: DissentText, label: str = "") -> None:
        """One dissent's sentence, introduced by a label."""
        pieces = [Strong(self.label(label))] if label else []
        mark = self.wording.not_confirmed if dissent.own_words else self.wording.offered
        unconfirmed = [] if dissent.confirmed else [" ", mark]
        pen.paragraph("Dissent", *pieces, dissent.sentence, *unconfirmed)


def _numbers(dissents: Iterable[DissentText]) -> frozenset[int]:
    return frozenset(dissent.number for dissent in dissents)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_WORLDWIDE.get(language, language), sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise RecordError("brief.unknown_language") from error
