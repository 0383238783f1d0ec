"""Rows of commands: what was asked, so that asking twice has one effect and one answer.

- `index` is HMAC(account, idempotency key): unique, and no two rows of one person look alike.
- A course act keeps its kind, workflow and verdict in clear, because the engine is told them
  anyway, and its sealed body until it is settled; every other act seals its outcome.
- A timer's command id is computed from what fell due, so it exists once however often it fires.
"""

import datetime as dt

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, UtcDateTime, words
from policies.acts import Act


class CommandRow(Record):
    """One command. `verdict` is terminal; `settled` once the engine's answer came back."""

    __tablename__ = "commands"
    __table_args__ = (
        CheckConstraint("kind IS NULL OR workflow_id IS NOT NULL", name="course_has_workflow"),
        CheckConstraint("NOT settled OR sealed_body IS NULL", name="settled_forgets_body"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    index: Mapped[Digest] = mapped_column(unique=True)
    body_digest: Mapped[Digest]
    kind: Mapped[Act | None] = mapped_column(words(Act))
    track_id: Mapped[Id | None]
    workflow_id: Mapped[Id | None]
    asked_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    verdict: Mapped[str | None] = mapped_column(index=True)
    settled: Mapped[bool] = mapped_column(index=True)
    sealed_body: Mapped[Sealed | None]
    outcome: Mapped[Sealed | None]
