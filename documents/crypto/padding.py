"""Padding that hides the length of a body behind a few sizes.

- A body is followed by 0x80 and zeros (ISO/IEC 7816-4) up to the next bucket: 512 bytes,
  1, 2, 4, 8, 16 KiB; beyond that up to the next multiple of 16 KiB.
- Stripping is strict: exactly what `pad` makes is accepted, in the smallest bucket that holds
  it. There is no second form and no fallback, so no two paddings mean the same body.
"""

CHUNK = 16 * 1024
BUCKETS = (512, 1024, 2048, 4096, 8192, CHUNK)

_MARK = b"\x80"


def padded_size(length: int) -> int:
    """How many bytes a body of this many bytes occupies once padded."""
    needed = length + 1
    for bucket in BUCKETS:
        if needed <= bucket:
            return bucket
    return -(-needed // CHUNK) * CHUNK


def pad(body: bytes) -> bytes:
    """The body, marked and filled up to its bucket."""
    return (body + _MARK).ljust(padded_size(len(body)), b"\0")


def strip(padded: bytes) -> bytes | None:
    """The body, or None if this is not what `pad` makes of any body."""
    marked = padded.rstrip(b"\0")
    if not marked.endswith(_MARK) or padded_size(len(marked) - 1) != len(padded):
        return None
    return marked[:-1]
