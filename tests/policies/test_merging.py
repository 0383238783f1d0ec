"""Amendments merge sentence by sentence: no word is lost, no conflict unseen."""

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.merging import Part, join, merge, merged, sentences

BASE = "Rivers are shared. Data are not. Trust is rare. Fish know no border."
PAIRS = 10_000

SPLIT = {
    "Rivers rise. Do they fall? They do!": ["Rivers rise.", "Do they fall?", "They do!"],
    "See e.g. the annex. It is long.": ["See e.g. the annex.", "It is long."],
    "Art. 3 of Law No. 5 holds. 3.5 metres.": ["Art. 3 of Law No. 5 holds. 3.5 metres."],
    "Он сказал: «Нет». Все ушли.": ["Он сказал: «Нет».", "Все ушли."],
    "«Non !» Il part.": ["«Non !»", "Il part."],
    "المياه مشتركة. هل البيانات كذلك؟ نعم.": ["المياه مشتركة.", "هل البيانات كذلك؟", "نعم."],
    "پانی مشترک ہے۔ اعداد نہیں۔": ["پانی مشترک ہے۔", "اعداد نہیں۔"],
    "水是共享的。数据呢？“不是！”好。": ["水是共享的。", "数据呢？", "“不是！”", "好。"],
    "One.\n(a) two;\n(b) three.": ["One.", "\n", "(a) two;", "\n", "(b) three."],
    "  spaced   out  ": ["spaced out"],
    "": [],
}


@pytest.mark.parametrize("text", SPLIT)
def test_a_sentence_ends_in_every_language(text: str) -> None:
    assert sentences(text) == SPLIT[text]
    assert sentences(join(sentences(text))) == sentences(text)


def whole(base: str, *texts: str) -> str | None:
    return merged(merge(base, {f"a{number}": text for number, text in enumerate(texts)}))


def conflicts(base: str, *texts: str) -> list[tuple[str, ...]]:
    found = merge(base, {f"a{number}": text for number, text in enumerate(texts)})
    return [tuple(one.text for one in part.alternatives) for part in found if part.conflict]


def changed(old: str, new: str) -> str:
    assert old in BASE
    return BASE.replace(old, new)


MERGED: dict[str, tuple[tuple[str, ...], str]] = {
    "nothing": ((), BASE),
    "one amendment stands as it is": (("All is new.",), "All is new."),
    "changes of neighbouring sentences": (
        (changed("are not", "are closed"), changed("is rare", "is lost")),
        "Rivers are shared. Data are closed. Trust is lost. Fish know no border.",
    ),
    "one change made twice": (
        (changed("are not", "are closed"), changed("are not", "are closed")),
        "Rivers are shared. Data are closed. Trust is rare. Fish know no border.",
    ),
    "one drops a sentence beside one that another changes": (
        (changed("Data are not. ", ""), changed("is rare", "is lost")),
        "Rivers are shared. Trust is lost. Fish know no border.",
    ),
    "one adds a sentence beside one that another changes": (
        (changed("Trust", "Maps are old. Trust"), changed("are not", "are closed")),
        "Rivers are shared. Data are closed. Maps are old. Trust is rare. Fish know no border.",
    ),
    "both ends grow": (
        (f"Know this. {BASE}", f"{BASE} That is all."),
        f"Know this. {BASE} That is all.",
    ),
    "two drop neighbouring sentences": (
        (changed("Data are not. ", ""), changed("Trust is rare. ", "")),
        "Rivers are shared. Fish know no border.",
    ),
}


@pytest.mark.parametrize("case", MERGED)
def test_it_goes_together(case: str) -> None:
    texts, expected = MERGED[case]
    assert whole(BASE, *texts) == expected
    assert whole(BASE, *reversed(texts)) == expected


CONFLICTS: dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]] = {
    "two change one sentence": (
        (changed("are not", "are closed"), changed("are not", "are open")),
        [("Data are closed.", "Data are open.")],
    ),
    "one drops what another changes": (
        (changed("Data are not. ", ""), changed("are not", "are open")),
        [("", "Data are open.")],
    ),
    "two add in one place": (
        (f"{BASE} So it is.", f"{BASE} So be it."),
        [("So be it.", "So it is.")],
    ),
    "one adds behind what another drops": (
        (changed("Trust", "Maps are old. Trust"), changed("Data are not. ", "")),
        [("", "Data are not. Maps are old.")],
    ),
    "two split neighbouring sentences": (
        (
            changed("Data are not.", "Data are kept. They are old."),
            changed("Trust is rare.", "Trust is little. It is new."),
        ),
        [
            (
                "Data are kept. They are old. Trust is rare.",
                "Data are not. Trust is little. It is new.",
            )
        ],
    ),
    "one rewrites all, another one sentence": (
        ("Nothing holds.", changed("are not", "are open")),
        [("Nothing holds.", BASE.replace("are not", "are open"))],
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_it_has_to_be_decided(case: str) -> None:
    texts, expected = CONFLICTS[case]
    assert whole(BASE, *texts) is None
    assert conflicts(BASE, *texts) == conflicts(BASE, *reversed(texts)) == expected


def test_a_conflict_names_what_stood_there_and_who_wants_what() -> None:
    open_, closed = changed("are not", "are open"), changed("are not", "are closed")
    parts = merge(BASE, {"x": open_, "y": closed, "z": open_})
    found = next(part for part in parts if part.conflict)
    assert found.base == "Data are not."
    assert [(one.text, one.wanted_by) for one in found.alternatives] == [
        ("Data are closed.", ("y",)),
        ("Data are open.", ("x", "z")),
    ]
    assert [one.wanted_by for part in parts if part != found for one in part.alternatives] == [
        (),
        (),
    ]


@dataclass(frozen=True)
class Edited:
    """What one person made of each sentence, and put in front of each and at the end."""

    kept: tuple[str | None, ...]
    added: tuple[str | None, ...]

    @property
    def text(self) -> str:
        pairs = itertools.zip_longest(self.added, self.kept)
        return join(one for pair in pairs for one in pair if one is not None)


def edited(given: random.Random, old: list[str], hand: str) -> Edited:
    """A few edits at random; both hands sometimes write the same."""

    def said(place: int) -> str:
        return f"{given.choice((hand, 'Both'))} wrote w{place}x{given.randrange(2)}."

    kept = [
        one if (roll := given.random()) < 0.7 else None if roll < 0.8 else said(at)
        for at, one in enumerate(old)
    ]
    places = range(len(old) + 1)
    added = [said(100 + at) if given.random() < 0.15 else None for at in places]
    return Edited(tuple(kept), tuple(readable(old, kept, added)))


def readable(
    old: list[str], kept: list[str | None], added: list[str | None]
) -> Iterator[str | None]:
    """What was added, but for what would read as a change of a sentence that was dropped."""
    same = [mine == theirs for mine, theirs in zip(kept, old, strict=True)]
    for place, said in enumerate(added):
        before = itertools.takewhile(lambda at: not same[at], range(place - 1, -1, -1))
        behind = itertools.takewhile(lambda at: not same[at], range(place, len(old)))
        yield None if any(kept[at] is None for at in (*before, *behind)) else said


def collide(old: list[str], one: Edited, other: Edited) -> bool:
    """Whether both touched the same sentence or the same place, and differently."""
    same_sentence = any(
        old[at] not in (mine, theirs) and mine != theirs
        for at, (mine, theirs) in enumerate(zip(one.kept, other.kept, strict=True))
    )
    both_add = zip(one.added, other.added, strict=True)
    return same_sentence or any(a and b and a != b for a, b in both_add)


def words(text: str) -> set[str]:
    """The words of a text that tell which of its sentences it holds."""
    return set(re.findall(r"[sw]\d+x\d+", text))


def kept_words(parts: tuple[Part, ...]) -> set[str]:
    return {word for part in parts for one in part.alternatives for word in words(one.text)}


def pairs() -> Iterator[tuple[list[str], Edited, Edited]]:
    given = random.Random(20261123)
    for number in range(PAIRS):
        old = [f"Sentence s{number}x{at} stands." for at in range(given.randint(1, 6))]
        yield old, edited(given, old, "One"), edited(given, old, "Other")


def test_of_ten_thousand_pairs_no_word_is_lost_and_no_conflict_unseen() -> None:
    clean = 0
    for old, one, other in pairs():
        base = join(old)
        parts = merge(base, {"one": one.text, "other": other.text})
        result = merged(parts)
        new = (words(one.text) | words(other.text)) - words(base)
        kept_by_both = words(one.text) & words(other.text)
        assert new | kept_by_both <= kept_words(parts), (base, one.text, other.text)
        assert parts == merge(base, {"other": other.text, "one": one.text})
        if result is None:
            continue
        clean += 1
        assert not collide(old, one, other), (base, one.text, other.text, result)
        dropped = words(base) - kept_by_both - new
        assert not dropped & words(result), (base, one.text, other.text, result)
    assert PAIRS // 10 < clean < PAIRS * 9 // 10


def test_changes_of_two_sentences_always_go_together() -> None:
    given = random.Random(7)
    for _ in range(PAIRS // 10):
        old = [f"Sentence number s{at} stands." for at in range(given.randint(2, 8))]
        mine, theirs = given.sample(range(len(old)), 2)
        texts = []
        for at, hand in ((mine, "One"), (theirs, "Other")):
            texts.append([*old[:at], f"{hand} wrote this.", *old[at + 1 :]])
        expected = list(old)
        expected[mine], expected[theirs] = "One wrote this.", "Other wrote this."
        assert whole(join(old), *map(join, texts)) == join(expected)


TEXT = st.lists(
    st.sampled_from(("The w1x1.", "A w2x2!", "E w3x3؟", "好w4x4。", "\n", "So w5x5")), max_size=6
).map(join)


@given(base=TEXT, texts=st.lists(TEXT, max_size=4), order=st.randoms(use_true_random=False))
def test_whatever_is_given_in_whatever_order(
    base: str, texts: list[str], order: random.Random
) -> None:
    named = [(f"a{number}", text) for number, text in enumerate(texts)]
    parts = merge(base, dict(named))
    order.shuffle(named)
    assert merge(base, dict(named)) == parts
    assert join(part.base for part in parts) == join(sentences(base))


@given(base=TEXT, text=TEXT)
def test_one_amendment_is_never_in_conflict(base: str, text: str) -> None:
    assert whole(base, text) == whole(base, text, text) == join(sentences(text))
    assert whole(base, base, text) == join(sentences(text))


@given(base=TEXT, texts=st.lists(TEXT, min_size=2, max_size=4))
def test_no_word_is_lost(base: str, texts: list[str]) -> None:
    parts = merge(base, dict(zip("abcd", texts, strict=False)))
    wanted = set().union(*map(words, texts)) - words(base)
    assert wanted <= kept_words(parts)
