"""Whether a text repeats somebody's own wording: eight words or forty characters in a row.

- Looked for in the normal form of `wording`, each contribution by itself; merged or edited
  wording is not recognised.
- A contribution whose author consented to its wording is not looked for. To propose a text
  or to confirm a dissent is such a consent.
- The terms and the question of the track may be quoted; so may an open background paper, against
  what was written after it: a later one that repeats a contribution does not free its words.
- The cost grows with the sum of the lengths: runs are looked up in sets, never compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from policies.wording import normal, word_at

WORDS: Final = 8
CHARACTERS: Final = 40

_WordRun = tuple[str, ...]


class Search:
    """A search for the wording of contributions, looked at one by one, in some passages."""

    def __init__(self, passages: Mapping[str, str], quotable: Iterable[str]) -> None:
        self._texts = {ref: normal(text) for ref, text in passages.items()}
        self._words = {run for text in self._texts.values() for run in _word_runs(text)}
        self._characters = {run for text in self._texts.values() for run in _character_runs(text)}
        for text in map(normal, quotable):
            self._words.difference_update(_word_runs(text))
            self._characters.difference_update(_character_runs(text))
        self._found_words: set[_WordRun] = set()
        self._found_characters: set[str] = set()

    def look(self, contribution: str) -> None:
        """Look for the wording of one contribution."""
        text = normal(contribution)
        self._found_words |= self._words.intersection(_word_runs(text))
        self._found_characters |= self._characters.intersection(_character_runs(text))

    def found(self) -> Mapping[str, int]:
        """For every passage that repeats one of them: the number of the first repeated word."""
        words, characters = self._found_words, self._found_characters
        starts = {ref: _first(text, words, characters) for ref, text in self._texts.items()}
        return {ref: start for ref, start in starts.items() if start is not None}


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
