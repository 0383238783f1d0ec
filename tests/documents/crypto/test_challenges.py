"""Challenges: good for what they were made for, for ten minutes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.crypto.challenges import LIFE, challenge, is_ours

SECRET = b"s" * 32
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BOUND = ("passkey:prove", "session", "1")
SECOND = timedelta(seconds=1)


def test_it_is_ours_until_its_end() -> None:
    given = challenge(SECRET, BOUND, NOW)
    assert is_ours(SECRET, BOUND, NOW, given)
    assert is_ours(SECRET, BOUND, NOW + LIFE - SECOND, given)
    assert not is_ours(SECRET, BOUND, NOW + LIFE, given)


def test_no_two_are_alike() -> None:
    assert len({challenge(SECRET, BOUND, NOW) for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "bound",
    [
        ("passkey:register", "session", "1"),
        ("passkey:prove", "another", "1"),
        ("passkey:prove", "session", "2"),
        ("passkey:prove", "session1", ""),
        ("passkey:provesession", "1"),
        (),
    ],
    ids=repr,
)
def test_it_is_good_for_nothing_else(bound: tuple[str, ...]) -> None:
    """Another use, session or number; nor where the same letters are parted otherwise."""
    assert not is_ours(SECRET, bound, NOW, challenge(SECRET, BOUND, NOW))


def test_another_house_gives_other_ones() -> None:
    assert not is_ours(b"t" * 32, BOUND, NOW, challenge(SECRET, BOUND, NOW))


@given(st.integers(0, 8 * 56 - 1))
def test_no_bit_of_it_can_be_changed(bit: int) -> None:
    """Neither of its randomness, nor of its end, nor of its code."""
    given = bytearray(challenge(SECRET, BOUND, NOW))
    given[bit // 8] ^= 1 << bit % 8
    assert not is_ours(SECRET, BOUND, NOW, bytes(given))


@given(st.binary(max_size=80))
def test_what_was_not_given_out_is_not_ours(sent: bytes) -> None:
    """Whatever its length."""
    assert not is_ours(SECRET, BOUND, NOW, sent)
