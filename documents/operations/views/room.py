"""The room itself: what I may do and know in it, who sits in it, how far it came, its log.

- Rights are read from the same constants that the rules obey, for the seats that I hold.
- Nobody sees which seat is whose handle, except in a *known* track, where members do.
- The log is shown to auditors as its size, root and newest checkpoint.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.audit.log import checkpoint
from documents.models.people import Account, SeatRow
from documents.models.tracks import TrackStep
from documents.operations import accounts, links
from documents.operations.acts import column_of
from documents.operations.position import Position
from documents.operations.seats import details
from documents.operations.views.look import Look, Page, content, page, reading
from documents.sealing import load
from policies import permissions
from policies.acts import Act
from policies.terms import Knowledge, Phase, RecordClass, Seat, Visibility


@dataclass(frozen=True, slots=True)
class Rights:
    """What the caller's seats may do now, and how much they know of each record class."""

    seats: Mapping[Seat, str]
    acts: tuple[Act, ...]
    knowledge: Mapping[RecordClass, Knowledge]


@dataclass(frozen=True, slots=True)
class SeatView:
    """One seat; `name` for whoever may know it, `handle` only in a *known* track."""

    id: str
    seat: Seat
    name: str
    handle: str | None


@dataclass(frozen=True, slots=True)
class Milestone:
    """The track entered a phase, or was paused, by its course act number `seq`."""

    seq: int
    phase: Phase
    paused: bool


@dataclass(frozen=True, slots=True)
class Milestones:
    """How far the track came."""

    items: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class LogView:
    """The newest checkpoint of the deployment's log: a signed note (C2SP tlog-checkpoint)."""

    size: int
    root: str
    note: str


@reading("rights:read")
def rights(here: Look) -> Rights:
    """What I may do in this track now, and what I may know of it."""
    column = column_of(here.track)
    acts = {act for seat in here.actor.seats for act in permissions.acts_of(seat, column)}
    levels = {kind: here.level(kind) for kind in RecordClass}
    return Rights(dict(here.actor.seats), tuple(sorted(acts)), levels)


@reading("roster:list")
def seats(here: Look, after: str | None, limit: int) -> Page[SeatView]:
    """Who sits in the room, as far as the roster is known to the viewer."""
    level = content(here, RecordClass.ROSTER)
    query = select(SeatRow).where(SeatRow.track_id == here.track.id, SeatRow.active.is_(True))
    rows = list(here.uow.session.scalars(query))
    if level is Knowledge.OWN:
        rows = [row for row in rows if row.id in here.actor.seats.values()]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_seat(here, row) for row in found), following)


@reading("milestone:list")
def milestones(here: Look) -> Milestones:
    """The phases that the track entered, and its pauses, in order."""
    content(here, RecordClass.MILESTONE)
    query = select(TrackStep).where(TrackStep.track_id == here.track.id).order_by(TrackStep.seq)
    positions = [load(Position, row.position.encode()) for row in here.uow.session.scalars(query)]
    found: list[Milestone] = []
    for step in positions:
        same = found and (found[-1].phase, found[-1].paused) == (step.phase, step.paused)
        if not same:
            found.append(Milestone(step.seq, step.phase, step.paused))
    return Milestones(tuple(found))


@reading("audit_leaf:read")
def log(here: Look) -> LogView:
    """The newest checkpoint of the log, to be remembered outside."""
    content(here, RecordClass.AUDIT_LEAF, (Knowledge.DIGEST,))
    store = here.uow.store
    note = checkpoint(here.uow.session, store.checkpoint_signer, store.origin)
    _, size, root = note.splitlines()[:3]
    return LogView(int(size), root, note)


def _seat(here: Look, row: SeatRow) -> SeatView:
    known = details(here.uow, row)
    member = here.sits(Seat.EXPERT, Seat.FACILITATOR)
    shown = known.handle if here.track.visibility is Visibility.KNOWN and member else None
    return SeatView(row.id, row.kind, name_of(here, row), shown or None)


def name_of(here: Look, row: SeatRow) -> str:
    """Who holds a seat: for whoever may know it."""
    return details(here.uow, row).name or name_behind(here, row.id)


def name_behind(here: Look, seat_id: str) -> str:
    """The name of who holds a seat; empty once nobody is anybody any more."""
    holder = links.follow(here.uow, here.track.id, "seat", seat_id) or ""
    account = here.uow.session.get(Account, holder)
    return accounts.contact_of(here.uow, account).name if account else ""
