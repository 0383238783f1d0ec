"""The texts to confirm or dissent from: all of them with the gradient, and a recommendation or the
text as a whole alone.

- All positions of one sitting are one form.
- Each paragraph has a page of its own (`api/pages/amendments.py`).
"""

from typing import Any

from api.pages.dissents import DISSENTS, dissents_from
from api.pages.page import Page
from api.pages.sight import Sight
from documents.errors import RecordError
from documents.operations.actors import Actor
from documents.operations.views import dissents, drafts, positions
from documents.operations.views.terms import charter
from documents.store import UnitOfWork
from policies.acts import Act
from policies.dissents import CLOSED
from policies.positions import GRADIENT
from policies.recommendations import Item, in_order
from policies.terms import Place, RecordClass

TEXTS = (RecordClass.DRAFT, RecordClass.RECOMMENDATION)
DRAFT = (RecordClass.DRAFT,)
RECOMMENDATION = (RecordClass.RECOMMENDATION,)
TAKES = frozenset({Act.POSITION_TAKE, Act.PARAGRAPH_PROPOSE})


def texts(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """Every paragraph and recommendation, with the positions that the reader took on them."""
    sight = Sight(uow, actor)
    taken = sight.all(positions.mine) if sight.knows(RecordClass.POSITION) else ()
    found = sight.all(dissents.dissents) if sight.knows(RecordClass.DISSENT) else ()
    recommends = sight.knows(RecordClass.RECOMMENDATION)
    paragraphs = sight.all(drafts.paragraphs)
    order = sight.one(charter).charter.terms.recommendations
    written = sight.all(drafts.recommendations) if recommends else ()
    by_number = {one.number: one for one in written}
    items = [Item(one.number, one.cluster) for one in written]
    return {
        "paragraphs": paragraphs,
        "whole": sight.one(drafts.whole) if paragraphs else None,
        "recommendations": [by_number[item.number] for item in in_order(order, items)],
        "order": order if len(written) > 1 else None,
        "positions": {position.subject: position for position in taken},
        "dissents": [one for one in found if one.state not in CLOSED],
        "gradient": GRADIENT,
        "places": tuple(Place),
        "brackets": sight.knows(RecordClass.AMENDMENT),
        "revises": Act.DRAFT_REVISE in sight.may,
        "decides": Act.PARAGRAPH_ADOPT in sight.may,
        "may": sight.may,
    }


def whole(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """The text as a whole with its dissents."""
    sight = Sight(uow, actor)
    found = sight.one(drafts.whole)
    return {"whole": found, "dissents": dissents_from(sight, found.id), "may": sight.may}


def recommendation(uow: UnitOfWork, actor: Actor, recommendation: str) -> dict[str, Any]:
    """One recommendation with its dissents."""
    sight = Sight(uow, actor)
    every = sight.all(drafts.recommendations)
    found = next((one for one in every if one.id == recommendation), None)
    if found is None:
        raise RecordError("record.not_there")
    return {
        "recommendation": found,
        "dissents": dissents_from(sight, found.id),
        "may": sight.may,
    }


PAGES = (
    Page("/tracks/{track}/text", TEXTS, "text.html", texts, TAKES),
    Page("/tracks/{track}/draft", DRAFT, "draft.html", whole, DISSENTS),
    Page(
        "/tracks/{track}/recommendations/{recommendation}",
        RECOMMENDATION,
        "recommendation.html",
        recommendation,
        DISSENTS,
    ),
)
