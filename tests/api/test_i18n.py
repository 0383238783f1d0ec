"""Sentences in the reader's language: all can be extracted, the best known language is chosen."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from werkzeug.datastructures import LanguageAccept

from api import i18n
from api.pages.home import AWAITS, SEATS
from api.pages.steps import PHASES
from api.pages.words import WORDS
from api.problems import KINDS
from api.questions import WORDS as QUESTIONS
from api.sentences import SENTENCES

ROOM = Path(i18n.__file__).parent
FRENCH = b"""
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "The track is closed."
msgstr "La piste est close."
"""


def extracted() -> set[str]:
    """Every message that the extraction finds."""
    with (ROOM / "locale" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    keywords = {**DEFAULT_KEYWORDS, "sentence": None, "say": None}
    found = extract_from_dir(ROOM, methods, options, keywords=keywords)
    return {str(message) for _, _, message, _, _ in found}


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A house in which there is a French catalogue too."""
    room = tmp_path / "fr" / "LC_MESSAGES"
    room.mkdir(parents=True)
    source = tmp_path / "fr.po"
    source.write_bytes(FRENCH)
    with source.open("rb") as file, (room / "messages.mo").open("wb") as out:
        write_mo(out, read_po(file))
    monkeypatch.setattr(i18n, "FOLDER", tmp_path)
    for cached in (i18n.languages, i18n.catalogue):
        cached.cache_clear()
    yield
    for cached in (i18n.languages, i18n.catalogue):
        cached.cache_clear()
    i18n.listen(LanguageAccept())


def test_every_sentence_of_ours_is_found_by_the_extraction() -> None:
    """Rules, problems, seats, phases, what awaits, and what stands in the pages."""
    words = (SENTENCES, PHASES, SEATS, AWAITS, QUESTIONS)
    tables: tuple[Mapping[Any, str], ...] = (*words, *WORDS.values())
    ours = {text for table in tables for text in table.values()}
    ours |= {title for _, title in KINDS.values()}
    assert ours <= extracted()
    assert {"Continue", "Skip to the content", "What awaits you"} <= extracted()


def test_no_module_says_what_cannot_be_extracted() -> None:
    """`say` and `sentence` take a text written out, or one that was marked elsewhere."""
    for path in ROOM.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "from api.i18n import" in source else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "sentence"):
                assert not isinstance(node.args[0], ast.JoinedStr), path


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ([("fr", 1)], "fr"),
        ([("fr-CA", 1)], "fr"),
        ([("de", 1), ("fr", 0.5)], "fr"),
        ([("de", 1)], "en"),
        ([("en-GB", 1), ("fr", 0.5)], "en"),
        ([], "en"),
    ],
)
@pytest.mark.usefixtures("french")
def test_the_best_language_that_both_sides_know_is_chosen(
    accepted: list[tuple[str, float]], language: str
) -> None:
    """English where there is none."""
    i18n.listen(LanguageAccept(accepted))
    assert str(i18n.reader()) == language


@pytest.mark.usefixtures("french")
def test_a_sentence_is_translated_when_it_is_said() -> None:
    """And stays English where the catalogue has none."""
    i18n.listen(LanguageAccept([("fr", 1)]))
    assert i18n.say("The track is closed.") == "La piste est close."
    assert i18n.say("The track is paused.") == "The track is paused."
    i18n.listen(LanguageAccept([("en", 1)]))
    assert i18n.say("The track is closed.") == "The track is closed."


@pytest.mark.parametrize(("count", "said"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes")])
def test_a_count_takes_its_form(count: int, said: str) -> None:
    """One and many."""
    assert i18n.translated_many("%(n)d note", "%(n)d notes", count) % {"n": count} == said
