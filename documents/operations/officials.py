"""Acts about officials in a personal capacity: ask everybody for consent, give it.

- A consent is a blind index of the seat that gave it: that it was given, not by whom.
"""

from dataclasses import dataclass

from documents.models.people import OfficialConsent, SeatRow
from documents.operations import seats
from documents.operations.acts import Scene, operation, require
from documents.store import UnitOfWork
from policies import officials
from policies.acts import Act
from policies.terms import Officials, Seat


@dataclass(frozen=True, slots=True)
class Nothing:
    """An act that says all by itself."""


@operation(Act.OFFICIALS_ASK, Nothing)
def ask(scene: Scene, _: Nothing) -> str:
    """Ask every seated expert whether officials may sit here in a personal capacity."""
    experts = seats.seats(scene.uow, scene.track.id, Seat.EXPERT)
    require(officials.may_ask(scene.track.officials, len(experts)))
    scene.track.officials = Officials.ASKED
    return scene.track.id


@operation(Act.OFFICIALS_CONSENT, Nothing)
def consent(scene: Scene, _: Nothing) -> str:
    """Consent to officials in a personal capacity."""
    given = consented(scene.uow, scene.track.id, scene.seat_id)
    require(officials.may_consent(scene.track.officials, given))
    index = scene.sealer.index("officials", scene.seat_id)
    scene.session.add(OfficialConsent(index=index))
    return scene.seat_id


def consented(uow: UnitOfWork, track_id: str, seat_id: str) -> bool:
    """Whether this seat has consented."""
    index = uow.sealer(track_id).index("officials", seat_id)
    return uow.session.get(OfficialConsent, index) is not None


def withheld(scene: Scene) -> list[SeatRow]:
    """The seated experts who have not consented."""
    experts = seats.seats(scene.uow, scene.track.id, Seat.EXPERT)
    return [row for row in experts if not consented(scene.uow, scene.track.id, row.id)]
