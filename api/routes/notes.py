"""Private notes between the facilitator and a handle."""

from api.routes.route import Route
from documents.operations.views.notes import notes
from policies.acts import Act
from policies.terms import RecordClass

UNRELEASED = (RecordClass.CONTRIBUTION_UNRELEASED,)

ROUTES = (
    Route("/tracks/{track}/notes", UNRELEASED, act=Act.NOTE_WRITE, read=notes),
    Route("/tracks/{track}/notes/answer", UNRELEASED, act=Act.NOTE_ANSWER),
)
