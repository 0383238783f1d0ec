"""A whole track was played: nothing that anybody typed in stands anywhere but where it may.

- Each thing typed in carries a canary; so does every odd request beside.
- The databases with their journals, the engine's file and what it tells, the logs, the process
  list, the export, the temporary files and the headers hold none.
- A letter holds its recipient's own address; the brief holds what a brief prints.
"""

from collections.abc import Callable, Iterable

import pytest

from tests.canaries.conftest import Played
from tests.canaries.encodings import contains
from tests.canaries.marked import MARK, words, words_of
from tests.canaries.sinks import Piece, cells, files, headers, leaks, letters
from tests.sample.texts import brief_texts, everybody, typed_in

AT_LEAST = 200
"""Canaries in the sample."""


def _home(played: Played) -> Iterable[Piece]:
    return ((name, data) for name, data in files(played.home) if not name.startswith("mail/"))


SINKS: dict[str, Callable[[Played], Iterable[Piece]]] = {
    "databases, journals, engine and logs": _home,
    "temporary files": lambda played: files(played.temporary),
    "export of the log": lambda played: files(played.export),
    "figures beside the brief": lambda played: (
        piece for piece in files(played.out) if not piece[0].endswith(".docx")
    ),
    "process list": lambda played: played.processes,
    "headers of answers": lambda played: headers(played.headers),
    "what the engine tells": lambda played: played.histories,
    "letters": lambda played: letters(played.home / "mail"),
}


@pytest.mark.parametrize("sink", SINKS)
def test_holds_no_canary(sink: str, played: Played) -> None:
    assert leaks(SINKS[sink](played), MARK) == []


@pytest.mark.parametrize("sink", [sink for sink in SINKS if sink != "letters"])
def test_holds_no_token(sink: str, played: Played) -> None:
    found = {
        name
        for name, data in SINKS[sink](played)
        if any(token.encode() in data for token in played.tokens)
    }
    assert not found


def test_the_brief_holds_what_a_brief_prints(played: Played) -> None:
    printed = words_of(brief_texts(played.material))
    kept = words_of(typed_in(played.material)) - printed
    assert not {word for word in kept if contains(played.document, word)}
    assert words(played.material.track["question"]) <= printed
    assert all(contains(played.document, word) for word in words(played.material.track["question"]))


def test_there_was_something_to_find(played: Played) -> None:
    typed = words_of(typed_in(played.material))
    assert len(typed) >= AT_LEAST
    assert all(words(person.email) and words(person.name) for person in everybody(played.material))
    found = {name for name, _ in files(played.home)}
    for name in ("records.db", "records.db-wal", "keys.db", "keys.db-wal", "engine/engine.db"):
        assert name in found
    for log in ("web.log", "worker.log", "engine.log"):
        assert b"debug" in (played.home / log).read_bytes().lower()
    assert {name for name, _ in played.processes} >= {"process cmdline", "process environ"}
    assert len(played.histories) > 2
    assert len(list(cells(played.home / "records.db"))) > 1_000
    assert len(played.tokens) > len(everybody(played.material))
