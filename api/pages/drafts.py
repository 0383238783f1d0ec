"""The shared vision to confirm or dissent from: all texts with the gradient, and each on its own.

- All positions of one sitting are one form.
- What changed since the first wordings is a page of its own, and stands in two files.
- On its own a text stands with its amendments side by side and its dissents; those of others
  show what they say once they are carried, and never whose they are.
"""

from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from documents.errors import RecordError
from documents.operations.actors import Actor
from documents.operations.views import amendments, dissents, drafts, positions, revisions
from documents.operations.views.dissents import DissentView
from documents.store import UnitOfWork
from policies.acts import Act
from policies.positions import GRADIENT
from policies.terms import DissentState, RecordClass

DRAFT = (RecordClass.DRAFT,)
TEXTS = (RecordClass.DRAFT, RecordClass.RECOMMENDATION)
RECOMMENDATION = (RecordClass.RECOMMENDATION,)
CLOSED = (DissentState.WITHDRAWN, DissentState.MERGED)
TAKES = frozenset({Act.POSITION_TAKE})
DISSENTS = frozenset(
    {Act.DISSENT_RAISE, Act.DISSENT_STATE, Act.DISSENT_CONFIRM, Act.DISSENT_WITHDRAW}
)


def texts(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """Every paragraph and recommendation, with the positions that the reader took on them."""
    sight = Sight(uow, actor)
    taken = sight.all(positions.mine) if sight.knows(RecordClass.POSITION) else ()
    found = sight.all(dissents.dissents) if sight.knows(RecordClass.DISSENT) else ()
    recommends = sight.knows(RecordClass.RECOMMENDATION)
    return {
        "paragraphs": sight.all(drafts.paragraphs),
        "recommendations": sight.all(drafts.recommendations) if recommends else (),
        "positions": {position.subject: position for position in taken},
        "dissents": [one for one in found if one.state not in CLOSED],
        "gradient": GRADIENT,
        "may": sight.may,
    }


def paragraph(uow: UnitOfWork, actor: Actor, paragraph: str) -> dict[str, Any]:
    """One paragraph with its amendments and its dissents."""
    sight = Sight(uow, actor)
    found = sight.one(drafts.one_paragraph, paragraph=paragraph)
    amends = sight.knows(RecordClass.AMENDMENT)
    return {
        "paragraph": found,
        "amendments": sight.all(amendments.amendments, paragraph=found.id) if amends else (),
        "dissents": _dissents_from(sight, found.id),
        "may": sight.may,
    }


def recommendation(uow: UnitOfWork, actor: Actor, recommendation: str) -> dict[str, Any]:
    """One recommendation with its dissents."""
    sight = Sight(uow, actor)
    every = sight.all(drafts.recommendations)
    found = next((one for one in every if one.id == recommendation), None)
    if found is None:
        raise RecordError("record.not_there")
    return {
        "recommendation": found,
        "dissents": _dissents_from(sight, found.id),
        "may": sight.may,
    }


def changes(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """Every paragraph as it reads now, compared with its first wording."""
    sight = Sight(uow, actor)
    return {"paragraphs": sight.one(revisions.draft).paragraphs, "may": sight.may}


def _dissents_from(sight: Sight, target: str) -> list[DissentView]:
    """The dissents from one text that are not closed, the reader's own first."""
    if not sight.knows(RecordClass.DISSENT):
        return []
    found = [one for one in sight.all(dissents.dissents) if one.target == target]
    standing = [one for one in found if one.state not in CLOSED]
    return sorted(standing, key=lambda one: not one.mine)


PAGES = (
    Page("/tracks/{track}/text", TEXTS, "text.html", texts, TAKES),
    Page("/tracks/{track}/changes", DRAFT, "changes.html", changes),
    Page("/tracks/{track}/draft/document", DRAFT, "", revisions.document, file="draft.docx"),
    Page("/tracks/{track}/draft/revision", DRAFT, "", revisions.revision, file="revision.docx"),
    Page(
        "/tracks/{track}/paragraphs/{paragraph}",
        DRAFT,
        "paragraph.html",
        paragraph,
        DISSENTS | {Act.PARAGRAPH_AMEND},
    ),
    Page(
        "/tracks/{track}/recommendations/{recommendation}",
        RECOMMENDATION,
        "recommendation.html",
        recommendation,
        DISSENTS,
    ),
)
