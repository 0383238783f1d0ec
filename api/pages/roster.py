"""Sounding and declaration in one sitting: what the track is about, and the form to declare.

- Nothing of the roster or the course is shown here.
"""

from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from api.standing import standing
from documents.operations.actors import Actor
from documents.operations.views.roster import candidates
from documents.store import UnitOfWork
from policies.acts import Act
from policies.terms import RecordClass, Seat

DECLARATION = (RecordClass.DECLARATION,)


def declaration(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """What somebody who was asked reads before they declare, and their own file."""
    sight = Sight(uow, actor)
    found, own = sight.one(standing), actor.seats.get(Seat.CANDIDATE)
    files = [one for one in sight.all(candidates) if one.id == own]
    return {"charter": found.charter, "files": files, "may": sight.may}


PAGES = (
    Page(
        "/tracks/{track}/declaration",
        DECLARATION,
        "declaration.html",
        declaration,
        frozenset({Act.CANDIDATE_DECLARE, Act.CANDIDATE_REPLY}),
    ),
)
