"""The destruction of a track: people, keys, rows, in this order, each repeatable.

- First the lines between people and seats go, and the names of accounts that sit nowhere else;
  then every key of the track, with its root; then its rows, and with them the certificate is
  written.
- Killed anywhere in between, the next call goes on; what is left is already unreadable.
- The log keeps its leaves and still verifies: what they say died with the leaf key.
- A backup from before does not know of it: whoever starts a process asks the certificates that
  are kept elsewhere, and destroys again what came back, before anybody is served.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import ColumnElement, Table, delete, select

from documents.audit.certificate import Certificate, issue, keep, kept, read
from documents.audit.log import checkpoint
from documents.clock import Clock
from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.models.base import Record
from documents.models.briefs import Brief
from documents.models.people import Account, Candidate, SeatRow
from documents.models.rounds import Round, Window
from documents.models.shreddings import Shredding
from documents.models.tracks import Track
from documents.operations import accounts, links, retention
from documents.operations.actors import tracks_of
from documents.operations.leaves import Leaf, write
from documents.operations.tracks import TRACK_KEYS
from documents.rows import ensure_row
from documents.sealing import HOUSE
from documents.settings import Settings
from documents.store import Store, UnitOfWork
from policies.acts import Act
from policies.terms import RecordClass, Seat


def destroy(store: Store, track_id: str) -> None:
    """Destroy a track whose time has come; done again, it changes nothing."""
    with store.begin() as uow:
        if _certified(uow, track_id):
            return
        _forget_people(uow, track_id)
        keys = _keys(uow, track_id)
        uow.commit()
    store.keyring.destroy_all(keys)
    with store.begin() as uow:
        if not _certified(uow, track_id):
            _name_executions(uow, track_id)
            before = [(row.record_class, row.day) for row in retention.destroyed(uow, track_id)]
            _erase(uow, track_id)
            _certify(uow, track_id, before)
            uow.commit()


def open_to_serve(settings: Settings, clock: Clock | None = None) -> Store:
    """Open the record for a process that serves: what a backup brought back goes first.

    Raises:
        RecordError: `certificate.refused`, when a kept certificate is not what was signed.
    """
    store = Store.open(settings, clock)
    try:
        destroy_again(store)
    except BaseException:
        store.close()
        raise
    return store


def destroy_again(store: Store) -> tuple[str, ...]:
    """Destroy the tracks that a restored backup brought back; answers their ids."""
    notes = kept(_folder(store))
    gone = [read(note, store.checkpoint_signer.public()).track for note in notes]
    back = tuple(track_id for track_id in gone if _is_back(store, track_id))
    for track_id in back:
        destroy(store, track_id)
    purposes = (*TRACK_KEYS, KeyPurpose.WINDOW)
    store.keyring.destroy_all([(one, track_id) for one in purposes for track_id in gone])
    return back


def _is_back(store: Store, track_id: str) -> bool:
    """Whether there is such a track; then it is due. Who once asked for it, nobody knows."""
    with store.begin() as uow:
        track = uow.session.locked(Track, track_id)
        if track is None:
            return False
        ensure_row(uow.session, Shredding, id=track_id, workflow_id=track.workflow_id, first_by="")
        row = uow.session.get_one(Shredding, track_id)
        row.second_by, row.due = row.second_by or "", row.due or uow.clock.now()
        uow.commit()
        return True


def _folder(store: Store) -> Path:
    return store.settings.key_file.parent / "destroyed"


@dataclass(frozen=True, slots=True)
class Remains:
    """What the engine still remembers of a destroyed track (ids)."""

    track_id: str
    workflow_id: str
    brief_ids: tuple[str, ...]


def certificate(store: Store, track_id: str) -> str | None:
    """The signed note that this track was destroyed, if it was."""
    with store.begin() as uow:
        row = uow.session.get(Shredding, track_id)
        return row.certificate if row else None


def remains(store: Store) -> tuple[Remains, ...]:
    """Destroyed tracks of which the engine may still remember something."""
    with store.begin() as uow:
        query = select(Shredding).where(
            Shredding.certificate.is_not(None), Shredding.executions.is_not(None)
        )
        rows = uow.session.scalars(query.order_by(Shredding.id)).all()
        named = [(row, (row.executions or "").split()) for row in rows]
        return tuple(Remains(row.id, row.workflow_id, tuple(briefs)) for row, briefs in named)


def forgotten(store: Store, track_id: str) -> None:
    """The engine remembers nothing of this track any more."""
    with store.begin() as uow:
        row = uow.session.locked(Shredding, track_id)
        if row is not None:
            row.executions = None
            uow.commit()


def _certified(uow: UnitOfWork, track_id: str) -> bool:
    row = uow.session.locked(Shredding, track_id)
    return row is None or row.certificate is not None


def _forget_people(uow: UnitOfWork, track_id: str) -> None:
    """Take out the lines between accounts and seats, and accounts that sit nowhere else."""
    try:
        uow.sealer(track_id).index("link")
    except KeyGone:
        return
    for kind, seat_id in _places(uow, track_id):
        account_id = links.follow(uow, track_id, "seat", seat_id)
        if account_id is not None:
            links.part_seat(uow, track_id, account_id, kind, seat_id)
            uow.session.flush()
            _forget(uow, account_id)


def _keys(uow: UnitOfWork, track_id: str) -> list[tuple[KeyPurpose, str]]:
    """Every key of the track: its own, of its windows and drafts, and of those who were asked."""
    rounds = select(Round.id).where(Round.track_id == track_id)
    windows = uow.session.scalars(select(Window.id).where(Window.round_id.in_(rounds)))
    asked = uow.session.scalars(select(Candidate.id).where(Candidate.track_id == track_id))
    return [
        *((purpose, track_id) for purpose in TRACK_KEYS),
        *((KeyPurpose.WINDOW, one) for one in (track_id, *windows)),
        *((KeyPurpose.CANDIDATE, one) for one in asked),
    ]


def _places(uow: UnitOfWork, track_id: str) -> list[tuple[Seat, str]]:
    seats = select(SeatRow.kind, SeatRow.id).where(SeatRow.track_id == track_id)
    asked = select(Candidate.id).where(Candidate.track_id == track_id)
    found = [(kind, seat_id) for kind, seat_id in uow.session.execute(seats)]
    return found + [(Seat.CANDIDATE, one) for one in uow.session.scalars(asked)]


def _forget(uow: UnitOfWork, account_id: str) -> None:
    account = uow.session.get(Account, account_id)
    if account is not None and not account.convenes and not tracks_of(uow, account_id):
        accounts.blank(uow, account)


def _name_executions(uow: UnitOfWork, track_id: str) -> None:
    """Keep the ids under which the engine knows the track's briefs, for what comes after."""
    briefs = uow.session.scalars(select(Brief.id).where(Brief.track_id == track_id)).all()
    uow.session.get_one(Shredding, track_id).executions = " ".join(briefs)


def _erase(uow: UnitOfWork, track_id: str) -> None:
    """Delete every row that belongs to the track, the innermost first."""
    retention.drop_positions(uow, track_id)
    for table in reversed(Record.metadata.sorted_tables):
        mine = _of_track(table, track_id)
        if mine is not None:
            uow.session.execute(delete(table).where(mine))


def _of_track(table: Table, track_id: str) -> ColumnElement[bool] | None:
    """Which rows of a table belong to the track, by its column or by what they point to."""
    if table.name == Track.__tablename__:
        return table.c.id == track_id
    if "track_id" in table.c:
        return table.c.track_id == track_id
    for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
        outer = None if key.column.table is table else _of_track(key.column.table, track_id)
        if outer is not None:
            return key.parent.in_(select(key.column).where(outer))
    return None


def _certify(uow: UnitOfWork, track_id: str, before: Sequence[tuple[RecordClass, date]]) -> None:
    row = uow.session.get_one(Shredding, track_id)
    write(uow, HOUSE, Leaf(Act.TRACK_SHRED, "", "destroyed", track_id))
    store = uow.store
    note = checkpoint(uow.session, store.checkpoint_signer, store.origin)
    size, day = int(note.splitlines()[1]), uow.clock.now().date()
    said = Certificate(track_id, day, size, tuple((str(kind), on) for kind, on in before))
    row.certificate = issue(said, store.origin, store.checkpoint_signer)
    keep(_folder(store), track_id, row.certificate)  # before the commit: it is never missing
