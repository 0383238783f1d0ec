"""Whether a text repeats somebody's own wording: eight words or forty characters in a row.

- Looked for in the normal form of `wording`, each contribution by itself; merged or edited
  wording is not recognised.
- A contribution whose author consented to its wording is not looked for. To propose a text
  or to confirm a dissent is such a consent.
- Terms, background papers, published instruments and the questions asked may be quoted.
- The cost grows with the sum of the lengths: runs are looked up in sets, never compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from policies.wording import normal, word_at

WORDS: Final = 8
CHARACTERS: Final = 40

_WordRun = tuple[str, ...]


def copied(
    passages: Mapping[str, str], contributions: Iterable[str], quotable: Iterable[str]
) -> Mapping[str, int]:
    """For every passage that repeats a contribution: the number of the first repeated word."""
    texts = {ref: normal(text) for ref, text in passages.items()}
    words, characters = _shared(texts.values(), contributions, quotable)
    starts = {ref: _first(text, words, characters) for ref, text in texts.items()}
    return {ref: start for ref, start in starts.items() if start is not None}


def _shared(
    texts: Iterable[str], contributions: Iterable[str], quotable: Iterable[str]
) -> tuple[Set[_WordRun], Set[str]]:
    """The runs that the texts share with contributions and that may not be quoted anyway."""
    words: set[_WordRun] = set()
    characters: set[str] = set()
    for text in texts:
        words.update(_word_runs(text))
        characters.update(_character_runs(text))
    for text in map(normal, quotable):
        words.difference_update(_word_runs(text))
        characters.difference_update(_character_runs(text))
    found_words: set[_WordRun] = set()
    found_characters: set[str] = set()
    for text in map(normal, contributions):
        found_words |= words.intersection(_word_runs(text))
        found_characters |= characters.intersection(_character_runs(text))
    return found_words, found_characters


def _first(text: str, words: Set[_WordRun], characters: Set[str]) -> int | None:
    """The number of the first word of the text at which one of these runs begins."""
    starts = [number for number, run in enumerate(_word_runs(text), 1) if run in words][:1]
    runs = enumerate(_character_runs(text))
    starts += [word_at(text, position) for position, run in runs if run in characters][:1]
    return min(starts, default=None)


def _word_runs(text: str) -> Iterator[_WordRun]:
    words = text.split()
    return zip(*(words[shift:] for shift in range(WORDS)), strict=False)


def _character_runs(text: str) -> Iterator[str]:
    return (text[at : at + CHARACTERS] for at in range(len(text) - CHARACTERS + 1))
