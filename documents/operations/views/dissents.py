"""Dissents: what is dissented from, how far it has come, and its words.

- Nobody but the holder is told who holds one, and the holder only that it is theirs.
- Until when the holder is waited for is the holder's to know: it would tell when they wrote.
"""

from dataclasses import dataclass
from datetime import datetime

from documents.models.dissents import Dissent
from documents.operations import dissents as acts
from documents.operations.dissents import Target, Words
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import DissentState, RecordClass


@dataclass(frozen=True, slots=True)
class DissentView:
    """One dissent. `own`, `offered` and `confirm_by` (UTC) are shown to its holder only."""

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


@reading("dissents:list")
def dissents(here: Look, after: str | None, limit: int) -> Page[DissentView]:
    """The dissents of the track, in the order of random ids."""
    content(here, RecordClass.DISSENT)
    found, following = page(acts.of_track(here.scene), lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


@reading("dissent:read")
def one_dissent(here: Look, dissent: str) -> DissentView:
    """One dissent."""
    content(here, RecordClass.DISSENT)
    return _view(here, here.get(Dissent, dissent))


def _view(here: Look, row: Dissent) -> DissentView:
    body = acts.body_of(here.scene, row)
    words = acts.printed(row, body)
    mine = any(
        row.holder == here.sealer.index("dissent", row.id, seat_id)
        for seat_id in here.actor.seats.values()
    )
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
    )
