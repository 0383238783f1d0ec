"""What all records rest on: ids, times, errors, named constraints."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from documents.clock import Clock, SystemClock
from documents.errors import Denied, RecordError
from documents.ids import is_id, new_id
from documents.models import every_table
from documents.models.base import KeyRecord, Record, UtcDateTime, words
from policies.decisions import Deny
from policies.terms import Phase
from tests.fakes import FrozenClock

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
DIALECT = sqlite.dialect()

NO_IDS = {
    "nothing": "",
    "too short": "0" * 31,
    "too long": "0" * 33,
    "capitals": "A" * 32,
    "a UUID": "01234567-89ab-cdef-0123-456789abcdef",
    "a line end": "0" * 32 + "\n",
    "other digits": "\u0661" * 32,
}


def test_ids_are_ids_and_never_the_same() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(is_id(name) for name in made)


def test_ids_have_no_fixed_digit() -> None:
    """Unlike the version and variant of a UUID, every digit varies."""
    made = [new_id() for _ in range(500)]
    assert all(len({name[at] for name in made}) == 16 for at in range(32))


@pytest.mark.parametrize("text", NO_IDS.values(), ids=NO_IDS.keys())
def test_it_is_no_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize("clock", [SystemClock(), FrozenClock()])
def test_clocks_tell_aware_times_in_utc(clock: Clock) -> None:
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.now() <= clock.now()


def test_a_frozen_clock_moves_when_told_to() -> None:
    clock = FrozenClock(NOON)
    assert clock.now() == clock.now() == NOON
    assert clock.advance(timedelta(days=2)) == clock.now() == NOON + timedelta(days=2)


def test_errors_say_their_code_and_nothing_else() -> None:
    assert (str(RecordError("key.gone")), RecordError("key.gone").code) == ("key.gone", "key.gone")
    denied = Denied(Deny("rounds.closed", values={"day": "2026-01-05"}))
    assert str(denied) == "rounds.closed"
    assert denied.deny.values == {"day": "2026-01-05"}


def test_times_go_in_and_come_out_in_utc() -> None:
    column = UtcDateTime()
    elsewhere = NOON.astimezone(timezone(timedelta(hours=5)))
    for written in (NOON, elsewhere):
        bound = column.process_bind_param(written, DIALECT)
        assert bound is not None
        assert bound.utcoffset() == timedelta(0)
        for stored in (bound, bound.replace(tzinfo=None), elsewhere):
            assert column.process_result_value(stored, DIALECT) == NOON
    assert column.process_bind_param(None, DIALECT) is None
    assert column.process_result_value(None, DIALECT) is None


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(RecordError, match=r"^time\.without_zone$"):
        UtcDateTime().process_bind_param(NOON.replace(tzinfo=None), DIALECT)


def test_a_vocabulary_is_stored_as_its_words() -> None:
    assert words(Phase).enums == [phase.value for phase in Phase]
    assert words(Phase).name == "phase"


def test_every_constraint_has_a_name_and_every_table_a_place() -> None:
    every_table()
    assert {"root_state", "wrapped_keys"} == set(KeyRecord.metadata.tables)
    assert not set(KeyRecord.metadata.tables) & set(Record.metadata.tables)
    for metadata in (Record.metadata, KeyRecord.metadata):
        for table in metadata.sorted_tables:
            assert all(constraint.name for constraint in table.constraints)
