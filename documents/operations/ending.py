"""Why a track was terminated, kept under seal."""

from dataclasses import dataclass

from documents.models.tracks import Track
from documents.store import UnitOfWork
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Ended:
    """Why a track was terminated."""

    reason: str


def ended_of(uow: UnitOfWork, track: Track) -> str | None:
    """Why a track was terminated, if it was."""
    if track.ended is None:
        return None
    return uow.sealer(track.id).open(track, "ended", RecordClass.MILESTONE, Ended).reason
