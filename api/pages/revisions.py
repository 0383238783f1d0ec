"""The draft in any of its editions, what changed between two, and a revision of it sent back.

- Four views of the same comparison: the earlier wording, what changed, both at once, the later
  wording; any two editions can be named, and fetched as a Word document.
- A file is read back before anything is proposed: what it would propose stands on the page, or
  why it is not taken. It is in that page until it is sent, and nowhere else.
"""

from functools import partial
from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from documents.operations.actors import Actor
from documents.operations.revisions import Revise
from documents.operations.views import revisions
from documents.store import UnitOfWork
from policies.acts import Act
from policies.terms import RecordClass

DRAFT = (RecordClass.DRAFT,)
EDITIONS = frozenset({"since", "until"})
VIEWS = ("original", "changed", "final")


def changes(
    view: str, uow: UnitOfWork, actor: Actor, since: int | None = None, until: int | None = None
) -> dict[str, Any]:
    """The draft in one edition compared with another, in one of the views."""
    sight = Sight(uow, actor)
    found = sight.one(revisions.draft, since=since, until=until)
    shown = [one for one in found.paragraphs if one.changed or view != "changed"]
    return {"view": view, "views": VIEWS, "draft": found, "paragraphs": shown, "may": sight.may}


def revise(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """Where a revised draft is sent back."""
    sight = Sight(uow, actor)
    newest = sight.one(revisions.draft).newest
    return {"newest": newest, "sent": None, "read": (), "may": sight.may}


def read_back(uow: UnitOfWork, actor: Actor, sent: Revise) -> dict[str, Any]:
    """What a file would propose, with the file."""
    return {"sent": sent, "read": revisions.read_back(uow, actor, sent)}


PAGES = (
    Page("/tracks/{track}/changes", DRAFT, "changes.html", partial(changes, ""), asks=EDITIONS),
    *(
        Page(
            f"/tracks/{{track}}/changes/{view}",
            DRAFT,
            "changes.html",
            partial(changes, view),
            asks=EDITIONS,
        )
        for view in VIEWS
    ),
    Page(
        "/tracks/{track}/draft/document",
        DRAFT,
        "",
        revisions.document,
        file="draft.docx",
        asks=frozenset({"until"}),
    ),
    Page(
        "/tracks/{track}/draft/revision",
        DRAFT,
        "",
        revisions.revision,
        file="revision.docx",
        asks=EDITIONS,
    ),
    Page(
        "/tracks/{track}/revise",
        DRAFT,
        "revise.html",
        revise,
        frozenset({Act.DRAFT_REVISE}),
        tries=read_back,
    ),
)
