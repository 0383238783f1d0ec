"""The certificate of destruction: a signed note that one track was destroyed, and when.

    entryhall/certificate of destruction
    id of the track
    day
    size of the log that records it
    class of records that was destroyed before it, and the day (a line for each)

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
    rf"(?P<text>{TITLE}\n(?P<track>[0-9a-f]{{32}})\n(?P<day>[0-9-]{{10}})\n(?P<size>[0-9]+)\n"
    r"(?P<before>(?:[a-z_]+ [0-9-]{10}\n)*))"
    r"\n— \S+ (?P<signature>[A-Za-z0-9+/]{91}=)\n"
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is certified; `log_size` is the size of the log whose last leaf records it, `before`
    what its retention schedule had destroyed already."""

    track: str
    day: date
    log_size: int
    before: tuple[tuple[str, date], ...] = ()


def issue(certificate: Certificate, origin: str, signer: Signer) -> str:
    """The signed note."""
    earlier = (f"{kind} {day.isoformat()}" for kind, day in certificate.before)
    here = (certificate.track, certificate.day.isoformat(), str(certificate.log_size))
    said = (TITLE, *here, *earlier)
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
    earlier = tuple(line.split() for line in found["before"].splitlines())
    before = tuple((kind, date.fromisoformat(day)) for kind, day in earlier)
    day = date.fromisoformat(found["day"])
    return Certificate(found["track"], day, int(found["size"]), before)
