"""Rows of which there is exactly one, made by whoever needs them first.

- Two processes may try at the same moment: one row results and nobody fails.
"""

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session


def ensure_row(session: Session, table: type[DeclarativeBase], **values: object) -> None:
    """Insert the row unless one with its key is there; waits for a concurrent inserter."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sqlite.insert(table).values(**values).on_conflict_do_nothing())
    else:
        session.execute(postgresql.insert(table).values(**values).on_conflict_do_nothing())
