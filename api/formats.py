"""Rounds to copy and adjust, in the reader's words: one for each format, ready to be opened.

- A template is a body that the address of rounds takes; a reflection period still has to say which
  text it shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.i18n import say, sentence
from documents.operations.actors import Actor
from documents.operations.questions import Asked
from documents.operations.rounds import NewRound
from documents.operations.views import formats
from documents.operations.views.formats import Blank
from documents.store import UnitOfWork
from policies.formats import RoundFormat
from policies.terms import Scale

NAMES: Mapping[str, str] = MappingProxyType(
    {
        RoundFormat.OPEN_EXPLORATION: sentence("Open exploration"),
        RoundFormat.QUESTIONNAIRE: sentence("Policy Delphi questionnaire"),
        RoundFormat.DIALOGUE_WEEK: sentence("E-dialogue week"),
        RoundFormat.DIALOGUE_EVENT: sentence("Dialogue event"),
        RoundFormat.REFLECTION: sentence("Reflection period"),
    }
)
TITLES: Mapping[RoundFormat, str] = MappingProxyType(
    {
        RoundFormat.OPEN_EXPLORATION: sentence("What lies in this question"),
        RoundFormat.QUESTIONNAIRE: sentence("The options, and what each would mean"),
        RoundFormat.DIALOGUE_WEEK: sentence("The theme of this week"),
        RoundFormat.DIALOGUE_EVENT: sentence("A sitting on one theme"),
        RoundFormat.REFLECTION: sentence("What you make of this text"),
    }
)
ASKED: Mapping[RoundFormat, tuple[tuple[str, Scale], ...]] = MappingProxyType(
    {
        RoundFormat.OPEN_EXPLORATION: (
            (sentence("How important is it to settle this question now?"), Scale.IMPORTANCE),
        ),
        RoundFormat.QUESTIONNAIRE: (
            (sentence("How desirable is this option?"), Scale.DESIRABILITY),
            (sentence("How feasible is this option?"), Scale.FEASIBILITY),
            (sentence("How important is this consequence?"), Scale.IMPORTANCE),
            (sentence("How sure can one be of this argument?"), Scale.CONFIDENCE),
        ),
        RoundFormat.DIALOGUE_WEEK: (
            (sentence("How important is the theme of this week?"), Scale.IMPORTANCE),
        ),
        RoundFormat.DIALOGUE_EVENT: (
            (sentence("How important is it to go on with this theme?"), Scale.IMPORTANCE),
        ),
        RoundFormat.REFLECTION: (
            (sentence("How desirable is what this text sets out?"), Scale.DESIRABILITY),
            (sentence("How feasible is what this text sets out?"), Scale.FEASIBILITY),
        ),
    }
)
AGENDA = (
    sentence("Opening, and the Chatham House Rule"),
    sentence("What each holds to be at stake"),
    sentence("Where views part, and why"),
    sentence("What to take further"),
)


@dataclass(frozen=True, slots=True)
class RoundTemplate:
    """A format, what it is called, and the body of a round of it."""

    format: RoundFormat
    name: str
    body: NewRound


@dataclass(frozen=True, slots=True)
class RoundTemplates:
    """A template for each format."""

    items: tuple[RoundTemplate, ...]


def templates(uow: UnitOfWork, actor: Actor) -> RoundTemplates:
    """A round of each format, ready to be adjusted and opened."""
    return RoundTemplates(tuple(_template(one) for one in formats.blanks(uow, actor)))


def _template(blank: Blank) -> RoundTemplate:
    form = blank.format
    event = form is RoundFormat.DIALOGUE_EVENT
    body = NewRound(
        title=say(TITLES[form]),
        questions=tuple(Asked(say(text), scale) for text, scale in ASKED[form]),
        closes_at=blank.closes_at,
        daily=form is RoundFormat.DIALOGUE_WEEK,
        format=form,
        agenda=tuple(say(point) for point in AGENDA) if event else (),
    )
    return RoundTemplate(form, say(NAMES[form]), body)
