"""Acts of caucuses: open one for some handles, write in it, close it.

- Who is inside is sealed under the key of who is who, and goes with it.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.caucuses import Caucus, CaucusEntry
from documents.operations import seats
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line, threshold
from documents.operations.notes import Handle, NoteText
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import caucuses
from policies.acts import Act
from policies.terms import RecordClass, Seat


@dataclass(frozen=True, slots=True)
class OpenCaucus:
    """What some experts talk about among themselves, and who they are."""

    topic: Line
    handles: Annotated[tuple[Handle, ...], MinLen(1), MaxLen(100)]


@dataclass(frozen=True, slots=True)
class ThisCaucus:
    """One caucus."""

    caucus: Id


@dataclass(frozen=True, slots=True)
class WriteInCaucus:
    """Something that is said inside."""

    caucus: Id
    text: NoteText


@dataclass(frozen=True, slots=True)
class Circle:
    """The sealed part: the topic, and who is inside, handle and seat (id)."""

    topic: str
    inside: tuple[tuple[str, str], ...]

    @property
    def seats(self) -> frozenset[str]:
        """The seats inside (ids)."""
        return frozenset(seat_id for _, seat_id in self.inside)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was said, in which place, under which handle."""

    number: int
    handle: str
    text: str


@operation(Act.CAUCUS_OPEN, OpenCaucus, creates=True)
def open_caucus(scene: Scene, body: OpenCaucus) -> str:
    """The facilitator lets some experts talk among themselves."""
    behind, invited = seats.by_handle(scene.uow, scene.track.id), sorted(set(body.handles))
    k, visibility = threshold(scene.track), scene.track.visibility
    require(caucuses.may_open(invited, behind, k, visibility))
    row = Caucus(id=new_id(), track_id=scene.track.id, closed=False)
    circle = Circle(body.topic, tuple((handle, behind[handle]) for handle in invited))
    row.body = scene.sealer.seal(row, "body", RecordClass.AUTHORSHIP, circle)
    scene.session.add(row)
    return row.id


@operation(Act.CAUCUS_CLOSE, ThisCaucus)
def close(scene: Scene, body: ThisCaucus) -> str:
    """The facilitator closes a caucus; those inside can still read what was said."""
    row = scene.get(Caucus, body.caucus)
    require(caucuses.may_go_on(row.closed))
    row.closed = True
    return row.id


@operation(Act.CAUCUS_WRITE, WriteInCaucus, creates=True)
def write(scene: Scene, body: WriteInCaucus) -> str:
    """Somebody inside says something to the others."""
    row = scene.get(Caucus, body.caucus)
    if scene.seat_id not in circle_of(scene.uow, row).seats:  # to anybody else it does not exist
        raise RecordError("record.not_there")
    require(caucuses.may_go_on(row.closed))
    seat = seats.seat(scene.uow, scene.track.id, scene.seat_id, Seat.EXPERT)
    said = [entry_of(scene.uow, scene.track.id, one).number for one in entries(scene.uow, row)]
    number, handle = max(said, default=0) + 1, seats.details(scene.uow, seat).handle
    entry = CaucusEntry(id=new_id(), caucus_id=row.id)
    entry.author = scene.sealer.index("caucus", entry.id, scene.seat_id)
    words = Entry(number, handle, body.text)
    entry.body = scene.sealer.seal(entry, "body", RecordClass.CONTRIBUTION_RELEASED, words)
    scene.session.add(entry)
    return entry.id


def of_track(uow: UnitOfWork, track_id: str) -> list[Caucus]:
    """Every caucus of a track, in the order of random ids."""
    query = select(Caucus).where(Caucus.track_id == track_id).order_by(Caucus.id)
    return list(uow.session.scalars(query))


def circle_of(uow: UnitOfWork, row: Caucus) -> Circle:
    """What a caucus is about, and who is inside."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.AUTHORSHIP, Circle)


def entries(uow: UnitOfWork, row: Caucus) -> list[CaucusEntry]:
    """What was said in a caucus, in the order of random ids."""
    query = select(CaucusEntry).where(CaucusEntry.caucus_id == row.id).order_by(CaucusEntry.id)
    return list(uow.session.scalars(query))


def entry_of(uow: UnitOfWork, track_id: str, row: CaucusEntry) -> Entry:
    """What one entry says."""
    return uow.sealer(track_id).open(row, "body", RecordClass.CONTRIBUTION_RELEASED, Entry)
