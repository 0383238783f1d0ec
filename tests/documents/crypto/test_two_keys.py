"""AES-GCM does not commit to its key; the envelope does, before anything is decrypted."""

from hashlib import sha512

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from documents.crypto import envelope
from documents.crypto.envelope import DataKey, key_id, seal
from documents.crypto.keyring import KeyPurpose
from documents.crypto.secret import Secret
from tests.documents.crypto.gcm import collide
from tests.documents.crypto.house import House
from tests.documents.crypto.sealed import BODY, HEADER, KEY, PLACE, TAG, flipped, refuses


@pytest.fixture
def decryptions(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What AES-GCM was asked to decrypt."""
    asked: list[bytes] = []

    class Watched:
        def __init__(self, key: bytes) -> None:
            self._cipher = AESGCM(key)

        def encrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
            return self._cipher.encrypt(nonce, data, bound)

        def decrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
            asked.append(data)
            return self._cipher.decrypt(nonce, data, bound)

    monkeypatch.setattr(envelope, "AESGCM", Watched)
    return asked


def two_key_ciphertext(mine: DataKey, theirs: DataKey) -> bytes:
    """An envelope committed to `mine`, whose ciphertext authenticates under `theirs` as well."""
    sealed = seal(mine, PLACE, BODY.ljust(400))
    bound = sealed[:HEADER] + PLACE.canonical()
    info = b"entryhall/EH1/record\0" + sha512(PLACE.canonical()).digest()
    derived = [
        HKDF(SHA512(), 64, sealed[20:52], info).derive(key.material.reveal())[:32]
        for key in (mine, theirs)
    ]
    collided = collide(derived, bound, sealed[HEADER:-TAG], free=2)
    for key in derived:
        assert AESGCM(key).decrypt(bytes(12), collided, bound)
    return sealed[:HEADER] + collided


def test_a_ciphertext_of_two_keys_opens_under_the_committed_one_only(
    decryptions: list[bytes],
) -> None:
    theirs = DataKey(KEY.id, Secret(b"\5" * 32))
    both = two_key_ciphertext(KEY, theirs)
    assert refuses(both, key=theirs)
    assert not decryptions, "refused before anything was decrypted"
    assert not refuses(both)
    assert len(decryptions) == 1
    assert refuses(both, key=theirs), "and again, now that it has been opened once"
    assert len(decryptions) == 1


def test_it_is_refused_with_a_cold_and_with_a_warm_keyring(
    house: House, decryptions: list[bytes]
) -> None:
    """The header names a key of the house; the commitment is to a key of the attacker."""
    mine = house.open().create(KeyPurpose.CONTENT, "a")
    both = two_key_ciphertext(DataKey(mine.id, Secret(b"\5" * 32)), mine)
    ring = house.open()
    for _cold_then_warm in range(2):
        assert refuses(both, key=ring.get(key_id(both)))
    assert both[HEADER:] not in decryptions


def test_a_changed_header_is_refused_before_anything_is_decrypted(decryptions: list[bytes]) -> None:
    """That includes the suite: nothing is tried under weaker rules than were sealed under."""
    for length in (len(BODY), 20_000):
        sealed = seal(KEY, PLACE, bytes(length))
        assert all(refuses(flipped(sealed, bit)) for bit in range(HEADER * 8))
    assert not decryptions
