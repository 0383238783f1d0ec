"""Texts that one takes a position on or dissents from: a paragraph, a recommendation, all of it.

- The text as a whole is the shared vision of a track and has the track's id. It is there from the
  first paragraph on; what was read of it is an edition of the draft.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import select

from documents.models.drafts import Paragraph
from documents.models.recommendations import Recommendation
from documents.models.tracks import Track
from documents.operations.drafts import edition_of
from documents.store import UnitOfWork


class Target(StrEnum):
    """What one can dissent from; `text` is the text as a whole, under the id of its track."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    RECOMMENDATION = "recommendation"


ROWS: Mapping[Target, type[Paragraph] | type[Recommendation]] = MappingProxyType(
    {Target.PARAGRAPH: Paragraph, Target.RECOMMENDATION: Recommendation}
)


def kind_of(uow: UnitOfWork, track_id: str, text: str) -> Target | None:
    """What kind of text of this track this is; none if it is no such text."""
    if text == track_id:
        return Target.TEXT if edition_of(uow, track_id) else None
    found = {target: uow.session.get(kind, text) for target, kind in ROWS.items()}
    mine = (target for target, row in found.items() if row and row.track_id == track_id)
    return next(mine, None)


def texts_of(uow: UnitOfWork, track_id: str) -> list[str]:
    """The ids of every text of a track, as a whole and one by one."""
    queries = (select(kind.id).where(kind.track_id == track_id) for kind in ROWS.values())
    found = [text for query in queries for text in uow.session.scalars(query)]
    return [track_id, *found] if edition_of(uow, track_id) else found


def version_of(uow: UnitOfWork, text: str) -> int | None:
    """The present version of a text, of the text as a whole its edition; none if it is no text."""
    if uow.session.get(Track, text) is not None:
        return edition_of(uow, text)
    rows = (uow.session.get(kind, text) for kind in ROWS.values())
    return next((row.version for row in rows if row is not None), None)
