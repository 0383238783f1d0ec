"""Fresh databases for every test, on both kinds of server."""

import sqlalchemy
from sqlalchemy import text

from tests.databases import Databases, Factory


def rows(url: str) -> int:
    """How many rows the table of these tests has."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        found = connection.scalar(text("SELECT count(*) FROM seen"))
    engine.dispose()
    return int(found or 0)


def write(url: str, *commands: str) -> None:
    """Run commands in one transaction."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        for command in commands:
            connection.execute(text(command))
    engine.dispose()


def with_a_table(pair: Databases) -> None:
    """A preparation: one table in the records."""
    write(pair.records, "CREATE TABLE seen (number INTEGER)", "INSERT INTO seen VALUES (1)")


def test_the_two_databases_are_of_the_kind_asked_for(backend: str, databases: Databases) -> None:
    assert all(url.startswith(backend) for url in databases)
    assert databases.records != databases.keys


def test_records_and_keys_do_not_share_tables(databases: Databases) -> None:
    with_a_table(databases)
    with_a_table(Databases(databases.keys, databases.records))


def test_a_preparation_runs_once_and_its_clones_are_apart(database_factory: Factory) -> None:
    ran = []

    def prepare(pair: Databases) -> None:
        ran.append(pair)
        with_a_table(pair)

    first, second = (database_factory.prepared("a table", prepare) for _ in range(2))
    write(first.records, "INSERT INTO seen VALUES (2)")
    assert len(ran) == 1
    assert (rows(first.records), rows(second.records)) == (2, 1)
