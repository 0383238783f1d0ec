"""Briefs to read, sign and answer: the list of them, one to read, its file.

- What is read on the page is read back from the very files that are signed.
- Each signature names the hash of the file that was shown.
- An addressee answers all recommendations of a brief in one form.
"""

from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from api.standing import one_brief
from documents.briefing.reading import blocks
from documents.operations.actors import Actor
from documents.operations.views import briefs
from documents.store import UnitOfWork
from policies.acts import Act
from policies.terms import BriefState, RecordClass, Response

BRIEF = (RecordClass.BRIEF,)
RESPONSES = tuple(one for one in Response if one is not Response.NO_ANSWER)
SIGNS = frozenset({Act.BRIEF_APPROVE, Act.BRIEF_RETURN, Act.BRIEF_RELEASE})
FILES = {
    "document": (briefs.document, "brief.docx"),
    "annex": (briefs.annex, "annex.docx"),
    "reply-slip": (briefs.reply_slip, "reply-slip.docx"),
}
ANSWERS = frozenset({Act.BRIEF_ACKNOWLEDGE, Act.BRIEF_ANSWER})


def every(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """The briefs that the reader may find."""
    sight = Sight(uow, actor)
    return {"briefs": sight.all(briefs.briefs), "may": sight.may}


def one(uow: UnitOfWork, actor: Actor, brief: str) -> dict[str, Any]:
    """One brief, to read and to sign or to answer."""
    sight = Sight(uow, actor)
    found = sight.one(one_brief, brief=brief)
    mine = [one for one in found.deliveries if one.addressee in actor.seats.values()]
    return {
        "brief": found,
        "files": _files(sight, brief) if found.sha256 else {},
        "ready": found.state is BriefState.READY,
        "mine": mine,
        "others": [one for one in found.deliveries if one not in mine],
        "responses": RESPONSES,
        "no_answer": Response.NO_ANSWER,
        "may": sight.may,
    }


def _files(sight: Sight, brief: str) -> dict[str, Any]:
    """What stands in each file, under the last part of its address."""
    files = {path: sight.one(read, brief=brief) for path, (read, _) in FILES.items()}
    return {path: blocks(file) for path, file in files.items()}


PAGES = (
    Page("/tracks/{track}/briefs", BRIEF, "briefs.html", every),
    Page("/tracks/{track}/briefs/{brief}", BRIEF, "brief.html", one, SIGNS | ANSWERS),
    *(
        Page(f"/tracks/{{track}}/briefs/{{brief}}/{path}", BRIEF, "", read, file=file)
        for path, (read, file) in FILES.items()
    ),
)
