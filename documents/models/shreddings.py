"""Rows of destruction: who asked for it, when it falls due, and the certificate that outlives it.

- The row names its track without a foreign key, because it outlives it.
- `executions` names what the engine still remembers of it (ids, separated by spaces), until that
  was deleted too.
"""

import datetime as dt

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, UtcDateTime


class Shredding(Record):
    """One track that is to be destroyed, or was. The two are seats of staff and chairs."""

    __tablename__ = "shreddings"
    __table_args__ = (
        CheckConstraint("due IS NULL OR second_by IS NOT NULL", name="due_takes_two"),
        CheckConstraint("certificate IS NULL OR due IS NOT NULL", name="destroyed_when_due"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    workflow_id: Mapped[Id]
    first_by: Mapped[Id]
    second_by: Mapped[Id | None]
    due: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    certificate: Mapped[str | None] = mapped_column(Text)
    executions: Mapped[str | None] = mapped_column(Text)
