"""Signing in and out: a link is consumed once, a session is known only by its token's hash.

- The session's token is computed from the link's token and the caller's idempotency key, so
  that a lost answer can be asked for again, and by nobody else.
- Sessions end after 30 minutes without use and after 8 hours in any case.
"""

import hmac
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

from documents.errors import RecordError
from documents.models.sessions import SessionRow, SignInLink
from documents.operations.accounts import LinkBody
from documents.operations.leaves import Leaf, write
from documents.sealing import HOUSE
from documents.store import UnitOfWork
from policies.terms import RecordClass

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=8)
TOUCH = timedelta(minutes=1)  # how stale `used_at` may be before it is written again


@dataclass(frozen=True, slots=True)
class SessionBody:
    """The sealed part of a session; times in UTC."""

    account_id: str
    signed_in: datetime
    used_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """A new session. The token is known to its owner only; `to` is where the link leads."""

    token: str = field(repr=False)
    account_id: str
    expires_at: datetime
    to: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A live session: whose, since when (UTC)."""

    account_id: str
    signed_in: datetime


def consume_link(uow: UnitOfWork, token: str, key: str) -> Session:
    """Sign in by a one-time link. The same link with the same key answers the same session.

    Raises:
        RecordError: `session.link_used` for a link that is unknown, used or too old.
    """
    now = uow.clock.now()
    link = uow.session.get(SignInLink, _hash(token), with_for_update=True)
    session = hmac.new(token.encode(), b"session\0" + key.encode(), sha256).hexdigest()
    if link is None or link.used_by not in (None, _hash(session)):
        raise RecordError("session.link_used")
    body = uow.sealer().open(link, "body", RecordClass.ROSTER, LinkBody)
    if body.expires_at <= now:
        raise RecordError("session.link_used")
    if link.used_by is None:
        link.used_by = _hash(session)
        row = SessionRow(token=_hash(session), day=now.date())
        _seal(uow, row, SessionBody(body.account_id, now, now))
        uow.session.add(row)
        write(uow, HOUSE, Leaf("session:begin", body.account_id, "allowed"))
    return Session(session, body.account_id, now + ABSOLUTE, body.to)


def find(uow: UnitOfWork, token: str) -> SignedIn | None:
    """The live session of this token, or None. The caller commits to keep it alive."""
    row = uow.session.get(SessionRow, _hash(token))
    if row is None:
        return None
    body = uow.sealer().open(row, "body", RecordClass.ROSTER, SessionBody)
    now = uow.clock.now()
    if now >= body.used_at + IDLE or now >= body.signed_in + ABSOLUTE:
        uow.session.delete(row)
        return None
    if now >= body.used_at + TOUCH:
        _seal(uow, row, replace(body, used_at=now))
    return SignedIn(body.account_id, body.signed_in)


def end(uow: UnitOfWork, token: str) -> None:
    """Sign out."""
    row = uow.session.get(SessionRow, _hash(token))
    if row is not None:
        body = uow.sealer().open(row, "body", RecordClass.ROSTER, SessionBody)
        uow.session.delete(row)
        write(uow, HOUSE, Leaf("session:end", body.account_id, "allowed"))


def _seal(uow: UnitOfWork, row: SessionRow, body: SessionBody) -> None:
    row.body = uow.sealer().seal(row, "body", RecordClass.ROSTER, body)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
