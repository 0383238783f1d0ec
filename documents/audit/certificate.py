"""The certificate of destruction: a signed note that one track was destroyed, and when.

    entryhall/certificate of destruction
    id of the track
    day
    size of the log that records it

    — origin base64(key id ‖ Ed25519 signature)

- It says nothing about what was destroyed; whoever verifies it brings the key of the log.
"""

import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import date

from documents.audit.checkpoint import signed
from documents.crypto.signing import PublicKey, Signer
from documents.errors import RecordError

TITLE = "entryhall/certificate of destruction"
_NOTE = re.compile(
    rf"(?P<text>{TITLE}\n(?P<track>[0-9a-f]{{32}})\n(?P<day>[0-9-]{{10}})\n(?P<size>[0-9]+)\n)"
    r"\n— \S+ (?P<signature>[A-Za-z0-9+/]{91}=)\n"
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is certified; `log_size` is the size of the log whose last leaf records it."""

    track: str
    day: date
    log_size: int


def issue(certificate: Certificate, origin: str, signer: Signer) -> str:
    """The signed note."""
    said = (TITLE, certificate.track, certificate.day.isoformat(), str(certificate.log_size))
    return signed("".join(f"{line}\n" for line in said), origin, signer)


def read(note: str, key: PublicKey) -> Certificate:
    """What the note certifies, once form and signature are found right.

    Raises: `RecordError("certificate.refused")`.
    """
    found = _NOTE.fullmatch(note)
    if found is None:
        raise RecordError("certificate.refused")
    signature = b64decode(found["signature"])[4:]
    if not key.verifies(signature, found["text"].encode()):
        raise RecordError("certificate.refused")
    return Certificate(found["track"], date.fromisoformat(found["day"]), int(found["size"]))
