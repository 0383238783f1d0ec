"""Acts of private notes: the facilitator writes to a handle, the expert behind it writes back.

- Notes are sealed as what was released is, under the track's own key, and go with the track.
- Nobody is told by mail: a mail would show that there is a note.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.ids import new_id
from documents.models.notes import PrivateNote
from documents.operations import seats
from documents.operations.acts import Scene, operation, require
from documents.store import UnitOfWork
from policies import notes
from policies.acts import Act
from policies.terms import RecordClass, Seat

NoteText = Annotated[str, MinLen(1), MaxLen(4000)]
Handle = Annotated[str, MinLen(1), MaxLen(40)]


@dataclass(frozen=True, slots=True)
class NoteToHandle:
    """What the facilitator writes to whoever has this handle."""

    handle: Handle
    text: NoteText


@dataclass(frozen=True, slots=True)
class NoteToFacilitator:
    """What an expert writes to the facilitator."""

    text: NoteText


@dataclass(frozen=True, slots=True)
class Note:
    """The sealed part: the place in the exchange with this handle, which side wrote, and what."""

    number: int
    handle: str
    from_handle: bool
    text: str


@operation(Act.NOTE_WRITE, NoteToHandle, creates=True)
def write(scene: Scene, body: NoteToHandle) -> str:
    """The facilitator writes to a handle."""
    behind = seats.by_handle(scene.uow, scene.track.id)
    require(notes.may_write(body.handle in behind))
    return _keep(scene, behind[body.handle], body.handle, body.text, from_handle=False)


@operation(Act.NOTE_ANSWER, NoteToFacilitator, creates=True)
def answer(scene: Scene, body: NoteToFacilitator) -> str:
    """An expert writes to the facilitator under the handle."""
    row = seats.seat(scene.uow, scene.track.id, scene.seat_id, Seat.EXPERT)
    handle = seats.details(scene.uow, row).handle
    return _keep(scene, scene.seat_id, handle, body.text, from_handle=True)


def of_track(uow: UnitOfWork, track_id: str) -> list[PrivateNote]:
    """Every note of a track, in the order of random ids."""
    query = select(PrivateNote).where(PrivateNote.track_id == track_id)
    return list(uow.session.scalars(query.order_by(PrivateNote.id)))


def with_seat(uow: UnitOfWork, track_id: str, seat_id: str) -> list[PrivateNote]:
    """The notes from and to the expert in this seat."""
    index = uow.sealer(track_id).index
    rows = of_track(uow, track_id)
    return [row for row in rows if row.expert == index("note", row.id, seat_id)]


def note_of(uow: UnitOfWork, row: PrivateNote) -> Note:
    """What a note says."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.CONTRIBUTION_RELEASED, Note)


def awaiting_expert(uow: UnitOfWork, track_id: str, seat_id: str) -> int:
    """How many notes this expert has not written back to."""
    rows = with_seat(uow, track_id, seat_id)
    return _unanswered([note_of(uow, row) for row in rows], by_handle=False)


def awaiting_facilitator(uow: UnitOfWork, track_id: str) -> int:
    """How many notes of experts the facilitator has not written back to."""
    exchanges: dict[str, list[Note]] = {}
    for row in of_track(uow, track_id):
        note = note_of(uow, row)
        exchanges.setdefault(note.handle, []).append(note)
    return sum(_unanswered(exchange, by_handle=True) for exchange in exchanges.values())


def _unanswered(exchange: list[Note], *, by_handle: bool) -> int:
    ordered = sorted(exchange, key=lambda note: note.number)
    return notes.unanswered([note.from_handle for note in ordered], by_handle)


def _keep(scene: Scene, seat_id: str, handle: str, text: str, *, from_handle: bool) -> str:
    earlier = with_seat(scene.uow, scene.track.id, seat_id)
    number = max((note_of(scene.uow, one).number for one in earlier), default=0) + 1
    row = PrivateNote(id=new_id(), track_id=scene.track.id)
    row.expert = scene.sealer.index("note", row.id, seat_id)
    note = Note(number, handle, from_handle, text)
    row.body = scene.sealer.seal(row, "body", RecordClass.CONTRIBUTION_RELEASED, note)
    scene.session.add(row)
    return row.id
