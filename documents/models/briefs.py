"""Rows of briefs: the document, its approvals, deliveries and answers.

- Documents never change: a new wording is a new brief with a new hash.
- One person signs one hash once for one purpose; one addressee answers one recommendation once.
"""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, UtcDateTime, words
from policies.terms import BriefState, Channel, Response


class Brief(Record):
    """One brief, with annex and reply slip. `sha256` (of the brief's .docx, which names those of
    the others) exists exactly when the release gate was passed.

    `remind_at` and `escalate_at` are set while that is still to happen; `silence_until` once the
    text was put under silence.
    """

    __tablename__ = "briefs"
    __table_args__ = (
        CheckConstraint(
            "state NOT IN ('ready', 'released') OR sha256 IS NOT NULL", name="ready_has_hash"
        ),
        CheckConstraint("state <> 'released' OR answers_due IS NOT NULL", name="released_has_due"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    state: Mapped[BriefState] = mapped_column(words(BriefState))
    asked_by: Mapped[Id] = mapped_column(ForeignKey("seats.id"))
    embargo_until: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    answers_due: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    remind_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    escalate_at: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    escalated: Mapped[bool] = mapped_column(default=False)
    silence_until: Mapped[dt.datetime | None] = mapped_column(UtcDateTime)
    silence_over: Mapped[bool] = mapped_column(default=False)
    sha256: Mapped[Digest | None]
    documents: Mapped[Sealed | None]
    coverage: Mapped[Sealed | None]
    findings: Mapped[Sealed | None]
    reason: Mapped[Sealed | None]


class Approval(Record):
    """A signature on one exact hash: `approve` by a chair, `silence` for a chair who did not
    break it, `release` by two people."""

    __tablename__ = "approvals"
    __table_args__ = (
        UniqueConstraint("brief_id", "seat_id", "purpose"),
        CheckConstraint("purpose IN ('approve', 'silence', 'release')", name="purpose"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    brief_id: Mapped[Id] = mapped_column(ForeignKey("briefs.id"), index=True)
    seat_id: Mapped[Id] = mapped_column(ForeignKey("seats.id"))
    purpose: Mapped[str]
    sha256: Mapped[Digest]
    signature: Mapped[bytes] = mapped_column(LargeBinary)


class SilenceBreak(Record):
    """A chair broke the silence on one brief, with a reason."""

    __tablename__ = "silence_breaks"
    __table_args__ = (UniqueConstraint("brief_id", "seat_id"), UNORDERED)
    id: Mapped[IdKey]
    brief_id: Mapped[Id] = mapped_column(ForeignKey("briefs.id"), index=True)
    seat_id: Mapped[Id] = mapped_column(ForeignKey("seats.id"))
    reason: Mapped[Sealed]


class Delivery(Record):
    """The released brief at one addressee; `channel`: how it was acknowledged."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("brief_id", "seat_id"), UNORDERED)
    id: Mapped[IdKey]
    brief_id: Mapped[Id] = mapped_column(ForeignKey("briefs.id"), index=True)
    seat_id: Mapped[Id] = mapped_column(ForeignKey("seats.id"))
    acknowledged: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[Channel | None] = mapped_column(words(Channel))


class Answer(Record):
    """What one addressee answered to one recommendation; no channel: nobody answered."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("delivery_id", "recommendation_id"), UNORDERED)
    id: Mapped[IdKey]
    delivery_id: Mapped[Id] = mapped_column(ForeignKey("deliveries.id"), index=True)
    recommendation_id: Mapped[Id] = mapped_column(ForeignKey("recommendations.id"))
    response: Mapped[Response] = mapped_column(words(Response))
    channel: Mapped[Channel | None] = mapped_column(words(Channel))
    reasons: Mapped[Sealed]
