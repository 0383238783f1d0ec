"""Every field of every act in which somebody types freely, each with a canary of its own.

- The fields are read off the bodies of the registered operations, so a new one is never missed.
- Not typed freely: ids, digests, patterns other than an address, words of a short vocabulary.
- Not taken: topics of rounds and of people are those of the charter, where they carry their
  canary; whoever renews a declaration represents nobody; a file is no text; only a ranking has
  options, no two alike, and they are sealed with the text of the question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from annotated_types import MaxLen

from documents.operations.charter import Written
from documents.operations.registry import ACTS
from tests.canaries.marked import MARK

Path = tuple[str, ...]
FREE = 100
"""Fields that may be longer than this are typed freely."""
NOT_TAKEN = {
    ("round:open", ("topics",)),
    ("round:open", ("questions", "options")),
    ("question:add", ("options",)),
    ("candidate:assess", ("topics",)),
    ("mandate:renew", ("represents",)),
    ("draft:revise", ("file",)),
}
_ALPHABET = "abcdefghij"


def free_texts(kind: Any, at: Path = ()) -> Iterator[tuple[Path, bool]]:
    """The free texts in a type, by their path, and whether each is an address."""
    if get_origin(kind) is Annotated and get_args(kind)[0] is str:
        longest = [one.max_length for one in kind.__metadata__ if isinstance(one, MaxLen)]
        if longest and longest[0] > FREE:
            yield at, any(isinstance(one, Written) for one in kind.__metadata__)
    elif is_dataclass(kind):
        for name, hint in get_type_hints(kind, include_extras=True).items():
            yield from free_texts(hint, (*at, name))
    else:
        for part in get_args(kind):
            yield from free_texts(part, at) if part is not ... else ()


def every_field() -> Mapping[tuple[str, Path], str]:
    """What is typed into each free field of each act."""
    found = [
        (act.value, path, address)
        for act, operation in sorted(ACTS.items())
        for path, address in free_texts(operation.body)
        if (act.value, path) not in NOT_TAKEN
    ]
    return {
        (act, path): _typed(number, address) for number, (act, path, address) in enumerate(found)
    }


def _typed(number: int, address: bool) -> str:
    word = MARK + "".join(_ALPHABET[int(digit)] for digit in f"{number:04}")
    return f"{word}@house.example" if address else f"{word.capitalize()} was said here."


def typed_into(body: Mapping[str, Any], fields: Mapping[Path, str]) -> dict[str, Any]:
    """The body with these texts in its fields; a list that is empty gets one."""
    filled = dict(body)
    for path, text in fields.items():
        _set(filled, path, text)
    return filled


def _set(table: dict[str, Any], path: Path, text: str) -> None:
    name, rest = path[0], path[1:]

    def put(inner: Any) -> Any:
        return typed_into(inner, {rest: text}) if rest else text

    old = table.get(name)
    if isinstance(old, list):
        table[name] = [put(one) for one in old or [text]]
    elif old is not None or not rest:
        table[name] = put(old)
