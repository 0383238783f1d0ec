"""The search finds a word in every way of writing it, and nothing where there is nothing."""

import random
import zlib

import pytest

from tests.canaries.encodings import AT_THE_START, WAYS, contains

WORD = "zqxjvkwphb"
SAYING = f"We heard that Dr {WORD.capitalize()} would rather not; see {WORD}@house.example"
NOISE = random.Random(7).randbytes(4096)


@pytest.mark.parametrize("before", [0, 1, 2, 3, 511, 4096])
@pytest.mark.parametrize("way", WAYS)
def test_is_found_amid_noise(way: str, before: int) -> None:
    assert contains(NOISE[:before] + WAYS[way](SAYING) + NOISE, WORD)


@pytest.mark.parametrize("way", AT_THE_START)
def test_is_found_at_the_start(way: str) -> None:
    assert contains(AT_THE_START[way](SAYING), WORD)


@pytest.mark.parametrize("way", WAYS)
def test_another_word_is_not_found(way: str) -> None:
    other = SAYING.replace("vkw", "vkx")
    assert WORD not in other.lower()
    assert not contains(NOISE + WAYS[way](other) + NOISE, WORD)


def test_is_found_through_layers_but_not_without_end() -> None:
    once = WAYS["gzip in base64"](SAYING)
    assert contains(once, WORD)
    assert contains(zlib.compress(once), WORD)
    deep = SAYING.encode()
    for _ in range(20):
        deep = zlib.compress(deep)
    assert not contains(deep, WORD)


def test_a_stream_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    packed = zlib.compress(SAYING.encode() + NOISE)
    assert contains(packed[:-100], WORD)


def test_nothing_is_found_in_noise() -> None:
    assert not contains(random.Random(11).randbytes(1_000_000), WORD)


@pytest.mark.parametrize("word", ["short", "two words", "zürichsee", ""])
def test_a_word_that_could_occur_by_chance_is_not_looked_for(word: str) -> None:
    with pytest.raises(AssertionError):
        contains(NOISE, word)
