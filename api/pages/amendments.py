"""A paragraph with its amendments, and what they make of it together, for who decides on them.

- On one page an amendment is proposed, sponsored, answered, withdrawn, or made a dissent.
- On the other every passage stands with all its wordings; one with several has to be decided.
- Amendments have numbers of a page, in the one order in which both pages show them; they have no
  others, and nobody's name.
"""

from collections.abc import Collection, Sequence
from typing import Any

from api.pages.dissents import DISSENTS, dissents_from
from api.pages.page import Page
from api.pages.sight import Sight
from documents.operations.actors import Actor
from documents.operations.views import amendments, drafts
from documents.operations.views.amendments import AmendmentView
from documents.store import UnitOfWork
from policies.acts import Act
from policies.amendments import AmendmentKind
from policies.brackets import LIVE
from policies.terms import AmendmentState, RecordClass

DRAFT = (RecordClass.DRAFT,)
AMENDMENT = (RecordClass.AMENDMENT,)
AMENDS = frozenset(
    {Act.PARAGRAPH_AMEND, Act.AMENDMENT_SPONSOR, Act.AMENDMENT_WITHDRAW, Act.AMENDMENT_DISSENT}
    | {Act.AMENDMENT_AGREE, Act.AMENDMENT_DECLINE}
)
DECIDES = frozenset({Act.PARAGRAPH_ADOPT, Act.PARAGRAPH_BRACKET})


def paragraph(uow: UnitOfWork, actor: Actor, paragraph: str) -> dict[str, Any]:
    """One paragraph with its amendments and its dissents."""
    sight = Sight(uow, actor)
    amends = sight.knows(RecordClass.AMENDMENT)
    found = sight.one(drafts.one_paragraph, paragraph=paragraph)
    every = sight.all(amendments.amendments, paragraph=found.id) if amends else ()
    return {
        **_numbered(every),
        "paragraph": found,
        "labels": {one.id: one.label for one in sight.all(drafts.paragraphs) if one.text},
        "dissents": dissents_from(sight, found.id),
        "kinds": tuple(AmendmentKind),
        "live": LIVE,
        "merges": amends,
        "may": sight.may,
    }


def together(uow: UnitOfWork, actor: Actor, paragraph: str) -> dict[str, Any]:
    """The open amendments of one paragraph and the alternatives to it, merged."""
    sight = Sight(uow, actor)
    merged = sight.one(amendments.merge_of, paragraph=paragraph)
    every = sight.all(amendments.amendments, paragraph=paragraph)
    waiting = [one for one in every if one.state in LIVE]
    return {
        **_numbered(every),
        "paragraph": sight.one(drafts.one_paragraph, paragraph=paragraph),
        "merge": merged,
        "waiting": waiting,
        "keepable": _keepable(waiting),
        "labels": {one.id: one.label for one in sight.all(drafts.paragraphs)},
        "may": sight.may,
    }


def _numbered(every: Sequence[AmendmentView]) -> dict[str, Any]:
    return {
        "amendments": every,
        "numbers": {one.id: number for number, one in enumerate(every, 1)},
    }


def _keepable(waiting: Collection[AmendmentView]) -> list[AmendmentView]:
    """Those that can be kept as alternatives to their paragraph."""
    return [
        one
        for one in waiting
        if (one.state, one.kind, one.of) == (AmendmentState.OPEN, AmendmentKind.REPLACE, None)
    ]


PAGES = (
    Page(
        "/tracks/{track}/paragraphs/{paragraph}",
        DRAFT,
        "paragraph.html",
        paragraph,
        DISSENTS | AMENDS,
    ),
    Page(
        "/tracks/{track}/paragraphs/{paragraph}/merge", AMENDMENT, "merge.html", together, DECIDES
    ),
)
