"""The difference of two wordings: nothing lost, as much as possible kept, in every script."""

import time
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policies.diffs import Mark, Run, difference, final, original, units
from tests.policies.tables import table

K, D, I = Mark.KEPT, Mark.DELETED, Mark.INSERTED  # noqa: E741 - the letters of the table below
Case = tuple[str, str, list[tuple[Mark, str]]]
CASES: dict[str, Case] = {
    "nothing becomes nothing": ("", "", []),
    "what is the same is kept whole": ("Gauges stay.", "Gauges stay.", [(K, "Gauges stay.")]),
    "a new text is inserted whole": ("", "Gauges stay.", [(I, "Gauges stay.")]),
    "a text is deleted whole": ("Gauges stay.", "", [(D, "Gauges stay.")]),
    "a word is replaced, never a letter of it": (
        "Gauges stay open.",
        "Gauges stand open.",
        [(K, "Gauges "), (D, "stay"), (I, "stand"), (K, " open.")],
    ),
    "a word goes with a space": (
        "Open it now or never",
        "Open it or never",
        [(K, "Open it "), (D, "now "), (K, "or never")],
    ),
    "a space between two changes is no island": (
        "We may see",
        "They must see",
        [(D, "We may"), (I, "They must"), (K, " see")],
    ),
    "a word between two changes is one": (
        "we shall see",
        "they shall look",
        [(D, "we"), (I, "they"), (K, " shall "), (D, "see"), (I, "look")],
    ),
    "Arabic changes by the word, with its vowel signs": (
        "تُفتَحُ البَوّابات متأخرة",
        "تُفتَحُ البَوّابةُ متأخرة",
        [(K, "تُفتَحُ "), (D, "البَوّابات"), (I, "البَوّابةُ"), (K, " متأخرة")],
    ),
    "an Arabic vowel sign alone changes its word": (
        "عَلَم واحد",
        "عِلم واحد",
        [(D, "عَلَم"), (I, "عِلم"), (K, " واحد")],
    ),
    "a joiner stays within its Persian word": (
        "آب‌ها مشترک",  # noqa: RUF001 - Persian
        "آب‌های مشترک",
        [(D, "آب‌ها"), (I, "آب‌های"), (K, " مشترک")],  # noqa: RUF001 - Persian
    ),
    "Chinese changes by the sign": (
        "水资源共享需要数据",
        "水资源共享必要数据",
        [(K, "水资源共享"), (D, "需"), (I, "必"), (K, "要数据")],
    ),
    "Japanese changes by the sign, with its mark": (
        "水のか゛わ",
        "水のかわ",
        [(K, "水のか"), (D, "゛"), (K, "わ")],
    ),
    "Korean changes by the word": (
        "물은 함께 쓴다",
        "물을 함께 쓴다",
        [(D, "물은"), (I, "물을"), (K, " 함께 쓴다")],
    ),
    "an accent that stands alone stays with its letter": (
        "re\u0301sume\u0301 bref",
        "resume bref",
        [(D, "re\u0301sume\u0301"), (I, "resume"), (K, " bref")],
    ),
    "a line that is put in is a change of its own": (
        "One.\nThree.",
        "One.\nTwo.\nThree.",
        [(K, "One.\n"), (I, "Two.\n"), (K, "Three.")],
    ),
}

WESTERN = ("the ", "gate", "s ", ".", " ", "\n", "e\u0301", "\u0301", "1")
OTHER = ("تُفتَحُ", " البَوّابات", "水", "资源", "か\u3099", "\u200c")
PIECES = (*WESTERN, *OTHER)
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@table(CASES)
def test_difference(case: Case) -> None:
    old, new, expected = case
    assert difference(old, new) == tuple(Run(mark, text) for mark, text in expected)


@given(TEXTS, TEXTS)
def test_accepting_gives_the_new_wording_and_rejecting_the_old(old: str, new: str) -> None:
    runs = difference(old, new)
    assert (original(runs), final(runs)) == (old, new)
    assert all(run.text for run in runs)
    assert all(one.mark is not two.mark for one, two in pairwise(runs))
    order = [(one.mark, two.mark) for one, two in pairwise(runs)]
    assert (Mark.INSERTED, Mark.DELETED) not in order


@given(TEXTS)
def test_units_are_the_text_and_no_mark_stands_without_its_letter(text: str) -> None:
    found = units(text)
    assert "".join(found) == text
    for unit in found[1:]:
        assert not unicodedata.category(unit[0]).startswith("M")


WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(WORDS, WORDS)
def test_as_many_words_are_kept_as_can_be(old: list[str], new: list[str]) -> None:
    kept = [run for run in difference("水".join(old), "水".join(new)) if run.mark is Mark.KEPT]
    signs = [*"水".join(old)], [*"水".join(new)]
    assert sum(len(run.text) for run in kept) == longest(*signs)


def longest(old: list[str], new: list[str]) -> int:
    """The length of a longest common subsequence, by the textbook's table."""
    above = [0] * (len(new) + 1)
    for one in old:
        row = [0]
        for place, other in enumerate(new):
            row.append(above[place] + 1 if one == other else max(row[-1], above[place + 1]))
        above = row
    return above[-1]


def test_the_longest_paragraphs_are_compared_at_once() -> None:
    started = time.perf_counter()
    difference("的水" * 1000, "水的的" * 666)
    assert time.perf_counter() - started < 1
