"""The secretariat's one screen: who is waited for, and the one act that reminds them."""

from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from api.standing import standing
from documents.operations.actors import Actor
from documents.operations.views.chases import chases
from documents.operations.views.roster import candidates
from documents.store import UnitOfWork
from policies.acts import Act
from policies.terms import RecordClass

DELIVERY = (RecordClass.DELIVERY,)


def waiting(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """Who is invited, who answered, who is silent, what is due, what the gate still misses."""
    sight = Sight(uow, actor)
    return {
        "items": sight.one(chases).items,
        "invited": sight.all(candidates),
        "missing": sight.one(standing).missing,
        "may": sight.may,
    }


PAGES = (
    Page(
        "/tracks/{track}/chases",
        DELIVERY,
        "chases.html",
        waiting,
        frozenset({Act.ROSTER_CHASE}),
    ),
)
