"""The watch over mandates: the eligibility side sees whose seat is suspended, others their own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.models.people import SeatRow
from documents.operations.seats import mandate_of
from documents.operations.views.look import Look, Page, content, page, reading
from documents.operations.views.room import name_of
from policies.sides import SOUNDED_SEATS
from policies.terms import Knowledge, MandateKind, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class MandateView:
    """One seat: until when its declaration is valid (UTC), and what its holder reported."""

    id: str
    seat: Seat
    name: str
    expires: datetime | None
    reported: MandateKind | None
    what: str
    finding: str


@reading("mandate:list")
def mandates(here: Look, after: str | None, limit: int) -> Page[MandateView]:
    """The seats of those who were sounded, or one's own, with what binds their holders."""
    level = content(here, RecordClass.DECLARATION)
    query = select(SeatRow).where(
        SeatRow.track_id == here.track.id,
        SeatRow.active.is_(True),
        SeatRow.kind.in_(SOUNDED_SEATS),
    )
    rows = list(here.uow.session.scalars(query))
    if level is Knowledge.OWN:
        rows = [row for row in rows if row.id in here.actor.seats.values()]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


def _view(here: Look, row: SeatRow) -> MandateView:
    known = mandate_of(here.uow, row)
    return MandateView(
        id=row.id,
        seat=row.kind,
        name=name_of(here, row),
        expires=known.expires,
        reported=known.reported,
        what=known.what,
        finding=known.finding,
    )
