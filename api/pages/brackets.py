"""The open brackets of the text, and what would close each."""

from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from documents.operations.actors import Actor
from documents.operations.views import brackets
from documents.store import UnitOfWork
from policies.terms import RecordClass

AMENDMENT = (RecordClass.AMENDMENT,)


def every(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """Every open bracket, in the order of the text."""
    sight = Sight(uow, actor)
    return {"brackets": sight.all(brackets.brackets), "may": sight.may}


PAGES = (Page("/tracks/{track}/brackets", AMENDMENT, "brackets.html", every),)
