"""How long a brief may be: it is read by somebody who has ten minutes.

- At most 2,000 words, 300 of them on page one; each part has its own limit.
- Counted as often as printed: what people wrote. Not counted: headings and labels, which are
  fixed, and the annex and the reply slip, which stand apart.
- A word is a run of characters between spaces that holds a letter or a digit; in scripts
  without spaces two characters make a word.
- Dissents beyond the eighth do not add to the whole: no view is left out for want of space.
  A dissent's own sentence keeps its limit.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from documents.briefing.content import BriefContent, Recommendation, dissents, dissents_in_brief

TOTAL = 2000
PAGE_ONE = 300
WHY_NOW = 100
VISION = 250
THEME = 80
OPTIONS = 200
RECOMMENDATION = 60
UNKNOWNS = 80
NEXT_STEPS = 60
METHOD = 120
DISSENT_SENTENCE = 35
COUNTED_DISSENTS = 8
MESSAGES = 3
THEMES = 3

DATE_WORDS = 3
"""A printed day: `1 March 2027`."""

_UNSPACED = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class TooLong:
    """A finding: this part has `count` words (or entries) where `limit` are allowed."""

    reference: str
    count: int
    limit: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the brief with its words, and whether the words add to the total."""

    reference: str
    count: int
    limit: int | None
    adds: bool = True


def count_words(text: str) -> int:
    """The number of words of one text; see the module docstring."""
    characters = len(_UNSPACED.findall(text))
    return (characters + 1) // 2 + sum(map(_is_word, _UNSPACED.sub(" ", text).split()))


def words(content: BriefContent) -> int:
    """The number of words that count towards the limit of the whole brief."""
    return sum(part.count for part in _parts(content) if part.adds)


def too_long(content: BriefContent) -> tuple[TooLong, ...]:
    """What is longer than it may be, in the order of the document; empty if nothing is."""
    whole = _Part("brief", words(content), TOTAL)
    return tuple(
        TooLong(part.reference, part.count, part.limit)
        for part in (whole, *_parts(content), *_entries(content))
        if part.limit is not None and part.count > part.limit
    )


def _is_word(run: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in run)


def _count(*written: str) -> int:
    return sum(map(count_words, written))


def _parts(content: BriefContent) -> Iterator[_Part]:
    yield _Part("page_one", _page_one(content), PAGE_ONE)
    yield _Part("why_now", _count(content.why_now), WHY_NOW)
    yield _Part("vision", _count(*(item.text for item in content.paragraphs)), VISION)
    yield _Part("whole:support", _count(content.whole.support), None)
    for number, theme in enumerate(content.themes, 1):
        yield _Part(f"theme:{number}", _count(theme.title, theme.text), THEME)
    yield _Part("options", _options(content), OPTIONS)
    for item in content.recommendations:
        yield _Part(f"recommendation:{item.number}", _asked(item), RECOMMENDATION)
        yield _Part(f"recommendation:{item.number}:reasons", _reasons(item), None)
    clusters = dict.fromkeys(item.cluster for item in content.recommendations)
    yield _Part("clusters", _count(*clusters), None)
    unknowns = (field for item in content.unknowns for field in (item.title, item.text))
    yield _Part("unknowns", _count(*unknowns), UNKNOWNS)
    yield _Part("next_steps", _count(content.next_steps), NEXT_STEPS)
    yield _Part("method", _method(content), METHOD)
    yield from _dissents(content)


def _entries(content: BriefContent) -> Iterator[_Part]:
    yield _Part("messages", len(content.messages), MESSAGES, adds=False)
    yield _Part("themes", len(content.themes), THEMES, adds=False)


def _page_one(content: BriefContent) -> int:
    chairs = (field for chair in content.chairs for field in (chair.name, chair.title))
    asked = (f for item in content.recommendations for f in (item.addressee, item.action))
    messages = (
        field
        for message in content.messages
        for field in (message.title, message.text, message.support, message.confidence)
    )
    sharpest = (content.sharpest.sentence,) if content.sharpest else ()
    days = DATE_WORDS * (1 + len(content.recommendations))
    return days + _count(
        content.question, *chairs, *content.addressees, *asked, *messages, *sharpest
    )


def _options(content: BriefContent) -> int:
    return sum(
        _count(
            row.option, row.case_for, row.case_against, row.feasibility, row.cost, row.confidence
        )
        for row in content.options
    )


def _asked(item: Recommendation) -> int:
    """What a recommendation asks: addressee, action, first step, day, means."""
    return DATE_WORDS + _count(item.addressee, item.action, item.first_step, item.means)


def _reasons(item: Recommendation) -> int:
    """What stands beneath it: no limit of its own, but part of the whole."""
    return _count(item.forum, item.follow_up, item.rationale, item.support)


def _method(content: BriefContent) -> int:
    sectors = (sector.label for sector in content.method.sectors)
    legend = (f for row in content.method.legend for f in (row.word, row.meaning))
    return _count(content.convener, *content.funders, *sectors, *legend)


def _dissents(content: BriefContent) -> Iterator[_Part]:
    in_brief = dissents_in_brief(content)
    counted = {dissent.number for dissent in in_brief[:COUNTED_DISSENTS]}
    for dissent in dissents(content):
        count, adds = count_words(dissent.sentence), dissent.number in counted
        yield _Part(f"dissent:{dissent.number}", count, DISSENT_SENTENCE, adds)
