"""Every address of the JSON interface, joined from the tables of the nouns."""

from functools import cache
from types import MappingProxyType

from api.routes import (
    actor_map,
    briefs,
    caucuses,
    drafts,
    identities,
    mandates,
    notes,
    papers,
    people,
    readiness,
    roster,
    rounds,
    studies,
    terms,
    tracks,
)
from api.routes.route import Route
from policies.acts import Act

ROUTES: tuple[Route, ...] = (
    *tracks.ROUTES,
    *terms.ROUTES,
    *actor_map.ROUTES,
    *readiness.ROUTES,
    *roster.ROUTES,
    *identities.ROUTES,
    *mandates.ROUTES,
    *papers.ROUTES,
    *studies.ROUTES,
    *notes.ROUTES,
    *caucuses.ROUTES,
    *people.ROUTES,
    *rounds.ROUTES,
    *drafts.ROUTES,
    *briefs.ROUTES,
)


@cache
def by_rule() -> MappingProxyType[str, Route]:
    """The routes by the rule that the router knows them under."""
    return MappingProxyType({route.rule: route for route in ROUTES})


@cache
def by_act() -> MappingProxyType[Act, Route]:
    """The routes by the act that they take."""
    return MappingProxyType({route.act: route for route in ROUTES if route.act is not None})
