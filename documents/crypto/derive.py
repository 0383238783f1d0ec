"""Subkeys: one key, several uses, none of which meets another.

- HKDF-SHA-512 (RFC 5869) with the use in the info; the envelope has labels of its own.
"""

from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from documents.crypto.secret import Secret


def subkey(material: Secret, use: str) -> Secret:
    """32 bytes for this use of the material; `use` is a fixed word of the code."""
    info = f"entryhall/subkey/{use}/1".encode() + b"\0"
    return Secret(HKDF(SHA512(), 32, None, info).derive(material.reveal()))
