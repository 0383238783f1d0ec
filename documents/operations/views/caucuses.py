"""Caucuses: to the facilitator that they are there, to those inside also what was said.

- To everybody else there is none.
"""

from dataclasses import dataclass

from documents.errors import RecordError
from documents.models.caucuses import Caucus, CaucusEntry
from documents.operations.caucuses import Entry, circle_of, entry_of, of_track
from documents.operations.caucuses import entries as entries_of
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import RecordClass, Seat


@dataclass(frozen=True, slots=True)
class CaucusView:
    """One caucus, and the handles of those inside."""

    id: str
    topic: str
    handles: tuple[str, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class CaucusEntryView:
    """Something said inside; `mine`: the viewer said it."""

    id: str
    number: int
    handle: str
    text: str
    mine: bool


@reading("caucuses:list")
def caucuses(here: Look, after: str | None, limit: int) -> Page[CaucusView]:
    """The caucuses that the viewer opened or is inside of."""
    content(here, RecordClass.CONTRIBUTION_UNRELEASED)
    rows = [row for row in of_track(here.uow, here.track.id) if finds(here, row)]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


@reading("caucus:read")
def entries(here: Look, caucus: str, after: str | None, limit: int) -> Page[CaucusEntryView]:
    """What was said in a caucus, in its order, to those inside."""
    row = here.get(Caucus, caucus)
    if not inside(here, row):
        raise RecordError("record.not_there")
    said = {one.id: entry_of(here.uow, here.track.id, one) for one in entries_of(here.uow, row)}
    rows = entries_of(here.uow, row)
    found, following = page(rows, lambda one: f"{said[one.id].number:06}", after, limit)
    return Page(tuple(_entry(here, one, said[one.id]) for one in found), following)


def finds(here: Look, row: Caucus) -> bool:
    """Whether the viewer may know of this caucus."""
    return here.sits(Seat.FACILITATOR) or inside(here, row)


def inside(here: Look, row: Caucus) -> bool:
    """Whether the viewer is inside."""
    return here.actor.seats.get(Seat.EXPERT, "") in circle_of(here.uow, row).seats


def _view(here: Look, row: Caucus) -> CaucusView:
    circle = circle_of(here.uow, row)
    handles = tuple(handle for handle, _ in circle.inside)
    return CaucusView(row.id, circle.topic, handles, row.closed)


def _entry(here: Look, row: CaucusEntry, said: Entry) -> CaucusEntryView:
    seat_id = here.actor.seats.get(Seat.EXPERT, "")
    mine = row.author == here.sealer.index("caucus", row.id, seat_id)
    return CaucusEntryView(row.id, said.number, said.handle, said.text, mine)
