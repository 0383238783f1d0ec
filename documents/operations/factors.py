"""Codes as the second factor: set up once, then a code from it at each sign-in and signature.

- The secret follows from the session's own token and a key of the house: while it is being set
  up it stands nowhere, and once it is set up it is sealed and never shown again.
- Ten recovery codes are shown once, to the session that set the factor up; each works once.
- A wrong code is counted against its account; so is a right one that was used before. The
  caller commits in any case.
- The same idempotency key answers the same, also where a code works only once.
"""

from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlsplit

from documents.crypto import codes
from documents.models.people import Account
from documents.operations import accounts, attempts, proofs, sessions
from documents.operations.acts import require
from documents.operations.holds import factor_of
from documents.operations.leaves import Leaf, write
from documents.operations.proofs import FactorBody, Tried
from documents.sealing import HOUSE
from documents.store import UnitOfWork
from policies.sessions import Standing, may_enrol, may_prove
from policies.terms import Attempt

ISSUER = "Entry Hall"
ENROL = "factor:enrol"


@dataclass(frozen=True, slots=True)
class Offer:
    """What an authenticator needs: the secret to type in, or the same as a link to open."""

    secret: str = field(repr=False)
    link: str = field(repr=False)


def own(uow: UnitOfWork, token: str) -> Standing:
    """How this session stands to its account's second factor."""
    _, body = sessions.held(uow, token)
    return proofs.standing(uow, body, proofs.kept(uow, body.account_id))


def offer(uow: UnitOfWork, token: str) -> Offer:
    """The secret that this session may set up; the same each time it asks, until it has.

    Raises:
        Denied: there are codes already, or there is a passkey that was not proven just now.
    """
    _, body = sessions.held(uow, token)
    kept = proofs.kept(uow, body.account_id)
    require(may_enrol(proofs.standing(uow, body, kept)))
    secret = codes.in_base32(proofs.derived(uow, token, "secret", codes.SECRET_BYTES))
    return Offer(secret, _link(uow, secret))


def enrol(uow: UnitOfWork, token: str, code: str, key: str) -> Tried:
    """Set up the secret that was offered, proven with its first code. Recovery codes come with
    the first factor of an account.

    Raises:
        Denied: there are codes already, or there is a passkey that was not proven just now.
    """
    _, body = sessions.held(uow, token)
    uow.session.locked(Account, body.account_id)  # two sessions may set one up at one moment
    kept = proofs.kept(uow, body.account_id)
    before = proofs.added_before(uow, token, body, ENROL, key)
    if kept.secret and before:
        return before
    require(may_enrol(proofs.standing(uow, body, kept)))
    if later := attempts.wait(uow, Attempt.CODE_TRIED, body.account_id):
        return Tried(right=False, wait=later)
    secret = proofs.derived(uow, token, "secret", codes.SECRET_BYTES)
    step = codes.right_step(secret, codes.typed(code), uow.clock.now(), 0)
    if step is None:
        return proofs.wrong(uow, body)
    now = replace(kept, secret=secret.hex(), used_step=step)
    return proofs.added(uow, token, kept, now, ENROL, key)


def prove(uow: UnitOfWork, token: str, code: str, key: str) -> Tried:
    """Open or renew this session with a code of the second factor, or with a recovery code.

    Raises:
        Denied: there is no second factor.
    """
    row, body = sessions.held(uow, token)
    if proofs.was(body, "prove", key):
        return Tried(right=True)
    kept = proofs.kept(uow, body.account_id)
    require(may_prove(enrolled=not kept.empty))
    if later := attempts.wait(uow, Attempt.CODE_TRIED, body.account_id):
        return Tried(right=False, wait=later)
    left = _used(uow, kept, codes.typed(code))
    if left is None:
        return proofs.wrong(uow, body)
    proofs.keep(uow, body.account_id, left)
    proofs.renew(uow, row, body, "prove", key)
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


def _used(uow: UnitOfWork, kept: FactorBody, code: str) -> FactorBody | None:
    """The factor in which this code will not work again; None if it does not work now."""
    secret, now = bytes.fromhex(kept.secret), uow.clock.now()
    step = codes.right_step(secret, code, now, kept.used_step) if secret else None
    if step is not None:
        return replace(kept, used_step=step)
    if len(code) <= codes.DIGITS:
        return None
    left = codes.without(code, bytes.fromhex(kept.salt), kept.recovery)
    return None if left is None else replace(kept, recovery=left)


def _link(uow: UnitOfWork, secret: str) -> str:
    """The link that authenticators open (Key URI Format); it names the site, nobody's address."""
    host = urlsplit(uow.store.settings.url).hostname or ""
    issuer = quote(ISSUER)
    return f"otpauth://totp/{issuer}:{quote(host)}?secret={secret}&issuer={issuer}"
