"""What all rows have in common: two bases, named constraints, and the column types.

- `Record` rows live in the records database, `KeyRecord` rows in the keys database; nothing
  refers from one to the other except by a random id.
- Every constraint has a name, so that migrations can find it on every database.
- Times are aware and in UTC on the way in and on the way out.
- Rows have no readable `repr`: attributes may be sealed, but ids should not travel either.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, Enum, LargeBinary, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

from documents.errors import RecordError
from documents.ids import ID_LENGTH

NAMING: Mapping[str, str] = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
}

# A table whose key is random: on SQLite without the hidden row number, which would tell
# the order of insertion.
UNORDERED: Mapping[str, Any] = {"sqlite_with_rowid": False}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC, also on databases that forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse naive times; convert the others to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise RecordError("time.without_zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read as UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = Annotated[str, mapped_column(String(ID_LENGTH))]
"""The id of something else: 32 lowercase hexadecimal digits."""

IdKey = Annotated[str, mapped_column(String(ID_LENGTH), primary_key=True)]
"""A row's own random id, its primary key."""

Digest = Annotated[str, mapped_column(String(64))]
"""A SHA-256 or HMAC-SHA-256 value as 64 lowercase hexadecimal digits."""

Sealed = Annotated[bytes, mapped_column(LargeBinary)]
"""An EH1 envelope (see `documents.crypto.envelope`)."""

Moment = Annotated[datetime, mapped_column(UtcDateTime)]
"""An aware time in UTC. Never for when an expert did something: that is a day."""


def words(vocabulary: type[StrEnum]) -> Enum:
    """A text column that holds the values of one vocabulary and, by a named check, no others."""
    return Enum(
        vocabulary,
        name=vocabulary.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        values_callable=lambda kind: [word.value for word in kind],
        length=40,
    )


class Record(DeclarativeBase):
    """A row of the records database."""

    metadata = MetaData(naming_convention=dict(NAMING))


class KeyRecord(DeclarativeBase):
    """A row of the keys database, which has short-lived backups of its own."""

    metadata = MetaData(naming_convention=dict(NAMING))
