"""The act of sending back the draft, revised in Word: amendments, all of them or none.

- Every paragraph that reads otherwise in the file gets one amendment, like any other amendment of
  the same author; the file itself is not kept.
- What a comment on it says is its reason. Comments that came with the file are reasons of earlier
  amendments and say nothing new.
"""

import base64
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge, Le, MaxLen, MinLen
from sqlalchemy import select

from documents.briefing.returned import NotTaken, returned
from documents.briefing.revisions import frame
from documents.errors import Denied
from documents.models.drafts import Amendment, Paragraph, ParagraphVersion
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import InBase64, Passage, charter_of
from documents.operations.drafts import (
    AmendmentBody,
    Wording,
    amendment_body,
    edition_of,
    put_beside,
)
from policies import revisions
from policies.acts import Act
from policies.files import Fault
from policies.numbering import label, place
from policies.revisions import Given, Returned, Standing, refusal
from policies.terms import RecordClass

FILE_MAX = 39_000
"""Bytes of a file: in Base64, with the longest reason in any script, it is one request."""


@dataclass(frozen=True, slots=True)
class Revise:
    """The .docx of this edition of the draft, revised, in Base64 (RFC 4648 section 4, without line
    breaks); `reason` stands for every paragraph without a comment of its own."""

    edition: Annotated[int, Ge(1), Le(999_999)]
    file: Annotated[str, MinLen(4), MaxLen(FILE_MAX * 4 // 3), InBase64()]
    reason: Passage


@operation(Act.DRAFT_REVISE, Revise, creates=True)
def revise(scene: Scene, body: Revise) -> str:
    """Amend every paragraph that reads otherwise in a revised draft; answers the first
    amendment."""
    made = [put_beside(scene, row, wording) for row, wording in amending(scene, body)]
    return made[0]


def amending(scene: Scene, body: Revise) -> list[tuple[Paragraph, AmendmentBody]]:
    """The amendments that a revised draft makes, in the order of their paragraphs.

    Raises:
        Denied: it cannot be taken.
    """
    given = _anew(scene, _given(scene, body))
    rows = _paragraphs(scene)
    there = _there(scene, rows, body.edition)
    require(revisions.may_revise(given, there))
    wordings, said = revisions.reworded(given, there), revisions.reasons(given)
    return [
        (rows[number], AmendmentBody(wordings[number], said.get(number, body.reason)))
        for number in sorted(wordings, key=place)
    ]


def _given(scene: Scene, body: Revise) -> Returned:
    question = charter_of(scene.uow, scene.track).question
    around = frame(question, body.edition, edition_of(scene.uow, scene.track.id))
    try:
        read = returned(base64.b64decode(body.file, validate=True), around)
    except (NotTaken, ValueError) as error:
        untaken = error if isinstance(error, NotTaken) else NotTaken(Fault.UNREADABLE)
        raise Denied(refusal(untaken.fault, untaken.number)) from None
    return [Given(one.number, _nfc(one.text), tuple(map(_nfc, one.comments))) for one in read]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _anew(scene: Scene, given: Returned) -> Returned:
    """The paragraphs without the comments that we wrote ourselves; an office may have moved them
    to a neighbour."""
    if not any(one.comments for one in given):
        return given
    query = select(Amendment).join(Paragraph).where(Paragraph.track_id == scene.track.id)
    ours = {_plain(amendment_body(scene, row).reason) for row in scene.session.scalars(query)}
    return [
        replace(one, comments=tuple(text for text in one.comments if _plain(text) not in ours))
        for one in given
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(scene: Scene) -> dict[str, Paragraph]:
    query = select(Paragraph).where(Paragraph.track_id == scene.track.id)
    return {label(row.number, row.term): row for row in scene.session.scalars(query)}


def _there(scene: Scene, rows: Mapping[str, Paragraph], edition: int) -> dict[str, Standing]:
    """The paragraphs that an edition has, in its wording."""
    found: dict[str, Standing] = {}
    for number, row in rows.items():
        query = select(ParagraphVersion).where(ParagraphVersion.paragraph_id == row.id)
        query = query.where(ParagraphVersion.edition <= edition)
        version = scene.session.scalars(query.order_by(ParagraphVersion.version.desc())).first()
        if version is not None:
            text = scene.sealer.open(version, "text", RecordClass.DRAFT, Wording).text
            if text:  # a deleted paragraph has none
                found[number] = Standing(text, version.version != row.version)
    return found
