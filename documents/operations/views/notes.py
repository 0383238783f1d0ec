"""Private notes: to the facilitator all of them, by handle; to an expert one's own exchange."""

from dataclasses import dataclass

from documents.models.notes import PrivateNote
from documents.operations.notes import Note, note_of, of_track, with_seat
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import RecordClass, Seat


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note. `number`: its place in the exchange; `from_handle`: the expert wrote it."""

    id: str
    handle: str
    number: int
    from_handle: bool
    text: str


@reading("notes:list")
def notes(here: Look, after: str | None, limit: int) -> Page[NoteView]:
    """The notes that the viewer wrote or received, each exchange in its order."""
    content(here, RecordClass.CONTRIBUTION_UNRELEASED)
    said = {row.id: note_of(here.uow, row) for row in _mine(here)}
    found, following = page(_mine(here), lambda row: _place(said[row.id]), after, limit)
    return Page(tuple(_view(row, said[row.id]) for row in found), following)


def _mine(here: Look) -> list[PrivateNote]:
    if here.sits(Seat.FACILITATOR):
        return of_track(here.uow, here.track.id)
    return with_seat(here.uow, here.track.id, here.actor.seats.get(Seat.EXPERT, ""))


def _place(note: Note) -> str:
    return f"{note.handle}/{note.number:06}"


def _view(row: PrivateNote, note: Note) -> NoteView:
    return NoteView(row.id, note.handle, note.number, note.from_handle, note.text)
