"""Who acts: an account in one track with the seats it holds there.

- Membership and its absence cost the same work; a track that does not exist, one whose link
  key is gone, and one in which the account holds nothing are the same to the caller.
- A seat that may not even read is as if it were not held.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.people import SeatRow
from documents.models.tracks import Track
from documents.operations import links
from documents.operations.seats import mandate_of
from documents.store import UnitOfWork
from policies import mandates
from policies.terms import Seat


@dataclass(frozen=True, slots=True)
class Actor:
    """An account in one track. `seats` maps each seat it holds to that seat's id."""

    account_id: str
    track_id: str
    seats: Mapping[Seat, str] = field(default_factory=lambda: MappingProxyType({}))


def actor_in(uow: UnitOfWork, account_id: str, track_id: str) -> Actor | None:
    """The account as an actor in this track, or None where it has no seat."""
    known = uow.session.get(Track, track_id) is not None
    try:
        held = links.seats_of(uow, track_id if known else "", account_id)
        seats = {kind: seat for kind, seat in held.items() if _sits(uow, kind, seat)}
    except RecordError:
        return None
    return Actor(account_id, track_id, MappingProxyType(seats)) if seats else None


def tracks_of(uow: UnitOfWork, account_id: str) -> tuple[Actor, ...]:
    """The account in each of its tracks, in the order of the tracks' random ids."""
    ids = uow.session.scalars(select(Track.id).order_by(Track.id)).all()
    found = (actor_in(uow, account_id, track_id) for track_id in ids)
    return tuple(actor for actor in found if actor is not None)


def _sits(uow: UnitOfWork, kind: Seat, seat_id: str) -> bool:
    if kind is Seat.CANDIDATE:
        return True
    row = uow.session.get(SeatRow, seat_id)
    return row is not None and row.active and mandates.reads(mandate_of(uow, row).facts)
