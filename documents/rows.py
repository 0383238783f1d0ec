"""How rows are found: by key, under a lock, or made by whoever needs the only one first.

- The statement that finds a row by its key is written once for each kind of row: building a
  statement costs more than running it.
- On SQLite a transaction has the whole database to itself from its beginning (`engines`), so
  what it has found by its key stays true, is held on to and not read again. On PostgreSQL that
  is so from the lock on: `locked` forgets what was read before it.
- What comes out of a list is not held on to: a long one would fill the memory.
- Of two processes that make the only row of a table at the same moment, nobody fails.
"""

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, bindparam, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

R = TypeVar("R", bound=DeclarativeBase)


class Rows(Session):
    """A session on the records."""

    def get(self, entity: type[R], ident: Any, **how: Any) -> R | None:  # type: ignore[override]
        """The row with this key, if there is one."""
        if how or not isinstance(ident, str) or (entity, (ident,), None) in self.identity_map:
            found = super().get(entity, ident, **how)
        else:
            found = self.scalars(_by_key(entity), {"key": ident}).first()
        if found is not None and _alone(self):
            self.info.setdefault("read", set()).add(found)
        return found

    def locked(self, entity: type[R], ident: str) -> R | None:
        """The row with this key as it now is, held until the transaction ends."""
        if _alone(self):
            return self.get(entity, ident)
        self.flush()
        self.expire_all()
        return super().get(entity, ident, with_for_update=True, populate_existing=True)


def ensure_row(session: Session, table: type[DeclarativeBase], **values: object) -> None:
    """Insert the row unless one with its key is there; waits for a concurrent inserter."""
    if _alone(session):
        session.execute(sqlite.insert(table).values(**values).on_conflict_do_nothing())
    else:
        session.execute(postgresql.insert(table).values(**values).on_conflict_do_nothing())


def _alone(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


@cache
def _by_key(entity: type[R]) -> Select[R]:
    (key,) = inspect(entity).primary_key
    return select(entity).where(key == bindparam("key"))
