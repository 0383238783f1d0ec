"""Dissents: what is dissented from, how far it has come, and its words.

- Nobody but the holder is told who holds one, and the holder only that it is theirs; of a
  joint one only that it is theirs too, never with how many others.
- Its words are the holder's and the rapporteur's until they are carried into the text; those of
  one that its holder closed are the holder's alone.
- Until when the holder is waited for is the holder's to know: it would tell when they wrote.
"""

from dataclasses import dataclass
from datetime import datetime

from documents.models.dissents import Dissent
from documents.operations import dissents as acts
from documents.operations.dissents import Words
from documents.operations.targets import Target
from documents.operations.views.look import Look, Page, content, page, reading
from policies.dissents import CLOSED
from policies.terms import DissentState, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class DissentView:
    """One dissent. `own`, `offered`, `confirm_by` (UTC) and `merged_into` are shown to its
    holder only."""

    id: str
    version: int
    target_kind: Target
    target: str
    state: DissentState
    confirmed: bool
    sentence: str
    text: str
    mine: bool
    own: Words | None
    offered: Words | None
    confirm_by: datetime | None
    merged_into: str | None


@reading("dissents:list")
def dissents(here: Look, after: str | None, limit: int) -> Page[DissentView]:
    """The dissents of the track, in the order of random ids."""
    content(here, RecordClass.DISSENT)
    rows = here.texts(RecordClass.DISSENT, acts.of_track(here.scene))
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


@reading("dissent:read")
def one_dissent(here: Look, dissent: str) -> DissentView:
    """One dissent."""
    content(here, RecordClass.DISSENT)
    return _view(here, here.text(RecordClass.DISSENT, here.get(Dissent, dissent)))


def _view(here: Look, row: Dissent) -> DissentView:
    body = acts.body_of(here.scene, row)
    mine = _holds(here, row, body)
    words = acts.printed(row, body) if mine or _is_told(here, row) else Words("")
    return DissentView(
        id=row.id,
        version=row.version,
        target_kind=Target(row.target_kind),
        target=row.target_id,
        state=row.state,
        confirmed=row.confirmed,
        sentence=words.sentence,
        text=words.text,
        mine=mine,
        own=body.own if mine else None,
        offered=body.offered if mine else None,
        confirm_by=body.confirm_by if mine else None,
        merged_into=body.merged_into if mine else None,
    )


def _holds(here: Look, row: Dissent, body: acts.Body) -> bool:
    """Whether the viewer holds a dissent, alone or with others."""
    held = acts.parts_of(here.scene, row.id) if body.joint else [row]
    return any(
        one.holder == here.sealer.index("dissent", one.id, seat_id)
        for one in held
        for seat_id in here.actor.seats.values()
    )


def _is_told(here: Look, row: Dissent) -> bool:
    """Whether the viewer, who is not the holder, reads the words of a dissent."""
    if row.state in CLOSED:
        return False
    return row.state is DissentState.CARRIED or here.sits(Seat.RAPPORTEUR)
