"""Canonical JSON: the examples of RFC 8785, and its law for everything else."""

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.crypto.canonical import Json, canonical
from documents.errors import RecordError

WRITTEN: dict[str, tuple[Json, str]] = {
    "literals": ([None, True, False], "[null,true,false]"),
    "whole numbers": ([0, -1, 2**53 - 1, 1 - 2**53], "[0,-1,9007199254740991,-9007199254740991]"),
    "escapes of RFC 8785 §3.2.2.2": (
        '€$\u000f\nA\'B"\\\\"/',
        '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    ),
    "two-letter escapes": ("\b\t\n\f\r", '"\\b\\t\\n\\f\\r"'),
    "other controls in lowercase": ("\x00\x1f\x7f", '"\\u0000\\u001f\x7f"'),
    "order of RFC 8785 §3.2.3": (
        {"€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\x80": 6, "ö": 7},
        '{"\\r":2,"1":4,"\x80":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ),
    "order at every depth": ({"b": [{"d": 1, "c": 2}], "a": {}}, '{"a":{},"b":[{"c":2,"d":1}]}'),
    "no space": ({"a": [1, 2]}, '{"a":[1,2]}'),
    "a tuple is a list": ((1, 2), "[1,2]"),
}

REFUSED: dict[str, object] = {
    "a fraction": 1.0,
    "not a number": float("nan"),
    "a number too large for I-JSON": 2**53,
    "a number too small for I-JSON": -(2**53),
    "a lone surrogate": "\ud800",
    "a lone surrogate as a name": {"\udfff": 1},
    "bytes": b"a",
    "a name that is no string": {1: 1},
    "a set": {1},
    "something refused deep inside": {"a": [{"b": 0.5}]},
}

values = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(("value", "text"), WRITTEN.values(), ids=WRITTEN.keys())
def test_it_is_written_so(value: Json, text: str) -> None:
    assert canonical(value) == text.encode()


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused(value: Json) -> None:
    with pytest.raises(RecordError, match=r"^canonical\.refused$") as refusal:
        canonical(value)
    assert refusal.value.__context__ is None


@settings(deadline=None)
@given(values)
def test_reading_and_writing_again_changes_nothing(value: Json) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@settings(deadline=None)
@given(st.dictionaries(st.text(), st.integers(0, 9)), st.randoms(use_true_random=False))
def test_the_order_of_insertion_does_not_matter(value: dict[str, int], random: Random) -> None:
    members = list(value.items())
    random.shuffle(members)
    assert canonical(dict(members)) == canonical(value)
