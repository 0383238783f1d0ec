"""How many rows there are, for desks: of rounds, texts and briefs, never of people."""

from sqlalchemy import ColumnElement, func, select

from documents.models.rounds import Round
from documents.models.tracks import Track
from documents.store import UnitOfWork
from policies.terms import WindowState


def count(uow: UnitOfWork, *where: ColumnElement[bool]) -> int:
    """How many rows fulfil these conditions."""
    return uow.session.scalar(select(func.count()).where(*where)) or 0


def opened(uow: UnitOfWork, track_id: str) -> int:
    """How many rounds of the track have opened so far."""
    return uow.session.scalar(select(func.max(Round.number)).where(Round.track_id == track_id)) or 0


def rounds_in(uow: UnitOfWork, track: Track, state: WindowState) -> int:
    """How many rounds of the track are in this state."""
    return count(uow, Round.track_id == track.id, Round.state == state)
