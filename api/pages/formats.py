"""Rounds to copy and adjust: a form for each format, or for an earlier round opened anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.formats import NAMES, templates
from api.i18n import say
from api.pages.page import Page
from api.pages.rounds import COURSE, MOST_QUESTIONS, SCALES
from api.pages.sight import Sight
from documents.operations.actors import Actor
from documents.operations.rounds import NewRound
from documents.operations.views import formats, papers, rounds
from documents.store import UnitOfWork
from policies.acts import Act
from policies.terms import Handling

OPENS = frozenset({Act.ROUND_OPEN})
MORE_POINTS = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """One form: what it is called, and what stands in it."""

    name: str
    body: NewRound

    @property
    def questions(self) -> range:
        """The places for questions: those that are there, and some more."""
        return range(max(MOST_QUESTIONS, len(self.body.questions)))

    @property
    def points(self) -> range:
        """The places for points of an agenda."""
        return range(len(self.body.agenda) + MORE_POINTS)


def new(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """A form for each format."""
    sight = Sight(uow, actor)
    found = sight.one(templates).items
    return _shown(
        sight, [Offer(one.name, one.body) for one in found if Act.ROUND_OPEN in sight.may]
    )


def anew(uow: UnitOfWork, actor: Actor, round: str) -> dict[str, Any]:  # noqa: A002
    """A form with what an earlier round asked."""
    sight = Sight(uow, actor)
    known = sight.one(rounds.one_round, round=round)
    if Act.ROUND_OPEN not in sight.may:
        return _shown(sight, ())
    body = sight.one(formats.copy, round=known.id)
    return _shown(sight, [Offer(say(NAMES[body.format]), body)])


def _shown(sight: Sight, offers: Iterable[Offer]) -> dict[str, Any]:
    offered = tuple(offers)
    every = sight.all(papers.papers) if offered else ()
    shown = tuple(one for one in every if one.handling is not Handling.NOT_FOR_USE)
    return {"offers": offered, "papers": shown, "scales": SCALES, "may": sight.may}


PAGES = (
    Page("/tracks/{track}/rounds/templates", COURSE, "round_new.html", new, OPENS),
    Page("/tracks/{track}/rounds/{round}/copy", COURSE, "round_new.html", anew, OPENS),
)
