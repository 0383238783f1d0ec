"""Eight words or forty characters in a row, from one contribution."""

import random
import time
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from policies.verbatim import CHARACTERS, WORDS, Search
from tests.policies.tables import table

SAID = "we in the delta know that the gates open too late for the rice"
Case = tuple[str, list[str], list[str], int | None]
CASES: dict[str, Case] = {
    "seven words in a row may stand": ("know that the gates open too late", [SAID], [], None),
    "eight may not": ("know that the gates open too late for", [SAID], [], 1),
    "the place is the first word of the run": (
        "it holds: know that the gates open too late for",
        [SAID],
        [],
        3,
    ),
    "case and spacing are no disguise": (
        "KNOW that the\n gates open  too late for",
        [SAID],
        [],
        1,
    ),
    "other words in between break the run": (
        "know that the old gates open too late for",
        [SAID],
        [],
        None,
    ),
    "eight short words are a run": ("it is up to us to do so", ["it is up to us to do so"], [], 1),
    "forty characters are a run in few words": (
        "transboundary hydropower interdependencies",
        ["on transboundary hydropower interdependencies"],
        [],
        1,
    ),
    "a run in two contributions together is none": (
        "know that the gates open too late for",
        ["we know that the gates", "open too late for rice"],
        [],
        None,
    ),
    "what may be quoted may stand": (
        "know that the gates open too late for",
        [SAID],
        ["All know that the gates open too late for boats."],
        None,
    ),
    "without contributions everything may stand": (SAID, [], [], None),
}


def copied(passages: dict[str, str], said: list[str], quotable: list[str]) -> Mapping[str, int]:
    search = Search(passages, quotable)
    for one in said:
        search.look(one)
    return search.found()


@table(CASES)
def test_copied(case: Case) -> None:
    text, contributions, quotable, word = case
    assert copied({"p": text}, contributions, quotable).get("p") == word


def test_each_passage_is_judged_by_itself() -> None:
    passages = {"p": "know that the gates open too late for", "q": "the gates are old"}
    assert set(copied(passages, [SAID], [])) == {"p"}


LETTERS = st.text("ab ", min_size=0, max_size=60)


@given(LETTERS, LETTERS)
def test_found_exactly_when_a_window_is_shared(text: str, said: str) -> None:
    here, there = " ".join(text.split()), " ".join(said.split())
    words, others = here.split(), there.split()
    by_words = {tuple(words[n : n + WORDS]) for n in range(len(words) - WORDS + 1)}
    their_words = {tuple(others[n : n + WORDS]) for n in range(len(others) - WORDS + 1)}
    runs = {here[n : n + CHARACTERS] for n in range(len(here) - CHARACTERS + 1)}
    shared = bool(by_words & their_words) or any(run in there for run in runs)
    assert bool(copied({"p": text}, [said], [])) == shared


def test_two_hundred_long_contributions_are_read_in_seconds() -> None:
    chance = random.Random(7)
    lexicon = [f"word{number}" for number in range(4_000)]
    said = [" ".join(chance.choices(lexicon, k=2_000)) for _ in range(200)]
    passages = {f"p{n}": " ".join(chance.choices(lexicon, k=100)) for n in range(40)}
    started = time.monotonic()
    assert copied(passages, said, []) == {}
    assert time.monotonic() - started < 20
