"""The record envelope EH1: every sealed column holds one.

    magic "EH" | suite 1 | flags 0 | key id 16 | salt 32 | commitment 32 | ciphertext and tag

- The context C (where the value stands) is not stored: the reader rebuilds it from where it
  is reading, so a value moved to another row, column, track or version does not open.
- okm = HKDF-SHA-512(key, salt, label of the suite ‖ SHA-512(C), 64 bytes), half of it the AES
  key, half the commitment. The commitment is compared before anything is decrypted: AES-GCM
  alone opens under two keys, this does not (key and context commitment, RFC 9771 §4.3).
- A fresh salt makes a fresh key, so the nonce is constant (suite 0x01) or a counter with a
  last-flag (suite 0x02, STREAM of Hoang et al. 2015: chunks of 16 KiB, a missing or moved
  chunk does not open). Header and C are associated data of every chunk.
- Suite 0x02 is for bodies whose padded form exceeds 16 KiB and for no others.
- A reader states which suites it accepts. All refusals are one error with one message.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha512
from struct import Struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from documents.crypto.canonical import encoded, written
from documents.crypto.padding import BUCKETS, CHUNK, pad, padded_size, strip
from documents.crypto.secret import Secret
from documents.errors import RecordError

MAGIC = b"EH"
WHOLE = 0x01
STREAM = 0x02
SUITES = frozenset({WHOLE, STREAM})
APP = "entryhall"
KEY_BYTES = 32
KEY_ID_BYTES = 16
TAG_BYTES = 16

HEADER = Struct(f">2sBB{KEY_ID_BYTES}s32s32s")

_LABELS = {WHOLE: b"entryhall/EH1/record\0", STREAM: b"entryhall/EH1/stream\0"}
_ZERO_NONCE = bytes(12)
_SALT = slice(4 + KEY_ID_BYTES, 4 + KEY_ID_BYTES + 32)


class SealError(RecordError):
    """It does not open. Deliberately says nothing more, whatever the reason."""

    def __init__(self) -> None:
        super().__init__("seal.refused")


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key for sealing: its random id (16 bytes) and its material (32 bytes)."""

    id: bytes
    material: Secret

    def __post_init__(self) -> None:
        if len(self.id) != KEY_ID_BYTES or len(self.material.reveal()) != KEY_BYTES:
            raise RecordError("key.malformed")

    @property
    def hex(self) -> str:
        """The id as it stands in rows: 32 lowercase hexadecimal digits."""
        return self.id.hex()


@dataclass(frozen=True, slots=True)
class Context:
    """Where a sealed value stands. `track` is empty for what belongs to no track.

    `version` is the row's, `gen` the key's generation, `schema` that of the plaintext.
    """

    deployment: str
    track: str
    table: str
    column: str
    row: str
    record_class: str
    version: int = 1
    gen: int = 1
    schema: int = 1

    def canonical(self) -> bytes:
        """The bytes that are bound (RFC 8785): written out, as every sealed value asks for them."""
        return encoded(
            f'{{"app":"{APP}","class":{written(self.record_class)},'
            f'"column":{written(self.column)},"deployment":{written(self.deployment)},'
            f'"gen":{written(self.gen)},"row":{written(self.row)},'
            f'"schema":{written(self.schema)},"table":{written(self.table)},'
            f'"track":{written(self.track)},"version":{written(self.version)}}}'
        )


def seal(
    key: DataKey, context: Context, plaintext: bytes, *, replaces: bytes | None = None
) -> bytes:
    """The envelope of this plaintext at this place.

    `replaces` is the envelope that stood here before, if any.
    Raises: `RecordError("seal.salt_repeated")` if the random source repeats itself.
    """
    salt = os.urandom(32)
    if replaces is not None and replaces[_SALT] == salt:
        raise RecordError("seal.salt_repeated")
    suite = WHOLE if padded_size(len(plaintext)) <= CHUNK else STREAM
    place = context.canonical()
    cipher, commitment = _derive(key, suite, salt, place)
    header = HEADER.pack(MAGIC, suite, 0, key.id, salt, commitment)
    body = pad(plaintext)
    chunks = (body[at : at + CHUNK] for at in range(0, len(body), CHUNK))
    nonces = _nonces(suite, -(-len(body) // CHUNK))
    bound = header + place
    sealed = (cipher.encrypt(*pair, bound) for pair in zip(nonces, chunks, strict=True))
    return header + b"".join(sealed)


def unseal(
    key: DataKey, context: Context, sealed: bytes, *, suites: frozenset[int] = SUITES
) -> bytes:
    """The plaintext that was sealed with this key at this place.

    Raises: `SealError`, always the same, for whatever does not open.
    """
    plaintext = _open(key, context, sealed, suites)
    if plaintext is None:
        raise SealError
    return plaintext


def key_id(sealed: bytes) -> str:
    """The id of the key that sealed this, as the header claims (32 hexadecimal digits).

    Raises: `SealError` if this is no envelope.
    """
    if len(sealed) < HEADER.size or not sealed.startswith(MAGIC):
        raise SealError
    return sealed[4 : 4 + KEY_ID_BYTES].hex()


def _open(key: DataKey, context: Context, sealed: bytes, suites: frozenset[int]) -> bytes | None:
    """In this order: shape, header, commitment, decryption, padding."""
    if len(sealed) < HEADER.size:
        return None
    magic, suite, flags, key_name, salt, committed = HEADER.unpack_from(sealed)
    if magic != MAGIC or flags != 0 or key_name != key.id or suite not in suites & SUITES:
        return None
    body = sealed[HEADER.size :]
    if not _plausible(suite, len(body)):
        return None
    place = context.canonical()
    cipher, commitment = _derive(key, suite, salt, place)
    if not bytes_eq(commitment, committed):
        return None
    padded = _decrypt(cipher, suite, body, sealed[: HEADER.size] + place)
    return None if padded is None else strip(padded)


def _plausible(suite: int, size: int) -> bool:
    """Whether a body of this suite can have this many bytes at all."""
    if suite == WHOLE:
        return size - TAG_BYTES in BUCKETS
    chunks, rest = divmod(size, CHUNK + TAG_BYTES)
    return rest == 0 and chunks > 1


def _decrypt(cipher: AESGCM, suite: int, body: bytes, bound: bytes) -> bytes | None:
    """All chunks or none."""
    step = CHUNK + TAG_BYTES
    try:
        if suite == WHOLE:
            return cipher.decrypt(_ZERO_NONCE, body, bound)
        chunks = [body[at : at + step] for at in range(0, len(body), step)]
        pairs = zip(_nonces(suite, len(chunks)), chunks, strict=True)
        return b"".join(cipher.decrypt(*pair, bound) for pair in pairs)
    except InvalidTag:
        return None


def _nonces(suite: int, chunks: int) -> Iterator[bytes]:
    """Zero for a whole body; counter (11 bytes) and last-flag (1 byte) for each chunk."""
    if suite == WHOLE:
        yield _ZERO_NONCE
        return
    for number in range(chunks):
        yield number.to_bytes(11) + bytes([number == chunks - 1])


def _derive(key: DataKey, suite: int, salt: bytes, place: bytes) -> tuple[AESGCM, bytes]:
    """The cipher and the commitment for this salt at this place."""
    info = _LABELS[suite] + sha512(place).digest()
    okm = HKDF(SHA512(), 64, salt, info).derive(key.material.reveal())
    return AESGCM(okm[:32]), okm[32:]
