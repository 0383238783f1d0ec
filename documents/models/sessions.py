"""Rows of sign-in: links and sessions, each known only by the hash of its token; second factors.

- Times are inside the seal: a row does not tell when somebody signed in.
- `day` exists so that old rows can be swept without opening them.
- `owner` is a keyed blind index; a session's holds its day too, so that the sessions of one
  person on two days do not look alike.
"""

import datetime as dt

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Record, Sealed


class SignInLink(Record):
    """A link that signs one account in, once. `used_by` is the hash of the session it made."""

    __tablename__ = "sign_in_links"
    __table_args__ = (UNORDERED,)
    token: Mapped[Digest] = mapped_column(primary_key=True)
    used_by: Mapped[Digest | None]
    day: Mapped[dt.date]
    body: Mapped[Sealed]


class SessionRow(Record):
    """A signed-in session."""

    __tablename__ = "sessions"
    __table_args__ = (UNORDERED,)
    token: Mapped[Digest] = mapped_column(primary_key=True)
    owner: Mapped[Digest] = mapped_column(index=True)
    day: Mapped[dt.date]
    body: Mapped[Sealed]


class Factor(Record):
    """The second factor of one account: secret, last step used, digests of recovery codes."""

    __tablename__ = "factors"
    __table_args__ = (UNORDERED,)
    owner: Mapped[Digest] = mapped_column(primary_key=True)
    body: Mapped[Sealed]


class AttemptCount(Record):
    """How often one thing was tried; `index` hides what, whose and in which quarter of an hour."""

    __tablename__ = "attempts"
    __table_args__ = (CheckConstraint("count >= 0", "count_not_negative"), UNORDERED)
    index: Mapped[Digest] = mapped_column(primary_key=True)
    day: Mapped[dt.date]
    count: Mapped[int]
