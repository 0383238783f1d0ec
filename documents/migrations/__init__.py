"""The form of both databases, step by step; configured here, without a file.

- `upgrade` brings both to the newest form; processes that start together wait for each other.
- `is_newest` only looks.
- `drift` says where the models and the migrated databases differ; a test keeps it empty.
"""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.orm import Session

from documents.engines import open_engine
from documents.ids import new_id
from documents.models import every_table
from documents.models.base import KeyRecord, Record
from documents.models.tracks import Deployment
from documents.rows import ensure_row

ROOMS: dict[str, MetaData] = {"records": Record.metadata, "keys": KeyRecord.metadata}
_LOCK = 0x45480001  # an advisory lock of our own on PostgreSQL


def upgrade(records_url: str, keys_url: str) -> None:
    """Bring both databases to the newest form and make sure of the deployment's one row."""
    every_table()
    for room, url in (("keys", keys_url), ("records", records_url)):
        engine = open_engine(url)
        with engine.begin() as connection:
            _wait(connection)
            command.upgrade(configuration(room, connection), "head")
            if room == "records":
                _found(connection)
        engine.dispose()


def drift(room: str, connection: Connection) -> list[Any]:
    """What the models have that the database has not, or the other way round."""
    every_table()
    context = MigrationContext.configure(connection, opts=options())
    return list(compare_metadata(context, ROOMS[room]))


def is_newest(room: str, connection: Connection) -> bool:
    """Whether a database has the newest form."""
    script = ScriptDirectory.from_config(configuration(room, connection))
    here = MigrationContext.configure(connection).get_current_heads()
    return set(here) == set(script.get_heads())


def configuration(room: str, connection: Connection) -> Config:
    """Alembic's configuration for one of the two databases."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / room))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = ROOMS[room]
    return config


def options() -> dict[str, Any]:
    """How models and database are compared and altered."""
    return {"render_as_batch": True, "compare_type": True, "compare_server_default": True}


def _wait(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _found(connection: Connection) -> None:
    session = Session(connection, join_transaction_mode="create_savepoint")
    if session.query(Deployment).first() is None:
        ensure_row(session, Deployment, id=new_id(), only=True)
    session.commit()
