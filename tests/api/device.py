"""A device that keeps passkeys, as browsers see it: WebAuthn Level 3, §6, written a second time.

- It keeps one P-256 key for each passkey and counts what each has signed.
- What it says can be bent: another page, another kind, nobody verified, somebody else's passkey.
"""

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from tests.api.house import URL

PRESENT, VERIFIED, ATTESTED = 1, 4, 64
Asked = dict[str, Any]


def text(data: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def data(said: str) -> bytes:
    """And back."""
    return urlsafe_b64decode(said + "=" * (-len(said) % 4))


@dataclass
class Device:
    """Somebody's telephone, or a key that they plug in."""

    origin: str = URL
    flags: int = PRESENT | VERIFIED
    kinds: tuple[str, str] = ("webauthn.create", "webauthn.get")
    said: dict[str, object] = field(default_factory=dict)
    keys: dict[str, ec.EllipticCurvePrivateKey] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def make(self, asked: Asked, name: str = "") -> dict[str, str]:
        """A new passkey."""
        key, ident = ec.generate_private_key(ec.SECP256R1()), text(os.urandom(32))
        self.keys[ident], self.counts[ident] = key, 0
        point = key.public_key().public_numbers()
        x, y = point.x.to_bytes(32), point.y.to_bytes(32)
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        raw = data(ident)
        attested = bytes(16) + len(raw).to_bytes(2) + raw + cose
        said = self._about(asked["site"], ident, ATTESTED) + attested
        made = {"fmt": "none", "attStmt": {}, "authData": said}
        client = text(self._client(self.kinds[0], asked))
        return {"client_data": client, "attestation": text(cbor2.dumps(made)), "name": name}

    def sign(self, asked: Asked, ident: str = "") -> dict[str, str]:
        """An answer by the first passkey that is known here, or by this one."""
        ident = ident or next(one for one in asked["known"] if one in self.keys)
        self.counts[ident] += 1
        client = self._client(self.kinds[1], asked)
        said = self._about(asked["site"], ident, 0)
        signed = self.keys[ident].sign(said + sha256(client).digest(), ec.ECDSA(SHA256()))
        return {
            "credential": ident,
            "client_data": text(client),
            "authenticator_data": text(said),
            "signature": text(signed),
        }

    def _client(self, kind: str, asked: Asked) -> bytes:
        said = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return json.dumps(said | {"crossOrigin": False} | self.said).encode()

    def _about(self, site: str, ident: str, more: int) -> bytes:
        count = self.counts[ident].to_bytes(4)
        return sha256(site.encode()).digest() + bytes([self.flags | more]) + count
