"""Signatures: made by one key, over one message."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from documents.crypto.secret import Secret
from documents.crypto.signing import PublicKey, Signer, verify
from documents.errors import RecordError

SIGNER = Signer(Secret(b"\1" * 32))
OTHER = Signer(Secret(b"\2" * 32))
MESSAGE = b"what was approved"
SIGNATURE = SIGNER.sign(MESSAGE)
PEM = SIGNER.public_pem()

OTHER_KIND = (
    generate_private_key(SECP256R1())
    .public_key()
    .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    .decode()
)

REFUSED = {
    "another key": (OTHER.public_pem(), SIGNATURE, MESSAGE),
    "another message": (PEM, SIGNATURE, MESSAGE + b"."),
    "another signature": (PEM, OTHER.sign(MESSAGE), MESSAGE),
    "a flipped bit": (PEM, bytes([SIGNATURE[0] ^ 1]) + SIGNATURE[1:], MESSAGE),
    "a short signature": (PEM, SIGNATURE[:-1], MESSAGE),
    "a long signature": (PEM, SIGNATURE + b"\0", MESSAGE),
    "no signature": (PEM, b"", MESSAGE),
}

NO_KEYS = {
    "nothing": "",
    "no PEM": "key",
    "a cut PEM": PEM[:60],
    "a key of another kind": OTHER_KIND,
}


def test_what_was_signed_verifies() -> None:
    assert verify(PEM, SIGNATURE, MESSAGE)
    assert PublicKey.from_pem(PEM).verifies(SIGNATURE, MESSAGE)


@pytest.mark.parametrize(("pem", "signature", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_it_does_not_verify_with(pem: str, signature: bytes, message: bytes) -> None:
    assert not verify(pem, signature, message)


@pytest.mark.parametrize("pem", NO_KEYS.values(), ids=NO_KEYS.keys())
def test_it_is_no_public_key(pem: str) -> None:
    with pytest.raises(RecordError, match=r"^signing\.bad_key$"):
        PublicKey.from_pem(pem)


def test_the_same_material_gives_the_same_signer() -> None:
    assert Signer(Secret(b"\1" * 32)).public_pem() == PEM


def test_the_signing_key_is_not_the_material_itself() -> None:
    assert len(SIGNER.public().raw()) == 32
    assert (b"\1" * 32).hex() not in repr(SIGNER) + repr(vars(SIGNER))
