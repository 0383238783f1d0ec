"""Databases that several tests share one after the other; each finds them empty.

- Making a database takes longer than most of these tests; emptying its tables does not.
"""

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase

from documents.engines import open_engine


def make(url: str, *rows: type[DeclarativeBase]) -> str:
    """Make the tables of these rows; tells the URL again."""
    engine = open_engine(url)
    tables = [_table(row) for row in rows]
    rows[0].metadata.create_all(engine, tables=tables)
    engine.dispose()
    return url


def empty(url: str, *rows: type[DeclarativeBase]) -> None:
    """Empty the tables of these rows."""
    engine = open_engine(url)
    with engine.begin() as connection:
        for row in rows:
            connection.execute(_table(row).delete())
    engine.dispose()


def _table(row: type[DeclarativeBase]) -> Table:
    metadata: MetaData = row.metadata
    return metadata.tables[row.__tablename__]
