"""What codes and passkeys have in common: one sealed factor, counted tries, renewed sessions.

- An account has one row, whatever its factor consists of; it goes when nothing is left in it.
- Ten recovery codes come with the first factor of an account, and stay when another is added.
- They follow from the session's own token, the request's idempotency key and a key of the house,
  so that a lost answer can be asked for again, and no codes come twice.
"""

import hmac
import os
from dataclasses import dataclass, field, replace

from documents.crypto import codes
from documents.crypto.derive import subkey
from documents.crypto.keyring import KeyPurpose
from documents.crypto.passkeys import PasskeyKey
from documents.models.sessions import Factor, SessionRow
from documents.operations import attempts, sessions
from documents.operations.holds import factor_of, owner_of
from documents.operations.leaves import Leaf, write
from documents.operations.sessions import SessionBody, hashed
from documents.sealing import HOUSE
from documents.store import UnitOfWork
from policies.sessions import Standing
from policies.terms import Attempt, Hold, RecordClass


@dataclass(frozen=True, slots=True)
class KeptPasskey:
    """A passkey: a random id, the word its owner gave it, the day it was made (ISO 8601)."""

    id: str
    name: str = field(repr=False)
    day: str
    key: PasskeyKey


@dataclass(frozen=True, slots=True)
class FactorBody:
    """The sealed part of a second factor; bytes in hexadecimal.

    `secret`: that of the codes, empty where there are only passkeys. `user`: the random name by
    which devices know this account, once there was a passkey.
    """

    secret: str = field(repr=False, default="")
    used_step: int = 0
    salt: str = field(repr=False, default="")
    recovery: tuple[str, ...] = field(repr=False, default=())
    user: str = field(repr=False, default="")
    passkeys: tuple[KeptPasskey, ...] = field(repr=False, default=())

    @property
    def empty(self) -> bool:
        """Whether this is no factor."""
        return not self.secret and not self.passkeys


@dataclass(frozen=True, slots=True)
class Tried:
    """How a proof was received: right or wrong, or in `wait` seconds at the earliest."""

    right: bool
    wait: int = 0
    recovery_codes: tuple[str, ...] = field(repr=False, default=())


def kept(uow: UnitOfWork, account_id: str) -> FactorBody:
    """The second factor of an account, held until the transaction ends; empty if it has none."""
    row = factor_of(uow, account_id)
    if row is None:
        return FactorBody()
    return uow.sealer().open(row, "body", RecordClass.ROSTER, FactorBody)


def keep(uow: UnitOfWork, account_id: str, body: FactorBody) -> None:
    """Write the second factor of an account anew; one that is empty is gone."""
    row = factor_of(uow, account_id)
    if body.empty:
        if row is not None:
            uow.session.delete(row)
        return
    if row is None:
        row = Factor(owner=owner_of(uow, account_id))
    row.body = uow.sealer().seal(row, "body", RecordClass.ROSTER, body)
    uow.session.add(row)


def standing(uow: UnitOfWork, body: SessionBody, factor: FactorBody) -> Standing:
    """How this session stands to the factor of its account."""
    return Standing(
        codes=bool(factor.secret),
        passkeys=len(factor.passkeys),
        proven=body.proven,
        age=(uow.clock.now() - body.signed_in).total_seconds(),
    )


def added(
    uow: UnitOfWork, token: str, factor: FactorBody, now: FactorBody, what: str, key: str
) -> Tried:
    """`factor` has become `now`: keep it, with recovery codes where there was none before."""
    row, body = sessions.held(uow, token)
    first = factor.empty
    recovery = _recovery(uow, token, key) if first else ()
    keep(uow, body.account_id, _with_codes(now, recovery) if first else now)
    renew(uow, row, body, f"first {what}" if first else what, key)
    write(uow, HOUSE, Leaf(what, body.account_id, "allowed"))
    return Tried(right=True, recovery_codes=recovery)


def added_before(
    uow: UnitOfWork, token: str, body: SessionBody, what: str, key: str
) -> Tried | None:
    """The answer to a request that was answered before; None if this is another one."""
    if was(body, f"first {what}", key):
        return Tried(right=True, recovery_codes=_recovery(uow, token, key))
    return Tried(right=True) if was(body, what, key) else None


def renew(uow: UnitOfWork, row: SessionRow, body: SessionBody, what: str, key: str) -> None:
    """Open this session, or make it fresh; what did so is known again."""
    now = uow.clock.now()
    fresh = replace(body, signed_in=now, used_at=now, hold=Hold.NOTHING, proven=True)
    sessions.seal(uow, row, replace(fresh, proof=_digest(what, key)))


def was(body: SessionBody, what: str, key: str) -> bool:
    """Whether this session was renewed last by this very request."""
    return body.proof == _digest(what, key)


def wrong(uow: UnitOfWork, body: SessionBody) -> Tried:
    """Count a wrong proof; the caller commits."""
    attempts.count(uow, Attempt.CODE_TRIED, body.account_id)
    write(uow, HOUSE, Leaf("session:renew", body.account_id, "denied"))
    return Tried(right=False)


def derived(uow: UnitOfWork, token: str, use: str, length: int) -> bytes:
    """Bytes that only this session and the house can know; the same each time."""
    key = uow.keyring.ensure(KeyPurpose.DEPLOYMENT_ACCOUNTS, HOUSE)
    secret = subkey(key.material, "factor").reveal()
    return hmac.digest(secret, f"{use}/{token}".encode(), "sha256")[:length]


def _recovery(uow: UnitOfWork, token: str, key: str) -> tuple[str, ...]:
    """The ten recovery codes of the factor that this request sets up."""
    uses = (f"{number}/{hashed(key)}" for number in range(codes.RECOVERY_CODES))
    return tuple(
        codes.grouped(codes.in_base32(derived(uow, token, use, codes.RECOVERY_BYTES)))
        for use in uses
    )


def _with_codes(factor: FactorBody, recovery: tuple[str, ...]) -> FactorBody:
    salt = os.urandom(16)
    digests = tuple(codes.digest(code, salt) for code in recovery)
    return replace(factor, salt=salt.hex(), recovery=digests)


def _digest(what: str, key: str) -> str:
    return hashed(f"{what}/{key}")
