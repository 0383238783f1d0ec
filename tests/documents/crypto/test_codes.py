"""Codes that change and codes that are kept: the vectors of RFC 6238, and what works only once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.crypto import codes
from tests.sample import authenticator

SECRET = b"12345678901234567890"
NOW = datetime(2026, 3, 1, 12, 0, 15, tzinfo=UTC)
STEP = timedelta(seconds=30)


# RFC 6238, appendix B, the rows of SHA-1: seconds since 1970, and the eight digits.
@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_vectors_of_the_standard(seconds: int, expected: str) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert codes.code_at(SECRET, codes.step_at(moment), digits=8) == expected


@given(st.binary(min_size=20, max_size=20), st.integers(0, 2**33))
def test_authenticators_show_the_same(secret: bytes, seconds: int) -> None:
    shown = authenticator.code_at(codes.in_base32(secret), seconds)
    assert codes.code_at(secret, seconds // 30) == shown


@pytest.mark.parametrize(
    ("away", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_code_is_right_in_its_step_and_beside_it(away: int, right: bool) -> None:
    code = codes.code_at(SECRET, codes.step_at(NOW) + away)
    assert (codes.right_step(SECRET, code, NOW, 0) is not None) is right


def test_a_used_code_and_an_older_one_are_wrong() -> None:
    step = codes.step_at(NOW)
    for away in (-1, 0):
        code = codes.code_at(SECRET, step + away)
        assert codes.right_step(SECRET, code, NOW, step) is None
    later = codes.code_at(SECRET, step + 1)
    assert codes.right_step(SECRET, later, NOW, step) == step + 1


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "१२३४५६"])
def test_what_is_no_code_is_wrong(code: str) -> None:
    assert codes.right_step(SECRET, code, NOW, 0) is None


def test_a_recovery_code_works_once_however_it_is_typed() -> None:
    salt, mine, other = b"s" * 16, codes.in_base32(b"0123456789"), codes.in_base32(b"9876543210")
    kept = (codes.digest(mine, salt), codes.digest(other, salt))
    shown = codes.grouped(mine).lower().replace("-", " - ")
    left = codes.without(shown, salt, kept)
    assert left == (kept[1],)
    assert codes.without(mine, salt, left) is None


def test_a_digest_depends_on_its_salt() -> None:
    assert codes.digest("AAAA", b"a" * 16) != codes.digest("AAAA", b"b" * 16)


def test_a_code_is_shown_in_groups_of_four() -> None:
    assert codes.grouped("ABCDEFGHIJKLMNOP") == "ABCD-EFGH-IJKL-MNOP"
    assert codes.typed(" abcd-efgh ijkl ") == "ABCDEFGHIJKL"
