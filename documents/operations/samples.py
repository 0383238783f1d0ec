"""Sign-in links into sample tracks, whose people are invented; never into any other track."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.people import Account
from documents.models.tracks import Track
from documents.operations import accounts, links, seats
from documents.store import Store, UnitOfWork
from policies.terms import Seat


@dataclass(frozen=True, slots=True)
class SampleLink:
    """A way into a sample track: the seat, the invented address of its holder, a fresh link."""

    seat: Seat
    email: str
    link: str


def sample_links(store: Store) -> tuple[SampleLink, ...]:
    """One fresh sign-in link for each kind of seat in each sample track."""
    with store.begin() as uow:
        query = select(Track.id).where(Track.sample.is_(True))
        found = tuple(
            SampleLink(
                kind, accounts.contact_of(uow, account).email, accounts.make_link(uow, account)
            )
            for track_id in uow.session.scalars(query).all()
            for kind, account in _one_each(uow, track_id)
        )
        uow.commit()
        return found


def _one_each(uow: UnitOfWork, track_id: str) -> Iterator[tuple[Seat, Account]]:
    for kind in Seat:
        for seat in seats.seats(uow, track_id, kind)[:1]:
            holder = links.follow(uow, track_id, "seat", seat.id) or ""
            account = uow.session.get(Account, holder)
            if account is not None:
                yield kind, account
