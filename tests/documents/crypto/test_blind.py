"""Blind indexes: equal for equal parts under one key, and for nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.crypto.blind import blind_index
from documents.crypto.envelope import DataKey
from documents.crypto.secret import Secret

KEY = DataKey(bytes(16), Secret(b"\1" * 32))
OTHER = DataKey(bytes(16), Secret(b"\2" * 32))

parts = st.lists(st.text(alphabet="ab\0é", max_size=3), max_size=3)


def test_it_is_sixty_four_hexadecimal_digits() -> None:
    assert len(bytes.fromhex(blind_index(KEY, "a"))) == 32


def test_it_stays_the_same() -> None:
    assert blind_index(KEY, "contributions", "w", "s") == blind_index(
        DataKey(b"\3" * 16, KEY.material), "contributions", "w", "s"
    )


def test_another_key_gives_another_index() -> None:
    assert blind_index(KEY, "a") != blind_index(OTHER, "a")


@settings(deadline=None)
@given(parts, parts)
def test_different_parts_give_different_indexes(left: list[str], right: list[str]) -> None:
    assert (blind_index(KEY, *left) == blind_index(KEY, *right)) == (left == right)
