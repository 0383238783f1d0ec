"""Seats: giving one to an account, and looking at those of a track."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.people import SeatRow
from documents.operations import links
from documents.store import UnitOfWork
from policies.mandates import MandateFacts
from policies.terms import MandateKind, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a seat, under seal: its handle among members, the topics that it stays
    out of, and for signatories (chairs, decision-makers) the name that they sign or are
    addressed by."""

    handle: str = ""
    sector: str = ""
    side: str = ""
    name: str = ""
    title: str = ""
    restricted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    """The watch over a seat, under seal: until when its declaration is valid (UTC), the mandate
    that its holder reported, and what the eligibility officer last found; `lapsed`: the log
    says that it expired."""

    expires: datetime | None = None
    reported: MandateKind | None = None
    what: str = ""
    finding: str = ""
    lapsed: bool = False

    @property
    def facts(self) -> MandateFacts:
        """As far as rules look at it."""
        return MandateFacts(self.reported, self.expires)


def seat_account(
    uow: UnitOfWork,
    track_id: str,
    account_id: str,
    kind: Seat,
    known: Details,
    mandate: Mandate | None = None,
) -> str:
    """Give an account a seat; answers the seat's id."""
    row = SeatRow(id=new_id(), track_id=track_id, kind=kind, active=True)
    seal = uow.sealer(track_id).seal
    row.details = seal(row, "details", RecordClass.AUTHORSHIP, known)
    row.mandate = seal(row, "mandate", RecordClass.DECLARATION, mandate) if mandate else None
    uow.session.add(row)
    links.join_seat(uow, track_id, account_id, kind, row.id)
    return row.id


def seats(uow: UnitOfWork, track_id: str, kind: Seat) -> list[SeatRow]:
    """The active seats of one kind, in the order of their random ids."""
    query = select(SeatRow).where(
        SeatRow.track_id == track_id, SeatRow.kind == kind, SeatRow.active.is_(True)
    )
    return list(uow.session.scalars(query.order_by(SeatRow.id)))


def ever(uow: UnitOfWork, track_id: str, kind: Seat) -> list[SeatRow]:
    """The seats of one kind that anybody ever had, in the order of their random ids: who left is
    counted like who stays, else the difference would tell what they said."""
    query = select(SeatRow).where(SeatRow.track_id == track_id, SeatRow.kind == kind)
    return list(uow.session.scalars(query.order_by(SeatRow.id)))


def details(uow: UnitOfWork, row: SeatRow) -> Details:
    """What is known of a seat; nothing any more once that was destroyed."""
    if not row.details:
        return Details()
    return uow.sealer(row.track_id).open(row, "details", RecordClass.AUTHORSHIP, Details)


def by_handle(uow: UnitOfWork, track_id: str) -> dict[str, str]:
    """The experts' seats (ids) by the handle that each writes under."""
    return {details(uow, row).handle: row.id for row in seats(uow, track_id, Seat.EXPERT)}


def mandate_of(uow: UnitOfWork, row: SeatRow) -> Mandate:
    """The watch over a seat; of a seat that needs no declaration there is nothing to watch."""
    if row.mandate is None:
        return Mandate()
    return uow.sealer(row.track_id).open(row, "mandate", RecordClass.DECLARATION, Mandate)


def seat(uow: UnitOfWork, track_id: str, seat_id: str, kind: Seat) -> SeatRow:
    """One seat of this kind in this track.

    Raises:
        RecordError: `record.not_there`.
    """
    row = uow.session.get(SeatRow, seat_id)
    if row is None or row.track_id != track_id or row.kind is not kind:
        raise RecordError("record.not_there")
    return row
