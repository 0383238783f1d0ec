"""The way into a track: sounding, declaration, assessment, seat; who is waited for in it."""

from api.routes.route import Route
from documents.operations.views import room
from documents.operations.views.chases import chases
from documents.operations.views.roster import candidates
from policies.terms import Act, RecordClass

NOMINATION = (RecordClass.NOMINATION,)
DECLARATION = (RecordClass.DECLARATION,)
ROSTER = (RecordClass.ROSTER,)
DELIVERY = (RecordClass.DELIVERY,)

ROUTES = (
    Route("/tracks/{track}/candidates", NOMINATION, act=Act.CANDIDATE_SOUND, read=candidates),
    Route("/tracks/{track}/declaration", DECLARATION, act=Act.CANDIDATE_DECLARE),
    Route(
        "/tracks/{track}/candidates/{candidate}/assessment",
        DECLARATION,
        act=Act.CANDIDATE_ASSESS,
    ),
    Route("/tracks/{track}/chases", DELIVERY, act=Act.ROSTER_CHASE, read=chases),
    Route("/tracks/{track}/seats", ROSTER, act=Act.SEAT_GRANT, read=room.seats),
)
