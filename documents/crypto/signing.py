"""Ed25519 signatures (RFC 8032) made from key material of the keyring.

- Three different keys sign checkpoints, briefs and approvals; a `Signer` is made for one.
- A public key always comes from whoever verifies, as PEM, never from what is verified.
"""

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)

from documents.crypto.derive import subkey
from documents.crypto.secret import Secret
from documents.errors import RecordError


class PublicKey:
    """A public key that verifies."""

    def __init__(self, key: Ed25519PublicKey) -> None:
        self._key = key

    @classmethod
    def from_pem(cls, pem: str) -> "PublicKey":
        """Read a PEM text.

        Raises: `RecordError("signing.bad_key")` if it holds no Ed25519 public key.
        """
        try:
            key = load_pem_public_key(pem.encode())
        except (ValueError, UnsupportedAlgorithm):
            raise RecordError("signing.bad_key") from None
        if not isinstance(key, Ed25519PublicKey):
            raise RecordError("signing.bad_key")
        return cls(key)

    def raw(self) -> bytes:
        """The 32 bytes of RFC 8032."""
        return self._key.public_bytes_raw()

    def pem(self) -> str:
        """SubjectPublicKeyInfo as PEM."""
        return self._key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether this key signed this message."""
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


class Signer:
    """A private key that signs; it is derived and never stored."""

    def __init__(self, material: Secret) -> None:
        """Derive the key; the same material of the keyring always gives the same one."""
        seed = subkey(material, "ed25519").reveal()
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(self._key.public_key())

    def public_pem(self) -> str:
        """The public half as PEM, to be handed to those who verify."""
        return self.public().pem()

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self._key.sign(message)


def verify(public_pem: str, signature: bytes, message: bytes) -> bool:
    """Whether the key in this PEM signed this message.

    Raises: `RecordError("signing.bad_key")` if the PEM holds no Ed25519 public key.
    """
    return PublicKey.from_pem(public_pem).verifies(signature, message)
