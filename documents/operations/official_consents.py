"""Who has consented to the switch between Track 2 and Track 1.5 that was asked for last.

- A word is a blind index of the seat that gave it and of what it said: at rest a consent and a
  refusal look alike, and nobody is behind either.
- Each asking begins anew: what was said before is deleted.
"""

from collections.abc import Iterable
from itertools import chain

from sqlalchemy import delete, select

from documents.models.people import OfficialConsent, SeatRow
from documents.operations import links, seats
from documents.operations.acts import Scene
from documents.store import UnitOfWork
from policies.terms import Seat


def said(uow: UnitOfWork, track_id: str, seat_id: str) -> bool | None:
    """Whether this seat has consented to what was asked last (true) or refused it; nothing if it
    has not said yet."""
    words = links.about_officials(uow, track_id, seat_id)
    given = (word for word, one in words.items() if uow.session.get(OfficialConsent, one))
    return next(given, None)


def say(scene: Scene, word: bool) -> None:
    """Keep what the acting seat says, in the place of what it said before."""
    _forget(scene, (scene.seat_id,))
    index = links.about_officials(scene.uow, scene.track.id, scene.seat_id)[word]
    scene.session.add(OfficialConsent(index=index))


def withheld(scene: Scene) -> list[SeatRow]:
    """The seated experts who have not consented."""
    experts = seats.seats(scene.uow, scene.track.id, Seat.EXPERT)
    return [row for row in experts if not said(scene.uow, scene.track.id, row.id)]


def begin_anew(scene: Scene) -> None:
    """Delete every word, also of those who sit here no more."""
    query = select(SeatRow.id).where(SeatRow.track_id == scene.track.id)
    _forget(scene, scene.session.scalars(query))


def _forget(scene: Scene, seat_ids: Iterable[str]) -> None:
    words = (links.about_officials(scene.uow, scene.track.id, one).values() for one in seat_ids)
    gone = list(chain.from_iterable(words))
    scene.session.execute(delete(OfficialConsent).where(OfficialConsent.index.in_(gone)))
