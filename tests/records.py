"""A record in the hand of a test: opened on empty databases, and acts done on it directly.

- `act` does any act as the web floor would; a course act is run as the worker would run it,
  without an engine in between, with everything that follows from it at once.
- Nothing is faked but the clock: rules, seals, keys and the log are the product's own.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from documents.clock import Clock
from documents.errors import Denied
from documents.ids import new_id
from documents.models.briefs import Brief
from documents.models.tracks import Track
from documents.operations import (
    accounts,
    commands,
    composing,
    course,
    deliveries,
    rounds,
    standing,
)
from documents.operations.actors import Actor, actor_in
from documents.operations.acts import Command, Outcome
from documents.operations.position import DeadlineKind, Report
from documents.operations.registry import ACTS
from documents.settings import Settings
from documents.store import Store
from policies.acts import Act
from policies.course import COURSE_ACTS
from policies.terms import BriefState
from tests.databases import Databases
from tests.fakes import FrozenClock

__all__ = ["ACTS", "act", "actor", "attempt", "new_account", "open_store", "tick", "time_passes"]


def open_store(
    home: Path, databases: Databases | None = None, clock: Clock | None = None, **more: str
) -> Store:
    """An empty record at `home`; on SQLite there, unless other databases are given. `more` are
    further settings."""
    environment = {"ENTRYHALL_HOME": str(home)}
    environment |= {f"ENTRYHALL_{name.upper()}": value for name, value in more.items()}
    if databases is not None:
        environment |= {
            "ENTRYHALL_RECORDS_URL": databases.records,
            "ENTRYHALL_KEYS_URL": databases.keys,
        }
    return Store.open(Settings.from_environment(environment), clock or FrozenClock())


def new_account(store: Store, email: str, name: str, *, convenes: bool = False) -> str:
    """The id of the account with this address; made if there is none."""
    with store.begin() as uow:
        account = accounts.find_or_create(uow, email, name)
        account.convenes = account.convenes or convenes
        uow.commit()
        return account.id


def actor(store: Store, account_id: str, track_id: str) -> Actor:
    """The account as it stands in the track; in one that it has no seat in, without seats."""
    with store.begin() as uow:
        return actor_in(uow, account_id, track_id) or Actor(account_id, track_id)


def act(
    store: Store, who: str, track_id: str, what: Act, body: object, version: int | None = None
) -> str:
    """Do an act and answer the id of what it made or changed.

    Raises:
        Denied: a rule said no.
    """
    outcome = attempt(store, who, track_id, what, body, version)
    if outcome.deny is not None:
        raise Denied(outcome.deny)
    return outcome.object_id


def attempt(
    store: Store,
    who: str,
    track_id: str,
    what: Act,
    body: object,
    version: int | None = None,
    *,
    key: str = "",
    signed_in: datetime | None = None,
) -> Outcome:
    """Do an act as this account; each time a new command, unless a key is given."""
    command = Command(key or new_id(), signed_in or store.clock.now(), version)
    caller = actor(store, who, track_id or new_id())
    if what in COURSE_ACTS:
        return _course(store, caller, what, body, command)
    with store.begin() as uow:
        outcome = commands.perform(uow, caller, what, body, command)
        uow.commit()
        return outcome


def time_passes(store: Store, track_id: str) -> None:
    """Let everything that is due by the store's clock fall due."""
    with store.begin() as uow:
        track = uow.session.get_one(Track, track_id)
        here = standing.position(uow, track)
        expired = [brief for brief in here.briefs if _over(brief.answers_due, store)]
    for deadline in here.deadlines:
        if deadline.due <= store.clock.now():
            fire(store, track_id, deadline.kind, deadline.object_id, deadline.due)
    for brief in expired:
        deliveries.close_answers(store, brief.brief_id)
    tick(store, track_id)


def tick(store: Store, track_id: str) -> None:
    """The fixed tick of the track."""
    course.tick(store, track_id, seq_of(store, track_id))


def _course(store: Store, caller: Actor, what: Act, body: object, command: Command) -> Outcome:
    with store.begin() as uow:
        asked = commands.submit(uow, caller, what, body, command)
    if asked.outcome is not None:
        return asked.outcome
    course.perform(store, asked.command_id, seq_of(store, caller.track_id))
    outcome = commands.answer(store, asked.command_id)
    if outcome.allowed:
        _follow_up(store, caller.track_id)
    return outcome


def _follow_up(store: Store, track_id: str) -> None:
    """What the workflows let happen next, without waiting."""
    rounds.forget_windows(store, track_id)
    with store.begin() as uow:
        rows = uow.session.scalars(select(Brief).where(Brief.track_id == track_id))
        briefs = [(row.id, row.state) for row in rows]
    for brief_id, state in briefs:
        if state is BriefState.ASKED:
            composing.draft_brief(store, brief_id)
        if state is BriefState.RELEASED:
            deliveries.deliver_brief(store, brief_id)


def fire(
    store: Store,
    track_id: str,
    kind: DeadlineKind,
    object_id: str,
    due: datetime,
    seq: int | None = None,
) -> Report:
    """Let one deadline fall due, for a workflow that knows step `seq` (none: the newest)."""
    known = seq_of(store, track_id) if seq is None else seq
    return course.fire(store, track_id, kind, object_id, due, known)


def seq_of(store: Store, track_id: str) -> int:
    """The number of the track's newest step."""
    with store.begin() as uow:
        track = uow.session.get(Track, track_id)
        return track.seq if track else 0


def _over(due: datetime | None, store: Store) -> bool:
    return due is not None and due <= store.clock.now()
