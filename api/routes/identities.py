"""Custody: asking for the identity behind a handle, deciding on it, opening it."""

from api.routes.route import Route
from documents.operations.views import identities
from policies.acts import Act
from policies.terms import RecordClass

CONTRIBUTION = (RecordClass.CONTRIBUTION_RELEASED,)
AUTHORSHIP = (RecordClass.AUTHORSHIP,)
ONE = "/tracks/{track}/identities/{identity}"

ROUTES = (
    Route(
        "/tracks/{track}/disclosures",
        CONTRIBUTION,
        act=Act.DISCLOSURE_ASK,
        read=identities.disclosures,
    ),
    Route("/tracks/{track}/identities", AUTHORSHIP, read=identities.identities),
    Route(f"{ONE}/agree", AUTHORSHIP, act=Act.IDENTITY_AGREE),
    Route(f"{ONE}/refuse", AUTHORSHIP, act=Act.IDENTITY_REFUSE),
    Route(f"{ONE}/open", AUTHORSHIP, act=Act.IDENTITY_OPEN),
)
