"""Sounding and declaration in one sitting: what the track is about, and the form to declare.

- Nothing of the roster or the course is shown here.
- Whoever is seated renews their declaration here, or says what binds them now.
"""

from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from api.standing import standing
from documents.operations.actors import Actor
from documents.operations.views.mandates import mandates
from documents.operations.views.roster import candidates
from documents.store import UnitOfWork
from policies.acts import Act
from policies.terms import MandateKind, RecordClass, Seat

DECLARATION = (RecordClass.DECLARATION,)


def declaration(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """What somebody who was asked reads before they declare, and their own file; of whoever is
    seated what was declared since."""
    sight = Sight(uow, actor)
    found, held = sight.one(standing), set(actor.seats.values())
    own = actor.seats.get(Seat.CANDIDATE)
    return {
        "charter": found.charter,
        "files": [one for one in sight.all(candidates) if one.id == own],
        "mandates": [one for one in sight.all(mandates) if one.id in held],
        "kinds": tuple(MandateKind),
        "may": sight.may,
    }


PAGES = (
    Page(
        "/tracks/{track}/declaration",
        DECLARATION,
        "declaration.html",
        declaration,
        frozenset(
            {
                Act.CANDIDATE_DECLARE,
                Act.CANDIDATE_REPLY,
                Act.MANDATE_RENEW,
                Act.MANDATE_REPORT,
            }
        ),
    ),
)
