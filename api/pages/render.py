"""Templates in the reader's language and direction; they print what they are given.

- The same environment serves pages inside a request and tests without one.
- Everything is escaped; a template that names what it was not given fails.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel import dates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.i18n import reader, translated, translated_many
from api.pages.words import WORDS
from documents.crypto import codes

FOLDER = Path(__file__).parents[1] / "templates"


def render(template: str, **given: object) -> str:
    """The template, filled in."""
    locale = reader()
    return (
        _environment()
        .get_template(template)
        .render(lang=str(locale).replace("_", "-"), direction=locale.text_direction, **given)
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(translated, translated_many, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["groups"] = codes.grouped
    environment.filters["word"] = lambda value, kind: translated(WORDS[kind][value])
    environment.filters["moment"] = _moment
    environment.filters["day"] = lambda moment: dates.format_date(moment, "long", reader())
    return environment


def _moment(when: datetime) -> str:
    """A day and a time of day in UTC, and that it is UTC."""
    return dates.format_datetime(when, "d MMMM y, HH:mm 'UTC'", tzinfo=UTC, locale=reader())
