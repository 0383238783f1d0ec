"""Rows of contributions, before and after their release: tables that nothing connects.

- Drafts: their author's alone, in no window; sealed under a key of the track's drafts, which
  goes when the exploration ends.
- Before: sealed under a window key that is destroyed after the release; the author is a
  blind index over (window, seat), with no time.
- After: new ids, shuffled, sealed under the track's key; another blind index. Reasons of
  positions lie with the contributions before, and have no author at all after.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed


class ContributionDraft(Record):
    """What somebody has not sent; `author` is a blind index over (draft, seat)."""

    __tablename__ = "contribution_drafts"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    author: Mapped[Digest] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]


class Contribution(Record):
    """An item not yet released. `returned` holds the sealed reason while it is with its author."""

    __tablename__ = "contributions"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    window_id: Mapped[Id] = mapped_column(ForeignKey("windows.id"), index=True)
    author: Mapped[Digest] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]
    returned: Mapped[Sealed | None]


class ReleasedContribution(Record):
    """An item of a released batch; `author` is a blind index over (item, seat)."""

    __tablename__ = "released_contributions"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    round_id: Mapped[Id] = mapped_column(ForeignKey("rounds.id"), index=True)
    author: Mapped[Digest] = mapped_column(unique=True)
    body: Mapped[Sealed]


class ReleasedReason(Record):
    """A reason that somebody gave on a question, out of a released batch."""

    __tablename__ = "released_reasons"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    question_id: Mapped[Id] = mapped_column(ForeignKey("questions.id"), index=True)
    body: Mapped[Sealed]


class PositionRow(Record):
    """One seat's position on one subject (question or text), the latest only."""

    __tablename__ = "positions"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    subject_id: Mapped[Id] = mapped_column(index=True)
    holder: Mapped[Digest] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]
