"""Background papers and their versions."""

from api.routes.route import Route
from documents.operations.views import papers
from policies.acts import Act
from policies.terms import RecordClass

TERMS = (RecordClass.TERMS,)

ROUTES = (
    Route("/tracks/{track}/papers", TERMS, act=Act.PAPER_ADD, read=papers.papers),
    Route("/tracks/{track}/papers/{paper}", TERMS, read=papers.one_paper),
    Route("/tracks/{track}/papers/{paper}/versions", TERMS, read=papers.versions),
    Route("/tracks/{track}/papers/{paper}/withdraw", TERMS, act=Act.PAPER_WITHDRAW),
)
