"""The sample with a canary in everything that anybody types in.

- Every text, name and address gets a word of its own: `MARK` and letters that count. The same
  text always gets the same word, so what belongs together still does.
- In names and sentences the word stands first, so that a text cut short is found too; in an
  address it stands before the @.
- Keys, dates and words of a vocabulary stay as they are.
"""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import count
from typing import Any, TypeVar

from tests.sample.material import (
    Contribution,
    Person,
    Position,
    Question,
    Round,
    Sample,
    Table,
    sample,
)

MARK = "zqxjvkwphb"
_WORD = re.compile(rf"{MARK}[a-z]{{4}}", re.IGNORECASE)
_ALPHABET = "abcdefghij"

# What is not typed in freely: references, vocabularies, dates.
_KEPT = {"key", "seats", "seat", "author", "kind", "handling", "scale", "subject", "expert"}
_KEPT |= {"value", "visibility", "level", "sensitivity", "place", "addressee", "holder", "target"}
_KEPT |= {
    "risk",
    "ends",
    "sources",
    "recommendation",
    "decision_maker",
    "response",
    "experts",
    "reply_to",
}
_KEPT |= {"currency", "since", "report_by", "record_class", "fate", "file", "reach", "roles"}
_KEPT |= {"reviewed", "bond", "trend", "from_actor", "to_actor"}
_KEPT |= {"finding", "format", "again", "comes_to"}

T = TypeVar("T", Person, Contribution, Question, Position)


def marked() -> Sample:
    """The marked sample."""
    marker, plain = Marker(), sample()
    everything = {field.name: getattr(plain, field.name) for field in fields(plain)}
    return Sample(**{name: marker.value(value) for name, value in everything.items()})


def words(data: str) -> set[str]:
    """The canary words in a text."""
    return {found.lower() for found in _WORD.findall(data)}


def words_of(texts: Iterable[str]) -> set[str]:
    """The canary words in several texts."""
    return {word for text in texts for word in words(text)}


class Marker:
    """Puts a word into each text, the same into the same."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._numbers = count(1)

    def text(self, text: str) -> str:
        """The text with its word; nothing stays nothing."""
        if not text:
            return text
        if text not in self._known:
            self._known[text] = self._marked(text)
        return self._known[text]

    def value(self, value: Any) -> Any:
        """The same structure, every free text in it marked."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return type(value)(self.value(item) for item in value)
        if isinstance(value, dict):
            return self._table(value)
        if isinstance(value, Person | Contribution | Question | Position | Round):
            known = {field.name: getattr(value, field.name) for field in fields(value)}
            return replace(value, **self._table(known))
        return value

    def _table(self, table: Table) -> Table:
        return {
            name: value if name in _KEPT else self.value(value) for name, value in table.items()
        }

    def _marked(self, text: str) -> str:
        number = f"{next(self._numbers):04}"
        word = MARK + "".join(_ALPHABET[int(digit)] for digit in number)
        name, at, domain = text.partition("@")
        if at and " " not in text:
            return f"{name}.{word}@{domain}"
        return f"{word.capitalize()} {text}"
