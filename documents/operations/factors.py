"""The second factor: set up once, then a code from it at each sign-in and before each signature.

- The secret follows from the session's own token and a key of the house: while it is being set
  up it stands nowhere, and once it is set up it is sealed and never shown again.
- Ten recovery codes are shown once, to the session that set the factor up; each works once.
- A wrong code is counted against its account; so is a right one that was used before. The
  caller commits in any case.
- The same idempotency key answers the same, also where a code works only once.
"""

import hmac
import os
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlsplit

from documents.crypto import codes
from documents.crypto.derive import subkey
from documents.crypto.keyring import KeyPurpose
from documents.models.people import Account
from documents.models.sessions import Factor, SessionRow
from documents.operations import accounts, attempts, sessions
from documents.operations.acts import require
from documents.operations.holds import factor_of, owner_of
from documents.operations.leaves import Leaf, write
from documents.operations.sessions import SessionBody, hashed
from documents.sealing import HOUSE
from documents.store import UnitOfWork
from policies.sessions import may_enrol, may_prove
from policies.terms import Attempt, Hold, RecordClass

ISSUER = "Entry Hall"


@dataclass(frozen=True, slots=True)
class FactorBody:
    """The sealed part of a second factor; bytes in hexadecimal."""

    secret: str = field(repr=False)
    used_step: int
    salt: str = field(repr=False)
    recovery: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """What an authenticator needs: the secret to type in, or the same as a link to open."""

    secret: str = field(repr=False)
    link: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """How a code was received: right or wrong, or in `wait` seconds at the earliest."""

    right: bool
    wait: int = 0
    recovery_codes: tuple[str, ...] = field(repr=False, default=())


def enrolled(uow: UnitOfWork, account_id: str) -> bool:
    """Whether an account has a second factor."""
    return factor_of(uow, account_id) is not None


def offer(uow: UnitOfWork, token: str) -> Offer:
    """The secret that this session may set up; the same each time it asks, until it has.

    Raises:
        Denied: there is a second factor already.
    """
    _, body = sessions.held(uow, token)
    require(may_enrol(enrolled=enrolled(uow, body.account_id)))
    secret = codes.in_base32(_derived(uow, token, "secret", codes.SECRET_BYTES))
    return Offer(secret, _link(uow, secret))


def enrol(uow: UnitOfWork, token: str, code: str, key: str) -> Tried:
    """Set up the secret that was offered, proven with its first code.

    Raises:
        Denied: there is a second factor already.
    """
    row, body = sessions.held(uow, token)
    uow.session.locked(Account, body.account_id)  # two sessions may set one up at one moment
    there = enrolled(uow, body.account_id)
    if there and body.proof == _proof("enrol", key):
        return Tried(right=True, recovery_codes=_recovery(uow, token))
    require(may_enrol(enrolled=there))
    if later := attempts.wait(uow, Attempt.CODE_TRIED, body.account_id):
        return Tried(right=False, wait=later)
    secret = _derived(uow, token, "secret", codes.SECRET_BYTES)
    step = codes.right_step(secret, codes.typed(code), uow.clock.now(), 0)
    if step is None:
        return _wrong(uow, body)
    recovery = _recovery(uow, token)
    _keep(uow, body.account_id, secret, step, recovery)
    _prove(uow, row, body, _proof("enrol", key))
    write(uow, HOUSE, Leaf("factor:enrol", body.account_id, "allowed"))
    return Tried(right=True, recovery_codes=recovery)


def prove(uow: UnitOfWork, token: str, code: str, key: str) -> Tried:
    """Open or renew this session with a code of the second factor, or with a recovery code.

    Raises:
        Denied: there is no second factor.
    """
    row, body = sessions.held(uow, token)
    if body.proof == _proof("prove", key):
        return Tried(right=True)
    factor = factor_of(uow, body.account_id)
    require(may_prove(enrolled=factor is not None))
    if later := attempts.wait(uow, Attempt.CODE_TRIED, body.account_id):
        return Tried(right=False, wait=later)
    if factor is None or not _use(uow, factor, codes.typed(code)):
        return _wrong(uow, body)
    _prove(uow, row, body, _proof("prove", key))
    write(uow, HOUSE, Leaf("session:renew", body.account_id, "allowed"))
    return Tried(right=True)


def reset(uow: UnitOfWork, email: str) -> bool:
    """Take away the second factor of an address and end its sessions; whether there was one."""
    account = accounts.find(uow, email)
    factor = None if account is None else factor_of(uow, account.id)
    if account is None or factor is None:
        return False
    uow.session.delete(factor)
    sessions.end_all(uow, account.id)
    write(uow, HOUSE, Leaf("factor:reset", "operator", "allowed", account.id))
    return True


def _use(uow: UnitOfWork, factor: Factor, code: str) -> bool:
    """Whether the code is right; if it is, it will not be again."""
    body = uow.sealer().open(factor, "body", RecordClass.ROSTER, FactorBody)
    step = codes.right_step(bytes.fromhex(body.secret), code, uow.clock.now(), body.used_step)
    if step is not None:
        _seal(uow, factor, replace(body, used_step=step))
        return True
    if len(code) <= codes.DIGITS:
        return False
    left = codes.without(code, bytes.fromhex(body.salt), body.recovery)
    if left is not None:
        _seal(uow, factor, replace(body, recovery=left))
    return left is not None


def _keep(
    uow: UnitOfWork, account_id: str, secret: bytes, step: int, recovery: tuple[str, ...]
) -> None:
    salt = os.urandom(16)
    factor = Factor(owner=owner_of(uow, account_id))
    kept = tuple(codes.digest(code, salt) for code in recovery)
    _seal(uow, factor, FactorBody(secret.hex(), step, salt.hex(), kept))
    uow.session.add(factor)


def _seal(uow: UnitOfWork, factor: Factor, body: FactorBody) -> None:
    factor.body = uow.sealer().seal(factor, "body", RecordClass.ROSTER, body)


def _prove(uow: UnitOfWork, row: SessionRow, body: SessionBody, proof: str) -> None:
    now = uow.clock.now()
    fresh = replace(body, signed_in=now, used_at=now, hold=Hold.NOTHING, proven=True, proof=proof)
    sessions.seal(uow, row, fresh)


def _wrong(uow: UnitOfWork, body: SessionBody) -> Tried:
    attempts.count(uow, Attempt.CODE_TRIED, body.account_id)
    write(uow, HOUSE, Leaf("session:renew", body.account_id, "denied"))
    return Tried(right=False)


def _recovery(uow: UnitOfWork, token: str) -> tuple[str, ...]:
    """The ten recovery codes of the factor that this session sets up."""
    return tuple(
        codes.grouped(codes.in_base32(_derived(uow, token, str(number), codes.RECOVERY_BYTES)))
        for number in range(codes.RECOVERY_CODES)
    )


def _derived(uow: UnitOfWork, token: str, use: str, length: int) -> bytes:
    key = uow.keyring.ensure(KeyPurpose.DEPLOYMENT_ACCOUNTS, HOUSE)
    secret = subkey(key.material, "factor").reveal()
    return hmac.digest(secret, f"{use}/{token}".encode(), "sha256")[:length]


def _link(uow: UnitOfWork, secret: str) -> str:
    """The link that authenticators open (Key URI Format); it names the site, nobody's address."""
    host = urlsplit(uow.store.settings.url).hostname or ""
    issuer = quote(ISSUER)
    return f"otpauth://totp/{issuer}:{quote(host)}?secret={secret}&issuer={issuer}"


def _proof(what: str, key: str) -> str:
    return hashed(f"{what}/{key}")
