"""Who has consented to the switch between Track 2 and Track 1.5 that was asked for last.

- A consent is a blind index of the seat that gave it: that it was given, not by whom.
- Each asking begins anew: what was consented to before is deleted.
"""

from sqlalchemy import delete, select

from documents.models.people import OfficialConsent, SeatRow
from documents.operations import seats
from documents.operations.acts import Scene
from documents.store import UnitOfWork
from policies.terms import Seat


def consented(uow: UnitOfWork, track_id: str, seat_id: str) -> bool:
    """Whether this seat has consented to what was asked last."""
    index = uow.sealer(track_id).index("officials", seat_id)
    return uow.session.get(OfficialConsent, index) is not None


def withheld(scene: Scene) -> list[SeatRow]:
    """The seated experts who have not consented."""
    experts = seats.seats(scene.uow, scene.track.id, Seat.EXPERT)
    return [row for row in experts if not consented(scene.uow, scene.track.id, row.id)]


def begin_anew(scene: Scene) -> None:
    """Delete every consent, also of those who sit here no more."""
    query = select(SeatRow.id).where(SeatRow.track_id == scene.track.id)
    given = [scene.sealer.index("officials", one) for one in scene.session.scalars(query)]
    scene.session.execute(delete(OfficialConsent).where(OfficialConsent.index.in_(given)))
