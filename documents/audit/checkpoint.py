"""Checkpoints: signed notes on the size and root of the log (C2SP tlog-checkpoint, signed-note).

    origin
    size
    root in base64

    — origin base64(key id 4 bytes ‖ Ed25519 signature 64 bytes)

- The origin names the log and is the signing key's name as well; printable ASCII without
  space and plus sign.
- Key id: the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
- Reading is strict: exactly these five lines, one signature, canonical numbers and base64.
- Who reads brings the key, and may bring the origin; neither is taken from the note.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from documents.crypto.signing import PublicKey, Signer
from documents.errors import RecordError

LINES = 5

_NAME = r"[!-*,-~]+"
_NOTE = re.compile(
    rf"(?P<text>(?P<origin>{_NAME})\n(?P<size>0|[1-9][0-9]{{0,18}})\n"
    rf"(?P<root>[A-Za-z0-9+/]{{43}}=)\n)"
    rf"\n— (?P<name>{_NAME}) (?P<signature>[A-Za-z0-9+/]{{91}}=)\n"
)
_ED25519 = b"\x01"


class CheckpointRefused(RecordError):  # noqa: N818 - what the caller is told
    """This is no checkpoint of ours; deliberately says nothing more."""

    def __init__(self) -> None:
        super().__init__("checkpoint.refused")


@dataclass(frozen=True, slots=True)
class TreeHead:
    """What a checkpoint states: this log, so long, with this root (32 bytes)."""

    origin: str
    size: int
    root: bytes


def write(head: TreeHead, signer: Signer) -> str:
    """The signed note.

    Raises: `RecordError("checkpoint.bad_origin")`.
    """
    if re.fullmatch(_NAME, head.origin) is None:
        raise RecordError("checkpoint.bad_origin")
    text = f"{head.origin}\n{head.size}\n{b64encode(head.root).decode()}\n"
    return signed(text, head.origin, signer)


def signed(text: str, name: str, signer: Signer) -> str:
    """A text with the signature line of a signed note (C2SP signed-note) under it."""
    signature = _key_id(name, signer.public()) + signer.sign(text.encode())
    return f"{text}\n— {name} {b64encode(signature).decode()}\n"


def read(note: str, key: PublicKey, origin: str | None = None) -> TreeHead:
    """What the note states, once its form, name and signature are found right.

    Raises: `CheckpointRefused`.
    """
    found = _NOTE.fullmatch(note)
    if found is None or found["name"] != found["origin"] or origin not in (None, found["origin"]):
        raise CheckpointRefused
    root, signature = _bytes(found["root"]), _bytes(found["signature"])
    if signature[:4] != _key_id(found["name"], key):
        raise CheckpointRefused
    if not key.verifies(signature[4:], found["text"].encode()):
        raise CheckpointRefused
    return TreeHead(found["origin"], int(found["size"]), root)


def split(text: str) -> list[str]:
    """The notes of such a text; what is malformed in it, `read` refuses."""
    lines = text.splitlines(keepends=True)
    return ["".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]


def _key_id(name: str, key: PublicKey) -> bytes:
    return sha256(name.encode() + b"\n" + _ED25519 + key.raw()).digest()[:4]


def _bytes(text: str) -> bytes:
    """Base64 in its one canonical form."""
    value = b64decode(text, validate=True)
    if b64encode(value).decode() != text:
        raise CheckpointRefused
    return value
