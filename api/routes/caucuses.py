"""Caucuses, and what is said in them."""

from api.routes.route import Route
from documents.operations.views import caucuses
from policies.acts import Act
from policies.terms import RecordClass

UNRELEASED = (RecordClass.CONTRIBUTION_UNRELEASED,)

ROUTES = (
    Route("/tracks/{track}/caucuses", UNRELEASED, act=Act.CAUCUS_OPEN, read=caucuses.caucuses),
    Route(
        "/tracks/{track}/caucuses/{caucus}/entries",
        UNRELEASED,
        act=Act.CAUCUS_WRITE,
        read=caucuses.entries,
    ),
    Route("/tracks/{track}/caucuses/{caucus}/close", UNRELEASED, act=Act.CAUCUS_CLOSE),
)
