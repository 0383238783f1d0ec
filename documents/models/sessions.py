"""Rows of sign-in: one-time links and sessions, each known only by the hash of its token.

- Times are inside the seal: a row does not tell when somebody signed in.
- `day` exists so that old rows can be swept without opening them.
"""

import datetime as dt

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
    day: Mapped[dt.date]
    body: Mapped[Sealed]
