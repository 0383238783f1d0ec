"""The way into a track: nomination, sounding, declaration, assessment, seat; who is waited for."""

from api.routes.route import Route
from documents.operations.views import room
from documents.operations.views.balance import balance
from documents.operations.views.chases import chases
from documents.operations.views.roster import candidates
from policies.acts import Act
from policies.terms import RecordClass

NOMINATION = (RecordClass.NOMINATION,)
DECLARATION = (RecordClass.DECLARATION,)
ROSTER = (RecordClass.ROSTER,)
DELIVERY = (RecordClass.DELIVERY,)

ROUTES = (
    Route("/tracks/{track}/candidates", NOMINATION, act=Act.CANDIDATE_NOMINATE, read=candidates),
    Route("/tracks/{track}/candidates/{candidate}/screening", NOMINATION, act=Act.CANDIDATE_SCREEN),
    Route("/tracks/{track}/candidates/{candidate}/sounding", NOMINATION, act=Act.CANDIDATE_SOUND),
    Route(
        "/tracks/{track}/candidates/{candidate}/withdraw", NOMINATION, act=Act.CANDIDATE_WITHDRAW
    ),
    Route("/tracks/{track}/renomination", NOMINATION, act=Act.CANDIDATE_RENOMINATE),
    Route("/tracks/{track}/reply", NOMINATION, act=Act.CANDIDATE_REPLY),
    Route("/tracks/{track}/declaration", DECLARATION, act=Act.CANDIDATE_DECLARE),
    Route(
        "/tracks/{track}/candidates/{candidate}/assessment",
        DECLARATION,
        act=Act.CANDIDATE_ASSESS,
    ),
    Route("/tracks/{track}/balance", NOMINATION, act=Act.BALANCE_SET, read=balance),
    Route("/tracks/{track}/chases", DELIVERY, act=Act.ROSTER_CHASE, read=chases),
    Route("/tracks/{track}/seats", ROSTER, act=Act.SEAT_GRANT, read=room.seats),
    Route("/tracks/{track}/seats/{seat}/hand-over", ROSTER, act=Act.SEAT_HAND_OVER),
    Route("/tracks/{track}/seats/{seat}/stand-in", ROSTER, act=Act.SEAT_STAND_IN),
    Route("/tracks/{track}/seats/{seat}/end", ROSTER, act=Act.SEAT_END),
)
