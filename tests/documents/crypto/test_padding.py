"""Padding: a few sizes, one form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.crypto.padding import BUCKETS, CHUNK, pad, padded_size, strip

SIZES = {
    "nothing": (0, 512),
    "just fits the smallest": (511, 512),
    "just does not": (512, 1024),
    "just fits 8 KiB": (8191, 8192),
    "just fits one chunk": (CHUNK - 1, CHUNK),
    "a whole chunk": (CHUNK, 2 * CHUNK),
    "just fits two chunks": (2 * CHUNK - 1, 2 * CHUNK),
    "two whole chunks": (2 * CHUNK, 3 * CHUNK),
}

MALFORMED = {
    "nothing": b"",
    "only zeros": bytes(512),
    "no mark": b"a" * 512,
    "a wrong mark": b"a\x81" + bytes(510),
    "something after the zeros": b"a\x80" + bytes(509) + b"\1",
    "a bucket too large": b"a\x80" + bytes(1022),
    "between two buckets": b"a\x80" + bytes(598),
    "a chunk too many": b"a\x80".ljust(2 * CHUNK, b"\0"),
}


@pytest.mark.parametrize(("length", "size"), SIZES.values(), ids=SIZES.keys())
def test_a_body_occupies(length: int, size: int) -> None:
    assert padded_size(length) == len(pad(bytes(length))) == size


@pytest.mark.parametrize("padded", MALFORMED.values(), ids=MALFORMED.keys())
def test_it_is_not_stripped(padded: bytes) -> None:
    assert strip(padded) is None


@settings(deadline=None)
@given(st.binary(max_size=2000) | st.builds(bytes, st.integers(0, 3 * CHUNK)))
def test_what_was_padded_is_stripped_to_itself(body: bytes) -> None:
    assert strip(pad(body)) == body


@settings(deadline=None)
@given(st.sampled_from(BUCKETS), st.binary(max_size=30), st.integers(1, 40))
def test_whatever_is_stripped_was_padded(bucket: int, body: bytes, at: int) -> None:
    candidate = (body + b"\x80").rjust(bucket - at, b"x")[: bucket - at].ljust(bucket, b"\0")
    stripped = strip(candidate)
    assert stripped is None or pad(stripped) == candidate
