"""Readiness: sixteen questions, their answers, the decision."""

from api.questions import questionnaire
from api.routes.route import Route
from policies.acts import Act
from policies.terms import RecordClass

READINESS = (RecordClass.READINESS,)

ROUTES = (
    Route("/tracks/{track}/readiness", READINESS, act=Act.READINESS_ANSWER, read=questionnaire),
    Route("/tracks/{track}/readiness/decision", READINESS, act=Act.READINESS_DECIDE),
)
