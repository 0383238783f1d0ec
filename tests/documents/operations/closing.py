"""A closed track and its retention schedule, for tests: what passes, what fires, what is left."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from documents.audit.log import reveal
from documents.crypto.canonical import Json
from documents.crypto.keyring import KeyPurpose
from documents.models.audit import AuditLeaf
from documents.models.base import Record
from documents.models.rounds import Question
from documents.operations.actors import actor_in
from documents.operations.charter import Retained
from documents.operations.position import DeadlineKind, Report
from documents.operations.shreddings import Shred
from documents.operations.standing import position
from documents.operations.terms import Amend
from policies.acts import Act
from tests import records
from tests.fakes import FrozenClock
from tests.room import TERMS, Room


def agree(room: Room, *schedule: Retained) -> None:
    """The terms are agreed on with this schedule."""
    room.do("secretariat_officer", Act.CHARTER_AMEND, Amend("Counsel.", retention=schedule), 1)
    room.agree_on_terms()


def shred(room: Room, clock: FrozenClock) -> None:
    """Two people have the track destroyed, and the cooling-off passes."""
    for who in ("secretariat_officer", "chair_1"):
        room.do(who, Act.TRACK_SHRED, Shred())
    clock.advance(timedelta(seconds=TERMS.cooling_seconds))
    records.time_passes(room.store, room.track)


def closed_at(room: Room) -> datetime:
    """When the track closed."""
    with room.store.begin() as uow:
        at = room.track_row(uow).closed_at
    assert at is not None
    return at


def retentions(room: Room) -> list[datetime]:
    """When classes of records are destroyed."""
    with room.store.begin() as uow:
        found = position(uow, room.track_row(uow)).deadlines
    return [one.due for one in found if one.kind is DeadlineKind.RETENTION_ENDS]


def fire(room: Room, due: datetime, seq: int | None = None) -> Report:
    """The timer of this moment fires."""
    kind = DeadlineKind.RETENTION_ENDS
    return records.fire(room.store, room.track, kind, room.track, due, seq)


def leaves(room: Room) -> list[dict[str, Json]]:
    """What the newest leaves of the track say."""
    store, track_id = room.store, room.track
    key = store.keyring.current(KeyPurpose.LEAF, track_id)
    with store.begin() as uow:
        newest = select(AuditLeaf).order_by(AuditLeaf.seq.desc()).limit(8)
        found = uow.session.scalars(newest).all()
        return [reveal(row, key, store.deployment, track_id) for row in found]


def sits(room: Room, who: str) -> bool:
    """Whether somebody finds the track."""
    with room.store.begin() as uow:
        return actor_in(uow, room.people[who], room.track) is not None


def question_of(room: Room) -> str:
    """A question that was asked in the track."""
    with room.store.begin() as uow:
        return uow.session.scalars(select(Question.id)).one()


def rows(room: Room) -> dict[str, int]:
    """How many rows each table has."""
    with room.store.begin() as uow:
        return {
            table.name: uow.session.scalar(select(func.count()).select_from(table)) or 0
            for table in Record.metadata.sorted_tables
        }


def killed(*_: object) -> None:
    raise InterruptedError
