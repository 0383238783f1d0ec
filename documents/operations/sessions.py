"""Sessions: a link is consumed once, a session is known only by its token's hash.

- The session's token is computed from the link's token and the caller's idempotency key, so
  that a lost answer can be asked for again, and by nobody else. Nobody else ever saw it, so it
  stays the same when a second factor is added to it.
- A session that waits for a second factor opens nothing.
- Sessions end after 30 minutes without use and after 8 hours in any case.
- Their owner sees each with its day and the word they gave it, and ends any of them.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select

from documents.errors import RecordError
from documents.models.sessions import SessionRow, SignInLink
from documents.operations.accounts import LINK_LIFE, LinkBody
from documents.operations.candidates import see_soundings
from documents.operations.holds import hold_of
from documents.operations.leaves import Leaf, write
from documents.sealing import HOUSE
from documents.store import UnitOfWork
from policies.terms import Hold, RecordClass

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=8)
TOUCH = timedelta(minutes=1)  # how stale `used_at` may be before it is written again
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SessionBody:
    """The sealed part of a session; times in UTC.

    `signed_in` is renewed with the second factor, `began` never. `proven`: it was begun or
    renewed with one; `proof` is the digest of the idempotency key that did so last. `answered`:
    how many answers of devices it received; what a device is asked is bound to that.
    """

    account_id: str
    began: datetime
    signed_in: datetime
    used_at: datetime
    hold: Hold
    proven: bool = False
    proof: str = ""
    device: str = ""
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A new session, what it waits for, and where its link leads (`to`). The token is known to
    its owner only."""

    token: str = field(repr=False)
    account_id: str
    expires_at: datetime
    hold: Hold
    to: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A live session: whose, since when (UTC), what it waits for, with which proof."""

    account_id: str
    signed_in: datetime
    hold: Hold = Hold.NOTHING
    proven: bool = True


def consume_link(uow: UnitOfWork, token: str, key: str, device: str = "") -> Session:
    """Sign in by a one-time link. The same link with the same key answers the same session.

    Raises:
        RecordError: `session.link_used` for a link that is unknown, used or too old.
    """
    now = uow.clock.now()
    link = uow.session.get(SignInLink, hashed(token), with_for_update=True)
    session = hmac.new(token.encode(), b"session\0" + key.encode(), sha256).hexdigest()
    if link is None or link.used_by not in (None, hashed(session)):
        raise RecordError("session.link_used")
    body = uow.sealer().open(link, "body", RecordClass.ROSTER, LinkBody)
    if body.expires_at <= now:
        raise RecordError("session.link_used")
    if link.used_by is None:
        link.used_by = hashed(session)
        hold = hold_of(uow, body.account_id)
        _begin(uow, session, SessionBody(body.account_id, now, now, now, hold, device=device))
        see_soundings(uow, body.account_id)
    return Session(session, body.account_id, now + ABSOLUTE, _hold(uow, session), body.to)


def _hold(uow: UnitOfWork, token: str) -> Hold:
    """What a session waits for; one that has ended meanwhile waits for nothing."""
    row = uow.session.get(SessionRow, hashed(token))
    return Hold.NOTHING if row is None else _open(uow, row).hold


def _begin(uow: UnitOfWork, token: str, body: SessionBody) -> None:
    _sweep(uow)
    day = body.began.date()
    row = SessionRow(token=hashed(token), owner=_owner(uow, body.account_id, day), day=day)
    seal(uow, row, body)
    uow.session.add(row)
    uow.session.flush()
    write(uow, HOUSE, Leaf("session:begin", body.account_id, "allowed"))


def _sweep(uow: UnitOfWork) -> None:
    """Forget sessions and links that ended by their age; their days say enough."""
    today = uow.clock.now().date()
    uow.session.execute(delete(SessionRow).where(SessionRow.day < today - ONE_DAY))
    uow.session.execute(delete(SignInLink).where(SignInLink.day < today - LINK_LIFE - ONE_DAY))


def find(uow: UnitOfWork, token: str) -> SignedIn | None:
    """The live session of this token, or None. The caller commits to keep it alive."""
    row = uow.session.get(SessionRow, hashed(token))
    body = None if row is None else _alive(uow, row)
    if row is None or body is None:
        return None
    now = uow.clock.now()
    if now >= body.used_at + TOUCH:
        seal(uow, row, replace(body, used_at=now))
    return SignedIn(body.account_id, body.signed_in, body.hold, body.proven)


def held(uow: UnitOfWork, token: str) -> tuple[SessionRow, SessionBody]:
    """The row and body of this live session, held until the transaction ends.

    Raises:
        RecordError: `session.gone` when it has ended.
    """
    row = uow.session.locked(SessionRow, hashed(token))
    body = None if row is None else _alive(uow, row)
    if row is None or body is None:
        raise RecordError("session.gone")
    return row, body


def end(uow: UnitOfWork, token: str) -> None:
    """Sign out."""
    row = uow.session.get(SessionRow, hashed(token))
    if row is not None:
        _end(uow, row, _open(uow, row))


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One of the caller's sessions: the day it began and the word they gave to the device."""

    id: str
    day: date
    device: str
    current: bool


def list_own(uow: UnitOfWork, token: str) -> tuple[OwnSession, ...]:
    """The caller's live sessions; the caller commits."""
    found = tuple(
        OwnSession(row.token[:32], row.day, body.device, row.token == hashed(token))
        for row, body in _own(uow, token)
    )
    _, mine = held(uow, token)
    write(uow, HOUSE, Leaf("session:list", mine.account_id, "allowed"))
    return found


def end_one(uow: UnitOfWork, token: str, session_id: str) -> None:
    """End one of the caller's own sessions.

    Raises:
        RecordError: `record.not_there` when none of theirs has this id.
    """
    found = [(row, body) for row, body in _own(uow, token) if row.token[:32] == session_id]
    if not found:
        raise RecordError("record.not_there")
    _end(uow, *found[0])


def end_others(uow: UnitOfWork, token: str) -> None:
    """End all of the caller's sessions but this one."""
    for row, body in tuple(_own(uow, token)):
        if row.token != hashed(token):
            _end(uow, row, body)


def end_all(uow: UnitOfWork, account_id: str) -> None:
    """End every session of an account."""
    for row, body in tuple(_of(uow, account_id)):
        _end(uow, row, body)


def _own(uow: UnitOfWork, token: str) -> Iterator[tuple[SessionRow, SessionBody]]:
    _, mine = held(uow, token)
    return _of(uow, mine.account_id)


def _of(uow: UnitOfWork, account_id: str) -> Iterator[tuple[SessionRow, SessionBody]]:
    """The live sessions of an account: they began today or yesterday."""
    today = uow.clock.now().date()
    owners = [_owner(uow, account_id, day) for day in (today, today - ONE_DAY)]
    query = select(SessionRow).where(SessionRow.owner.in_(owners))
    for row in uow.session.scalars(query.order_by(SessionRow.day, SessionRow.token)):
        body = _alive(uow, row)
        if body is not None:
            yield row, body


def _end(uow: UnitOfWork, row: SessionRow, body: SessionBody) -> None:
    uow.session.delete(row)
    write(uow, HOUSE, Leaf("session:end", body.account_id, "allowed"))


def _alive(uow: UnitOfWork, row: SessionRow) -> SessionBody | None:
    """The body of a session, or None for one that has ended; that one is deleted."""
    body, now = _open(uow, row), uow.clock.now()
    if now < body.used_at + IDLE and now < body.began + ABSOLUTE:
        return body
    uow.session.delete(row)
    return None


def _open(uow: UnitOfWork, row: SessionRow) -> SessionBody:
    return uow.sealer().open(row, "body", RecordClass.ROSTER, SessionBody)


def seal(uow: UnitOfWork, row: SessionRow, body: SessionBody) -> None:
    """Write the body of a session anew."""
    row.body = uow.sealer().seal(row, "body", RecordClass.ROSTER, body)


def _owner(uow: UnitOfWork, account_id: str, day: date) -> str:
    return uow.sealer().index("session", account_id, str(day))


def hashed(token: str) -> str:
    """What a row knows of a token."""
    return sha256(token.encode()).hexdigest()
