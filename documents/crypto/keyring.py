"""The keyring: every data key of the house, made, found and destroyed here.

- Keys stand wrapped in the keys database; the roots they are wrapped under stand elsewhere.
- Keys commit first: every method is one short transaction of its own, never the caller's.
- Makers and destroyers hold the one `RootState` row, so no key is ever wrapped under a root
  that is about to be dropped.
- Destroying: (1) a new root is made; in one transaction (2) the key's rows go, (3) all others
  are rewrapped under the new root, (4) the state names it; after the commit (5) the old root
  is dropped. Killed before the commit, nothing was destroyed; killed after it, whoever holds
  the row next, or `drop_old_roots` at start, does step 5. The keys database must therefore
  commit durably (SQLite: `synchronous=FULL`).
- Rotating: a new root is made and named by the state, so that new keys go under it; then the
  others follow, a page in each transaction. The old root stays until none needs it. Killed
  anywhere, the next rotation goes on where this one stopped.
- An unwrapped key is kept for 300 seconds at most. In the process that destroys, a key is
  gone at once. In others, keys of windows and links are asked for in the database at every
  use and are gone at once too; a key of another purpose is gone when its 300 seconds are over.
- A wrapped key is bound to its id, purpose, subject, generation and root.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, Select, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from documents.crypto.cache import KeyCache, Name, Wrapped
from documents.crypto.envelope import KEY_BYTES, KEY_ID_BYTES, Context, DataKey
from documents.crypto.purposes import KeyPurpose
from documents.crypto.roots import LocalRootKeys, Move, RootGone, RootKeys
from documents.crypto.secret import Secret
from documents.errors import RecordError
from documents.models.base import KeyRecord
from documents.models.keys import ROOT_STATE, RootState, WrappedKey
from documents.rows import ensure_row
from policies.terms import RecordClass

__all__ = ["KeyGone", "KeyPurpose", "Keyring", "LocalRootKeys", "RootKeys"]

# Plain tables, because keys are looked up for every sealed value.
STATE = KeyRecord.metadata.tables[RootState.__tablename__]
KEYS = KeyRecord.metadata.tables[WrappedKey.__tablename__]

ASKED_FOR_EACH_TIME = frozenset({KeyPurpose.WINDOW, KeyPurpose.LINK, KeyPurpose.OFFICE})

# Written once: building a statement costs more than running it.
_MINE = (KEYS.c.purpose == bindparam("purpose"), KEYS.c.subject == bindparam("subject"))
_NEWEST = select(KEYS).where(*_MINE).order_by(KEYS.c.generation.desc()).limit(1)
_BY_ID = select(KEYS).where(KEYS.c.id == bindparam("id"))
_MOVED = (
    update(KEYS)
    .where(KEYS.c.id == bindparam("key_id"))
    .values(root=bindparam("root"), wrapped=bindparam("wrapped"))
)

_READS = 5
PAGE = 100

Looking: TypeAlias = Select[Any]


class KeyGone(RecordError):  # noqa: N818 - what the caller is told, in one word
    """There is no such key: never made, or destroyed."""

    def __init__(self) -> None:
        super().__init__("key.gone")


class Keyring:
    """All data keys, by purpose and subject or by id. Safe for threads and processes."""

    def __init__(
        self, engine: Engine, roots: RootKeys, *, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._engine = engine
        self._roots = roots
        self._cache = KeyCache(timer)

    def create(self, purpose: KeyPurpose, subject: str) -> DataKey:
        """A new key; from now on it is the current one, older ones still open."""
        with self._held() as (session, root):
            key = self._add(session, root, purpose, subject)
        self._cache.forget([(purpose, subject)])
        return key

    def ensure(self, purpose: KeyPurpose, subject: str) -> DataKey:
        """The current key, made if there is none; concurrent callers get the same one."""
        try:
            return self.current(purpose, subject)
        except KeyGone:
            pass
        with self._held() as (session, root):
            row = _newest(session, purpose, subject)
            return self._unwrap(row) if row else self._add(session, root, purpose, subject)

    def current(self, purpose: KeyPurpose, subject: str) -> DataKey:
        """The key that seals for this purpose and subject.

        Raises: `KeyGone` if there is none.
        """
        kept = self._cache.find((purpose, subject))
        if kept is not None and purpose not in ASKED_FOR_EACH_TIME:
            return kept.key
        return self._load(_NEWEST, {"purpose": purpose, "subject": subject}, (purpose, subject))

    def get(self, key_id: str, purpose: KeyPurpose | None = None) -> DataKey:
        """The key with this id (32 hexadecimal digits), of this purpose if one is named.

        Raises: `KeyGone` if there is none.
        """
        kept = self._cache.find(key_id)
        if kept is not None and kept.row.purpose not in ASKED_FOR_EACH_TIME:
            if purpose not in (None, kept.row.purpose):
                raise KeyGone
            return kept.key
        if purpose is None:
            return self._load(_BY_ID, {"id": key_id})
        named = _BY_ID.where(KEYS.c.purpose == bindparam("purpose"))
        return self._load(named, {"id": key_id, "purpose": purpose})

    def destroy(self, purpose: KeyPurpose, subject: str) -> None:
        """Destroy all keys of this purpose and subject, for good; none there is no error."""
        self.destroy_all([(purpose, subject)])

    def destroy_all(self, names: Collection[tuple[KeyPurpose, str]]) -> None:
        """Destroy all keys of each purpose and subject, together."""
        gone, there = [], self._there(names)
        if there or len(self._roots.generations()) > 1:
            with self._held() as (session, _):
                mine = delete(KEYS).where(*_MINE).returning(KEYS.c.id)
                gone = [key for one in there for key in session.scalars(mine, one)]
                if gone:
                    self._rewrap(session)
        self._cache.forget([*gone, *names])
        if gone:
            self.drop_old_roots()

    def _there(self, names: Collection[tuple[KeyPurpose, str]]) -> list[dict[str, str]]:
        """Those of these that have a key, found together: most may be gone since long."""
        subjects: dict[KeyPurpose, list[str]] = defaultdict(list)
        for purpose, subject in names:
            subjects[purpose].append(subject)
        query = select(KEYS.c.purpose, KEYS.c.subject).distinct()
        with self._engine.connect() as connection:
            return [
                row._asdict()
                for purpose, mine in subjects.items()
                for row in connection.execute(
                    query.where(KEYS.c.purpose == purpose, KEYS.c.subject.in_(mine))
                )
            ]

    def drop_old_roots(self) -> None:
        """Finish what a killed destroyer began; to be called at every start."""
        with self._held():
            pass  # holding the row drops them

    def rotate(self, page: int = PAGE) -> Iterator[int]:
        """Wrap every key under a new root; tells after each page how many keys it held.

        Where an earlier rotation was broken off, that one is finished and no other begun.
        """
        with self._held() as (session, root):
            if _behind(session, root, 1) == []:
                session.execute(update(STATE), {"generation": self._roots.create()})
        while moved := self._rotate_page(page):
            yield moved
        self.drop_old_roots()

    def _rotate_page(self, page: int) -> int:
        with self._held() as (session, root):
            rows = _behind(session, root, page)
            self._move(session, rows, root)
        return len(rows)

    @contextmanager
    def _held(self) -> Iterator[tuple[Session, int]]:
        """A transaction that holds the root state, and the generation it names.

        The first statement is an update: it locks the row, and on SQLite the database.
        """
        with Session(self._engine) as session, session.begin():
            lock = update(STATE).values(generation=STATE.c.generation)
            lock = lock.returning(STATE.c.generation)
            root = session.scalar(lock)
            if root is None:
                first = max(self._roots.generations())
                ensure_row(session, RootState, name=ROOT_STATE, generation=first)
                root = int(session.scalars(lock).one())
            self._settle(session, root)
            yield session, root

    def _settle(self, session: Session, root: int) -> None:
        """Drop the roots that no row needs: left over from a destroyer, finished or not."""
        held = self._roots.generations()
        if root not in held:
            raise RecordError("root.missing")
        if held != {root}:
            needed = {root, *session.scalars(select(KEYS.c.root).distinct())}
            self._roots.drop(held - needed)

    def _add(self, session: Session, root: int, purpose: KeyPurpose, subject: str) -> DataKey:
        latest = _newest(session, purpose, subject)
        generation = latest.generation + 1 if latest else 1
        key = DataKey(os.urandom(KEY_ID_BYTES), Secret(os.urandom(KEY_BYTES)))
        row = self._wrap(Wrapped(key.hex, purpose, subject, generation, root, b""), key.material)
        session.execute(insert(KEYS), row._asdict())
        return key

    def _rewrap(self, session: Session) -> None:
        """Steps 1, 3 and 4 of destroying."""
        root = self._roots.create()
        rows = [Wrapped(*row) for row in session.execute(select(KEYS))]
        self._move(session, rows, root)
        session.execute(update(STATE), {"generation": root})

    def _move(self, session: Session, rows: Sequence[Wrapped], root: int) -> None:
        """Wrap these keys under another root."""
        moved = [row._replace(root=root) for row in rows]
        pairs = zip(rows, moved, strict=True)
        moves = [Move(old.root, old.wrapped, place(old), place(new)) for old, new in pairs]
        wrapped = zip(rows, self._roots.rewrap(root, moves), strict=True)
        given = [{"key_id": row.id, "root": root, "wrapped": one} for row, one in wrapped]
        if given:
            session.connection().execute(_MOVED, given)

    def _load(self, statement: Looking, given: Mapping[str, str], *names: Name) -> DataKey:
        """Read and unwrap; once more if a destroyer rewrapped between the two."""
        for _ in range(_READS):
            epoch = self._cache.epoch()
            with self._engine.connect() as connection:
                row = _first(connection, statement, given)
            if row is None:
                raise KeyGone
            kept = self._cache.find(row.id)
            if kept is not None and kept.row == row:
                return kept.key
            try:
                key = self._unwrap(row)
            except RootGone:
                continue
            self._cache.keep(epoch, [row.id, *names], row, key)
            return key
        raise RecordError("root.missing")

    def _wrap(self, row: Wrapped, material: Secret) -> Wrapped:
        return row._replace(wrapped=self._roots.wrap(row.root, place(row), material))

    def _unwrap(self, row: Wrapped) -> DataKey:
        material = self._roots.unwrap(row.root, place(row), row.wrapped)
        return DataKey(bytes.fromhex(row.id), material)


def _behind(session: Session, root: int, most: int) -> Sequence[Wrapped]:
    """Keys that an unfinished rotation has not come to yet."""
    query = select(KEYS).where(KEYS.c.root != root).order_by(KEYS.c.id).limit(most)
    return [Wrapped(*row) for row in session.execute(query)]


def _newest(session: Session, purpose: KeyPurpose, subject: str) -> Wrapped | None:
    given = {"purpose": purpose, "subject": subject}
    return _first(session.connection(), _NEWEST, given)


def _first(connection: Connection, statement: Looking, given: Mapping[str, str]) -> Wrapped | None:
    row = connection.execute(statement, given).first()
    return None if row is None else Wrapped._make(row)


def place(row: Wrapped) -> Context:
    """What a wrapped key is bound to; `gen` is that of the root that wraps it."""
    return Context(
        deployment="",
        track=row.subject,
        table=WrappedKey.__tablename__,
        column=f"wrapped:{row.purpose}",
        row=row.id,
        record_class=RecordClass.KEY,
        version=row.generation,
        gen=row.root,
    )
