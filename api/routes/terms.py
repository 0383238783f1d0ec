"""The charter and its two texts: concept note and terms of reference."""

from api.routes.route import Route
from documents.operations.views import terms
from policies.acts import Act
from policies.terms import RecordClass

TERMS = (RecordClass.TERMS,)

ROUTES = (
    Route("/tracks/{track}/charter", TERMS, act=Act.CHARTER_AMEND, read=terms.charter),
    Route("/tracks/{track}/terms", TERMS, act=Act.TERMS_WRITE, read=terms.terms),
    Route("/tracks/{track}/terms/{terms}", TERMS, read=terms.one_version),
    Route(
        "/tracks/{track}/terms/{terms}/document",
        TERMS,
        read=terms.document,
        file="terms.docx",
    ),
    Route("/tracks/{track}/terms/{terms}/approve", TERMS, act=Act.TERMS_APPROVE),
    Route("/tracks/{track}/terms/{terms}/return", TERMS, act=Act.TERMS_RETURN),
)
