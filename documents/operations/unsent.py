"""Drafts of contributions: seen by nobody but their authors, in no window, and gone in the end.

- They are sealed under a key of their own, which is destroyed with them when the exploration
  ends: what was never sent leaves nothing behind.
- Whoever wrote a draft is found only by asking seat by seat.
"""

from collections.abc import Iterable

from sqlalchemy import delete, select

from documents.models.contributions import ContributionDraft
from documents.store import UnitOfWork


def drafts(uow: UnitOfWork, track_id: str, seats: Iterable[str]) -> list[ContributionDraft]:
    """What these seats have written and not sent, in the order of random ids."""
    held = tuple(seats)
    query = select(ContributionDraft).where(ContributionDraft.track_id == track_id)
    rows = uow.session.scalars(query.order_by(ContributionDraft.id))
    return [row for row in rows if any(wrote(uow, row, seat_id) for seat_id in held)]


def author(uow: UnitOfWork, track_id: str, draft_id: str, seat_id: str) -> str:
    """The blind index of a draft's author."""
    return uow.sealer(track_id).index("draft", draft_id, seat_id)


def wrote(uow: UnitOfWork, row: ContributionDraft, seat_id: str) -> bool:
    """Whether this seat wrote the draft."""
    return row.author == author(uow, row.track_id, row.id, seat_id)


def any_left(uow: UnitOfWork, track_id: str) -> bool:
    """Whether there are drafts in this track."""
    query = select(ContributionDraft.id).where(ContributionDraft.track_id == track_id)
    return uow.session.scalars(query.limit(1)).first() is not None


def drop_all(uow: UnitOfWork, track_id: str) -> None:
    """The exploration is over: what was not sent goes."""
    uow.session.execute(delete(ContributionDraft).where(ContributionDraft.track_id == track_id))
