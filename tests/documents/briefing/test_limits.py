"""How long a brief may be."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from documents.briefing.content import (
    BriefContent,
    Chair,
    DissentText,
    Message,
    OptionRow,
    Paragraph,
    Passage,
    Quantifier,
    Whole,
)
from documents.briefing.limits import TooLong, count_words, too_long, words
from tests.documents.briefing.sample import bare, clustered, full

COUNTS = {
    "words stand between spaces": ("one two  three\nfour", 4),
    "a dash is no word": ("this - that", 2),
    "a hyphen joins": ("long-term", 1),
    "a number is a word": ("16 of 20", 3),
    "nothing has no words": ("  \n", 0),
    "two Han characters make a word": ("早期预警", 2),
    "a single Han character is still a word": ("早", 1),
    "scripts mix": ("早期 warning", 2),
    "Arabic has spaces": ("الإنذار المبكر", 2),
}


@pytest.mark.parametrize(("text", "count"), COUNTS.values(), ids=COUNTS)
def test_words_are_counted(text: str, count: int) -> None:
    assert count_words(text) == count


def _text(count: int) -> str:
    return " ".join(["word"] * count)


def _dissents(count: int, length: int = 10) -> tuple[DissentText, ...]:
    return tuple(DissentText(n, _text(length), _text(500)) for n in range(1, count + 1))


def _with_action(length: int) -> BriefContent:
    first = full().recommendations[0]
    short = replace(first, addressee="Council", first_step="", means="", action=_text(length))
    return replace(bare(), recommendations=(short,))


Longest = Callable[[int], BriefContent]

# part: (a brief whose part has as many words as told, the limit)
LIMITS: dict[str, tuple[Longest, int]] = {
    "why_now": (lambda n: replace(bare(), why_now=_text(n)), 100),
    "vision": (lambda n: replace(bare(), paragraphs=(Paragraph(1, _text(n)),)), 250),
    "theme:1": (lambda n: replace(bare(), themes=(Passage("One", _text(n - 1)),)), 80),
    "options": (lambda n: replace(bare(), options=(OptionRow(_text(n - 2), "a", "b"),)), 200),
    "recommendation:1": (lambda n: _with_action(n - 4), 60),
    "unknowns": (lambda n: replace(bare(), unknowns=(Passage("", _text(n)),)), 80),
    "next_steps": (lambda n: replace(bare(), next_steps=_text(n)), 60),
    "method": (
        lambda n: replace(
            bare(), method=replace(bare().method, legend=(Quantifier("most", _text(n - 5)),))
        ),
        120,
    ),
    "dissent:1": (
        lambda n: replace(bare(), paragraphs=(Paragraph(1, "A.", _dissents(1, n)),)),
        35,
    ),
    "page_one": (lambda n: replace(bare(), messages=(Message(_text(n - 12)),)), 300),
    "messages": (lambda n: replace(bare(), messages=(Message("Yes."),) * n), 3),
    "themes": (lambda n: replace(bare(), themes=(Passage("", "Yes."),) * n), 3),
    "brief": (lambda n: replace(_long(), why_now=_text(n - words(_long()))), 2000),
}


def _long() -> BriefContent:
    return replace(bare(), paragraphs=(Paragraph(1, _text(1950)),))


@pytest.mark.parametrize("part", LIMITS)
def test_a_part_at_its_limit_is_not_too_long(part: str) -> None:
    brief, limit = LIMITS[part]
    assert part not in [finding.reference for finding in too_long(brief(limit))]


@pytest.mark.parametrize("part", LIMITS)
def test_a_part_one_word_over_its_limit_is_named(part: str) -> None:
    brief, limit = LIMITS[part]
    assert TooLong(part, limit + 1, limit) in too_long(brief(limit + 1))


def test_the_sample_is_not_too_long() -> None:
    assert too_long(full()) == ()


def test_the_eighth_dissent_adds_to_the_whole() -> None:
    seven, eight = (replace(bare(), paragraphs=(Paragraph(1, "A.", _dissents(n)),)) for n in (7, 8))
    assert words(eight) - words(seven) == 10


def test_what_is_said_of_the_whole_text_adds_to_the_whole_as_other_dissents_do() -> None:
    brief = replace(bare(), whole=Whole(_text(6), _dissents(9)))
    assert words(brief) - words(bare()) == 6 + 8 * 10


def test_the_ninth_dissent_adds_nothing() -> None:
    eight, nine = (replace(bare(), paragraphs=(Paragraph(1, "A.", _dissents(n)),)) for n in (8, 9))
    assert words(nine) == words(eight)


def test_the_ninth_dissent_keeps_its_own_limit() -> None:
    brief = replace(bare(), paragraphs=(Paragraph(1, "A.", _dissents(9, 36)),))
    assert TooLong("dissent:9", 36, 35) in too_long(brief)


def test_the_annex_does_not_count() -> None:
    annex = replace(bare(), annex_paragraphs=(Paragraph(1, _text(5000), _dissents(3)),))
    assert words(annex) == words(bare())


def test_what_page_one_repeats_counts_as_often_as_it_is_printed() -> None:
    one, two = (words(_with_action(n)) for n in (10, 11))
    assert two - one == 2


def test_names_on_page_one_count() -> None:
    named = replace(bare(), chairs=(Chair("Ada Example", "one two three"),))
    assert words(named) - words(bare()) == 3


def test_a_heading_of_recommendations_counts_as_often_as_it_is_printed() -> None:
    plain = tuple(replace(one, cluster="") for one in clustered().recommendations)
    assert words(clustered()) - words(replace(clustered(), recommendations=plain)) == 2
