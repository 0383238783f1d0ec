"""The form of both databases: models and migrations agree, and a row alone tells little."""

import pytest
from sqlalchemy import DateTime, Integer, inspect

from documents.engines import open_engine
from documents.migrations import ROOMS, drift, upgrade
from documents.models import every_table
from documents.models.base import UtcDateTime
from tests.databases import Databases

# Times that are set by staff or by the clock, never by when an expert did something.
KNOWN_TIMES = {
    "tracks.closed_at",
    "tracks.paused_at",
    "tracks.stopped_at",
    "tracks.stop_lapses",
    "readiness_decisions.paused_at",
    "rounds.closes_at",
    "rounds.opened_at",
    "rounds.timed_at",
    "rounds.turns_at",
    "briefs.embargo_until",
    "briefs.answers_due",
    "briefs.remind_at",
    "briefs.escalate_at",
    "briefs.silence_until",
    "shreddings.due",
    "commands.asked_at",  # of course acts only, which no expert does
}
COUNTED = {
    "audit_leaves.seq",
    "charter_changes.version",
    "checkpoints.size",
    "track_steps.seq",
    "paper_versions.version",
    "paragraph_versions.version",
}

every_table()


@pytest.mark.parametrize("room", ROOMS)
def test_models_and_migrations_agree(room: str, databases: Databases) -> None:
    upgrade(databases.records, databases.keys)
    engine = open_engine(databases.records if room == "records" else databases.keys)
    with engine.connect() as connection:
        assert drift(room, connection) == []
    engine.dispose()


def test_a_missing_column_is_seen(databases: Databases) -> None:
    upgrade(databases.records, databases.keys)
    engine = open_engine(databases.records)
    with engine.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE tracks DROP COLUMN sample")
        assert [entry[0] for entry in drift("records", connection)] == ["add_column"]
    engine.dispose()


def test_every_constraint_in_the_database_has_a_name(databases: Databases) -> None:
    upgrade(databases.records, databases.keys)
    engine = open_engine(databases.records)
    found = inspect(engine)
    for table in found.get_table_names():
        constraints = [
            *found.get_unique_constraints(table),
            *found.get_check_constraints(table),
            *found.get_foreign_keys(table),
        ]
        if table != "alembic_version":
            assert found.get_pk_constraint(table)["name"] == f"pk_{table}"
        assert all(constraint["name"] for constraint in constraints), table
    engine.dispose()


@pytest.mark.parametrize("room", ROOMS)
def test_no_row_is_counted_but_what_is_meant_to_be(room: str) -> None:
    for table in ROOMS[room].tables.values():
        for column in table.primary_key:
            serial = isinstance(column.type, Integer)
            assert not serial or f"{table.name}.{column.name}" in COUNTED
            assert column.autoincrement is not True


@pytest.mark.parametrize("room", ROOMS)
def test_no_time_is_finer_than_a_day_but_those_of_staff_and_clock(room: str) -> None:
    fine = {
        f"{table.name}.{column.name}"
        for table in ROOMS[room].tables.values()
        for column in table.columns
        if isinstance(column.type, (UtcDateTime, DateTime))
    }
    assert fine <= KNOWN_TIMES
    if room == "records":
        assert fine == KNOWN_TIMES
