"""Requests for studies, and the papers that answer them."""

from api.routes.route import Route
from documents.operations.views.studies import studies
from policies.acts import Act
from policies.terms import RecordClass

TERMS = (RecordClass.TERMS,)

ROUTES = (
    Route("/tracks/{track}/studies", TERMS, act=Act.STUDY_ASK, read=studies),
    Route("/tracks/{track}/studies/{study}/accept", TERMS, act=Act.STUDY_ACCEPT),
    Route("/tracks/{track}/studies/{study}/decline", TERMS, act=Act.STUDY_DECLINE),
    Route("/tracks/{track}/studies/{study}/deliver", TERMS, act=Act.STUDY_DELIVER),
)
