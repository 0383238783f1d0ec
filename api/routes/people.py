"""What a track holds about whoever asks, and its correction."""

from api.routes.route import Route
from documents.operations.views.people import person
from policies.acts import Act
from policies.terms import RecordClass

ANY = tuple(RecordClass)

ROUTES = (Route("/tracks/{track}/person", ANY, act=Act.PERSON_CORRECT, read=person),)
