"""Passkeys as the second factor, beside codes or instead of them.

- A device is asked with a challenge that is random, bound to this session and to how many
  answers the session has received, so any answer, right or wrong, uses up all that went before.
- The device knows the account by a random name, and keeps neither name nor address of anybody.
- A wrong answer is counted and answered as a wrong code is, whoever's passkey gave it.
- A passkey is added and removed only by who proved just now that the account is theirs.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from annotated_types import MaxLen, MinLen

from documents.crypto import passkeys as devices
from documents.crypto.challenges import challenge, is_ours
from documents.crypto.derive import subkey
from documents.crypto.keyring import KeyPurpose
from documents.crypto.passkeys import NOBODYS, PasskeyKey, Site, in_base64url, site_of
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.people import Account
from documents.operations import attempts, proofs, sessions
from documents.operations.acts import require
from documents.operations.charter import Written
from documents.operations.holds import needs_factor
from documents.operations.leaves import Leaf, write
from documents.operations.proofs import FactorBody, KeptPasskey, Tried
from documents.operations.sessions import SessionBody
from documents.sealing import HOUSE
from documents.store import UnitOfWork
from policies.sessions import may_prove, may_register, may_remove
from policies.terms import Attempt

USER_BYTES = 16
REGISTER, PROVE = "passkey:register", "passkey:prove"

_BASE64URL = Written("[A-Za-z0-9_-]+", "eyJ0eXBlIjoi")
Bytes = Annotated[str, MinLen(1), MaxLen(8000), _BASE64URL]
"""Bytes in base64url without padding (RFC 4648 §5), as browsers write them."""


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """What a device answered when it made a passkey: `clientDataJSON` and `attestationObject`.

    `name` is a word of your own for it, if you like.
    """

    client_data: Bytes = field(repr=False)
    attestation: Bytes = field(repr=False)
    name: Annotated[str, MaxLen(40)] = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class PasskeyProof:
    """What a device answered when it signed: `rawId`, `clientDataJSON`, `authenticatorData` and
    `signature`."""

    credential: Bytes = field(repr=False)
    client_data: Bytes = field(repr=False)
    authenticator_data: Bytes = field(repr=False)
    signature: Bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PasskeyAsked:
    """What to ask a device for, in base64url: a challenge, good for ten minutes and one answer;
    `site` is the relying party's id, `known` are the passkeys that this account has.

    `user` is the random name of the account, where a new passkey is to be made; otherwise empty.
    Devices are to verify their owner, and to store nothing that can be found without `known`.
    """

    challenge: str = field(repr=False)
    site: str
    known: tuple[str, ...] = field(repr=False)
    user: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class OwnPasskey:
    """One of the caller's passkeys: the day it was made and the word they gave it."""

    id: str
    day: date
    name: str


def offer(uow: UnitOfWork, token: str) -> PasskeyAsked:
    """What this session may ask a device for, to make a new passkey.

    Raises:
        Denied: the sign-in is not fresh or not proven, there are passkeys enough, or no name.
    """
    _, body = sessions.held(uow, token)
    kept = proofs.kept(uow, body.account_id)
    require(may_register(proofs.standing(uow, body, kept), named=_site(uow).named))
    user = in_base64url(bytes.fromhex(_user(uow, token, kept)))
    return replace(_asked(uow, token, body, kept, REGISTER), user=user)


def register(uow: UnitOfWork, token: str, new: NewPasskey, key: str) -> Tried:
    """Add the passkey that a device made. Recovery codes come with an account's first factor.

    Raises:
        Denied: the sign-in is not fresh or not proven, there are passkeys enough, or no name.
    """
    _, body = sessions.held(uow, token)
    uow.session.locked(Account, body.account_id)  # two sessions may add one at one moment
    kept = proofs.kept(uow, body.account_id)
    before = proofs.added_before(uow, token, body, REGISTER, key)
    if kept.passkeys and before:
        return before
    require(may_register(proofs.standing(uow, body, kept), named=_site(uow).named))
    if later := attempts.wait(uow, Attempt.CODE_TRIED, body.account_id):
        return Tried(right=False, wait=later)
    given = _used_up(uow, token, REGISTER, new.client_data)
    made = devices.made(_site(uow), given, new.client_data, new.attestation) if given else None
    if made is None or made.credential in [one.key.credential for one in kept.passkeys]:
        return proofs.wrong(uow, body)
    one = KeptPasskey(new_id(), new.name, uow.clock.now().date().isoformat(), made)
    user = _user(uow, token, kept)
    now = replace(kept, user=user, passkeys=(*kept.passkeys, one))
    return proofs.added(uow, token, kept, now, REGISTER, key)


def ask(uow: UnitOfWork, token: str) -> PasskeyAsked:
    """What this session may ask a device for, to be opened or renewed.

    Raises:
        Denied: there is no second factor.
    """
    _, body = sessions.held(uow, token)
    kept = proofs.kept(uow, body.account_id)
    require(may_prove(enrolled=not kept.empty))
    return _asked(uow, token, body, kept, PROVE)


def prove(uow: UnitOfWork, token: str, proof: PasskeyProof, key: str) -> Tried:
    """Open or renew this session with a passkey.

    Raises:
        Denied: there is no second factor.
    """
    _, body = sessions.held(uow, token)
    if proofs.was(body, PROVE, key):
        return Tried(right=True)
    kept = proofs.kept(uow, body.account_id)
    require(may_prove(enrolled=not kept.empty))
    if later := attempts.wait(uow, Attempt.CODE_TRIED, body.account_id):
        return Tried(right=False, wait=later)
    left = _used(uow, kept, proof, _used_up(uow, token, PROVE, proof.client_data))
    if left is None:
        return proofs.wrong(uow, body)
    proofs.keep(uow, body.account_id, left)
    proofs.renew(uow, *sessions.held(uow, token), PROVE, key)
    write(uow, HOUSE, Leaf("session:renew", body.account_id, "allowed"))
    return Tried(right=True)


def list_own(uow: UnitOfWork, token: str) -> tuple[OwnPasskey, ...]:
    """The caller's passkeys; the caller commits."""
    _, body = sessions.held(uow, token)
    kept = proofs.kept(uow, body.account_id)
    write(uow, HOUSE, Leaf("passkey:list", body.account_id, "allowed"))
    return tuple(OwnPasskey(one.id, date.fromisoformat(one.day), one.name) for one in kept.passkeys)


def remove(uow: UnitOfWork, token: str, passkey_id: str) -> None:
    """Remove one of the caller's own passkeys.

    Raises:
        RecordError: `record.not_there` when none of theirs has this id.
        Denied: the sign-in is not fresh or not proven, or it is the last factor and needed.
    """
    _, body = sessions.held(uow, token)
    kept = proofs.kept(uow, body.account_id)
    left = tuple(one for one in kept.passkeys if one.id != passkey_id)
    if len(left) == len(kept.passkeys):
        raise RecordError("record.not_there")
    needed = needs_factor(uow, body.account_id)
    require(may_remove(proofs.standing(uow, body, kept), needed=needed))
    proofs.keep(uow, body.account_id, replace(kept, passkeys=left))
    write(uow, HOUSE, Leaf("passkey:remove", body.account_id, "allowed"))


def _asked(
    uow: UnitOfWork, token: str, body: SessionBody, kept: FactorBody, what: str
) -> PasskeyAsked:
    made = challenge(_secret(uow), _bound(token, body, what), uow.clock.now())
    known = tuple(in_base64url(bytes.fromhex(one.key.credential)) for one in kept.passkeys)
    return PasskeyAsked(in_base64url(made), _site(uow).host, known)


def _used_up(uow: UnitOfWork, token: str, what: str, client_data: str) -> bytes:
    """The challenge that was answered, if it is this session's; no other will do from now on."""
    row, body = sessions.held(uow, token)
    given, now = devices.challenge_in(client_data), uow.clock.now()
    ours = is_ours(_secret(uow), _bound(token, body, what), now, given)
    sessions.seal(uow, row, replace(body, answered=body.answered + 1))
    return given if ours else b""


def _used(
    uow: UnitOfWork, kept: FactorBody, proof: PasskeyProof, given: bytes
) -> FactorBody | None:
    """The factor with a risen count, if one of its passkeys signed the challenge; else None."""
    name = devices.name_of(proof.credential)
    key = next((one.key for one in kept.passkeys if one.key.credential == name), NOBODYS)
    count = devices.signed(
        _site(uow),
        given,
        key,
        credential=proof.credential,
        client_data=proof.client_data,
        authenticator_data=proof.authenticator_data,
        signature=proof.signature,
    )
    if not given or key is NOBODYS or count is None:
        return None
    return replace(kept, passkeys=tuple(_counted(one, key, count) for one in kept.passkeys))


def _counted(one: KeptPasskey, key: PasskeyKey, count: int) -> KeptPasskey:
    return replace(one, key=replace(key, count=count)) if one.key is key else one


def _user(uow: UnitOfWork, token: str, kept: FactorBody) -> str:
    """The random name by which devices know this account, in hexadecimal."""
    return kept.user or proofs.derived(uow, token, "user", USER_BYTES).hex()


def _bound(token: str, body: SessionBody, what: str) -> tuple[str, str, str]:
    return what, token, str(body.answered)


def _secret(uow: UnitOfWork) -> bytes:
    key = uow.keyring.ensure(KeyPurpose.DEPLOYMENT_ACCOUNTS, HOUSE)
    return subkey(key.material, "passkey").reveal()


def _site(uow: UnitOfWork) -> Site:
    return site_of(uow.store.settings.url)
