"""Secrets stay secret wherever Python likes to show values."""

import logging
import pickle
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from documents.crypto.secret import Secret

VALUE = b"the material nobody sees"

SHOWN: dict[str, Callable[[Secret], str]] = {
    "repr": repr,
    "str": str,
    "a format": lambda secret: f"{secret}",
    "a format with a width": lambda secret: f"{secret!r:>40}",
    "a list": lambda secret: str([secret]),
    "an exception": lambda secret: repr(ValueError(secret)),
    "a log line": lambda secret: logging.LogRecord(
        "a", 10, "b", 1, "%s", (secret,), None
    ).getMessage(),
}


@dataclass
class Holder:
    secret: Secret


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN.keys())
def test_a_secret_is_not_shown_by(shown: Callable[[Secret], str]) -> None:
    text = shown(Secret(VALUE))
    assert VALUE.decode() not in text
    assert VALUE.hex() not in text


def test_a_secret_is_not_shown_by_a_dataclass_around_it() -> None:
    assert repr(Holder(Secret(VALUE))) == "Holder(secret=Secret(hidden))"


def test_a_secret_is_shown_where_the_code_says_so() -> None:
    assert Secret(VALUE).reveal() == VALUE


def test_a_secret_is_not_pickled() -> None:
    with pytest.raises(TypeError, match=r"^a secret is not pickled$"):
        pickle.dumps(Secret(VALUE))


def test_a_secret_has_no_attributes_to_look_into() -> None:
    assert not hasattr(Secret(VALUE), "__dict__")


def test_secrets_are_equal_by_value() -> None:
    assert Secret(VALUE) == Secret(bytes(VALUE))


def test_secrets_differ_by_value_and_from_what_they_hold() -> None:
    assert Secret(VALUE) != Secret(VALUE[1:])
    assert Secret(VALUE) != VALUE


def test_a_secret_is_no_key_of_a_mapping() -> None:
    with pytest.raises(TypeError):
        hash(Secret(VALUE))
