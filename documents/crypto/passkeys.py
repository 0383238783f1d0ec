"""Passkeys: what a device is asked and how its answer is checked (WebAuthn Level 3, §7).

- The library that reads these formats is used here and nowhere else.
- The device must have verified its owner (PIN, finger, face), on a page of this very address.
- What a device says of its own make is dropped unread: attestation *none* (§8.7).
- Whatever bytes a stranger sends, the answer is a key, a number or None, and never an error.
"""

from base64 import b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import (
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    encode_cbor,
    parse_cbor,
    parse_client_data_json,
)
from webauthn.helpers.cose import COSECRV, COSEKTY, COSEAlgorithmIdentifier, COSEKey

ALGORITHMS: Final = (
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
)
LONGEST_ID = 1023  # bytes of a credential id (§5.8.3)


@dataclass(frozen=True, slots=True)
class Site:
    """Where passkeys are made and used: the relying party's id (a host name) and the origin."""

    host: str
    origin: str

    @property
    def named(self) -> bool:
        """Whether passkeys can be made here: they are bound to a name, never to a number."""
        try:
            ip_address(self.host)
        except ValueError:
            return True
        return False


@dataclass(frozen=True, slots=True)
class PasskeyKey:
    """What is kept of a passkey, bytes in hexadecimal: its id, its public key (COSE) and how
    often it has signed, by its own count."""

    credential: str = field(repr=False)
    public_key: str = field(repr=False)
    count: int


def _nobodys() -> PasskeyKey:
    """A key that nobody can sign with, made anew in each process."""
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    known: dict[int, int | bytes] = {
        COSEKey.KTY: COSEKTY.EC2,
        COSEKey.ALG: COSEAlgorithmIdentifier.ECDSA_SHA_256,
        COSEKey.CRV: COSECRV.P256,
        COSEKey.X: point.x.to_bytes(32),
        COSEKey.Y: point.y.to_bytes(32),
    }
    plain = {int(name): v if isinstance(v, bytes) else int(v) for name, v in known.items()}
    return PasskeyKey("", encode_cbor(plain).hex(), 0)


NOBODYS: Final = _nobodys()
"""A key to check against where there is none, so that a refusal takes as long."""


def site_of(url: str) -> Site:
    """The place for passkeys at this address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    named = f"[{host}]" if ":" in host else host
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    return Site(host, f"{parts.scheme}://{named}{port}")


def challenge_in(client_data: str) -> bytes:
    """The challenge that a browser says was signed; empty when it says none."""
    try:
        found: bytes = parse_client_data_json(_bytes(client_data)).challenge
    except Exception:  # whatever a stranger's bytes do to a parser
        return b""
    return found


def made(site: Site, challenge: bytes, client_data: str, attestation: str) -> PasskeyKey | None:
    """The passkey that a device made for this challenge; None if it is not in order."""
    try:
        found = verify_registration_response(
            credential=_answer("AA", client_data, attestationObject=_unattested(attestation)),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
            supported_pub_key_algs=list(ALGORITHMS),
        )
        _on_our_page(client_data)
        decoded_public_key_to_cryptography(
            decode_credential_public_key(found.credential_public_key)
        )
    except Exception:  # whatever a stranger's bytes do to a parser
        return None
    key, name = found.credential_public_key, found.credential_id
    if len(name) > LONGEST_ID:
        return None
    return PasskeyKey(name.hex(), key.hex(), found.sign_count)


def signed(
    site: Site,
    challenge: bytes,
    key: PasskeyKey,
    *,
    credential: str,
    client_data: str,
    authenticator_data: str,
    signature: str,
) -> int | None:
    """How often this passkey has signed by now, if it signed this challenge; else None.

    A count that did not rise is refused: somebody may have copied the passkey (§6.1.1).
    """
    parts = {"authenticatorData": authenticator_data, "signature": signature}
    try:
        found = verify_authentication_response(
            credential=_answer(credential, client_data, **parts),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes.fromhex(key.public_key),
            credential_current_sign_count=key.count,
            require_user_verification=True,
        )
        _on_our_page(client_data)
    except Exception:  # whatever a stranger's bytes do to a parser
        return None
    return found.new_sign_count


def name_of(credential: str) -> str:
    """The id of a passkey as it is kept, from base64url; empty for what is none."""
    try:
        return _bytes(credential).hex()
    except ValueError:
        return ""


def in_base64url(data: bytes) -> str:
    """Bytes as browsers write them (RFC 4648 §5), without padding."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def _answer(credential: str, client_data: str, **more: str) -> dict[str, Any]:
    """An answer as the library reads it (§5.1)."""
    response = {"clientDataJSON": client_data, **more}
    return {"id": credential, "rawId": credential, "type": "public-key", "response": response}


def _unattested(attestation: str) -> str:
    """The same attestation object without a statement."""
    said = parse_cbor(_bytes(attestation))
    bare = {"fmt": "none", "attStmt": {}, "authData": said["authData"]}
    return in_base64url(encode_cbor(bare))


def _on_our_page(client_data: str) -> None:
    """Fails for a page that stands inside somebody else's."""
    if parse_client_data_json(_bytes(client_data)).cross_origin:
        raise ValueError("cross_origin")


def _bytes(text: str) -> bytes:
    return b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
