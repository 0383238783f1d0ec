"""Sentences in the reader's language, inside and outside of requests.

- The source language is English; catalogues live in `api/locale`, made by Babel.
- `sentence` marks a text for extraction and gives it back unchanged; `say` translates it when
  it is printed, because only then is the reader known.
- The language is taken from what the reader's browser accepts, among those that exist here.
"""

from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import negotiate_locale
from babel.support import NullTranslations, Translations
from werkzeug.datastructures import LanguageAccept

from policies.decisions import Value

FOLDER = Path(__file__).parent / "locale"
SOURCE = "en"

_reader: ContextVar[str] = ContextVar("reader", default=SOURCE)


def sentence(text: str) -> str:
    """Mark a text for extraction; it is translated only when it is said."""
    return text


def say(text: str, **values: Value) -> str:
    """The text in the reader's language, its `%(name)s` places filled."""
    return translated(text) % values if values else translated(text)


def translated(text: str) -> str:
    """The text in the reader's language, as it stands in the catalogue."""
    return str(catalogue(_reader.get()).gettext(text))


def translated_many(one: str, many: str, count: int) -> str:
    """The form of the text that goes with this count, as it stands in the catalogue."""
    return str(catalogue(_reader.get()).ngettext(one, many, count))


def reader() -> Locale:
    """The language in which this answer is given."""
    return Locale.parse(_reader.get())


def listen(accepted: LanguageAccept) -> None:
    """Answer in the best language that both sides know; English when there is none."""
    wanted = [tag.replace("-", "_") for tag in accepted.values()]
    _reader.set(negotiate_locale(wanted, languages()) or SOURCE)


@cache
def languages() -> tuple[str, ...]:
    """The languages with a catalogue, the source language first."""
    found = sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/*.mo"))
    return (SOURCE, *(name for name in found if name != SOURCE))


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations of one language; those of the source language change nothing."""
    if language == SOURCE:
        return NullTranslations()
    return Translations.load(FOLDER, [language])
