"""The clear form of a leaf: one line of canonical JSON, the bytes that are hashed.

    {"commitment":"…","day":"2026-01-05","policy_version":"1","seq":0}

- The patterns below accept the canonical form (RFC 8785) and nothing else, so whatever
  matches is already in the only form that its content has.
- In a track's export the leaves of others stand as bare hashes: {"hash":"…"}.
"""

import re
from datetime import date

from documents.crypto.canonical import canonical

POLICY_VERSION = re.compile(r"[0-9a-z][0-9a-z._-]{0,31}")

LEAF_LINE = re.compile(
    rb'\{"commitment":"[0-9a-f]{64}","day":"([0-9]{4}-[0-9]{2}-[0-9]{2})",'
    rb'"policy_version":"[0-9a-z][0-9a-z._-]{0,31}","seq":(0|[1-9][0-9]{0,15})\}'
)
HASH_LINE = re.compile(rb'\{"hash":"([0-9a-f]{64})"\}')


def clear(seq: int, day: date, policy_version: str, commitment: bytes) -> bytes:
    """The leaf as it is hashed and exported."""
    return canonical(
        {
            "commitment": commitment.hex(),
            "day": day.isoformat(),
            "policy_version": policy_version,
            "seq": seq,
        }
    )


def bare(hashed: bytes) -> bytes:
    """The line that stands for a leaf of another track."""
    return canonical({"hash": hashed.hex()})
