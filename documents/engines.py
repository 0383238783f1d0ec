"""Database engines, set up so that what was acknowledged survives and what was erased is gone.

- SQLite: WAL, `synchronous=FULL`, zeroed free pages, and every transaction on
  records takes the write lock at once (`BEGIN IMMEDIATE`): each of them ends in a leaf.
- PostgreSQL: READ COMMITTED; rows that an act depends on are locked by the act.
- Parameters never appear in errors or logs.
"""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA busy_timeout=15000",
)


_POOL: dict[str, Any] = {"hide_parameters": True, "pool_size": 20}
# The connection used last is used first, while what it has read is still in its memory.
_WARM: dict[str, Any] = {"pool_use_lifo": True}


def open_engine(url: str, *, immediate: bool = True) -> Engine:
    """An engine for one of our two databases, SQLite or PostgreSQL.

    `immediate`: on SQLite every transaction begins with the write lock. The keys database
    goes without, because it is mostly read and its writers lock by their first statement.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, "BEGIN IMMEDIATE" if immediate else "BEGIN")
    return create_engine(url, pool_pre_ping=True, **_POOL, **_WARM)


def _sqlite(url: str, begin: str) -> Engine:
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    in_a_file = make_url(url).database
    engine = create_engine(url, **_POOL, **(_WARM if in_a_file else {}))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", start)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions by itself
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
