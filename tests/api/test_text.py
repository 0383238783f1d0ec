"""Bodies and their text: laws for whatever people write."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

import pytest
from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import given
from hypothesis import strategies as st

from api import cursors, parsing, text
from api.bodies import body_of, model_of
from api.problems import Problem
from policies.terms import Scale


@dataclass(frozen=True, slots=True)
class Inner:
    """Something within."""

    text: Annotated[str, MinLen(1), MaxLen(5)]


@dataclass(frozen=True, slots=True)
class Outer:
    """A body with everything that a body can hold."""

    track: str
    scale: Scale
    number: Annotated[int, Ge(1), Le(9)]
    yes: bool
    at: datetime
    by: date
    inner: Inner
    many: Annotated[tuple[Inner, ...], MaxLen(2)] = ()
    maybe: Annotated[str, MaxLen(3)] | None = None


GOOD: dict[str, Any] = {
    "scale": "importance",
    "number": 3,
    "yes": True,
    "at": "2026-01-05T09:00:00+02:00",
    "by": "2026-01-05",
    "inner": {"text": "a"},
    "many": [{"text": "b"}],
    "maybe": None,
}


def made(**change: object) -> Any:
    """The dataclass of a changed body."""
    model = model_of(Outer, "outer", frozenset({"track"}))
    return body_of(model, GOOD | change, {"track": "t"})


def test_a_body_becomes_the_dataclass_of_its_operation() -> None:
    """Nested ones too, with the path's ids in their places and times in UTC."""
    expected = Outer(
        track="t",
        scale=Scale.IMPORTANCE,
        number=3,
        yes=True,
        at=datetime(2026, 1, 5, 7, tzinfo=UTC),
        by=date(2026, 1, 5),
        inner=Inner("a"),
        many=(Inner("b"),),
    )
    assert made() == expected


@pytest.mark.parametrize(
    "change",
    [
        {"track": "another"},
        {"scale": "weight"},
        {"number": 0},
        {"number": 10},
        {"number": "3"},
        {"number": 3.5},
        {"number": True},
        {"yes": 1},
        {"yes": "yes"},
        {"at": 0},
        {"by": "2026-02-30"},
        {"by": 20260105},
        {"inner": None},
        {"inner": {}},
        {"inner": {"text": "a", "more": 1}},
        {"many": [{"text": "a"}] * 3},
        {"many": {"text": "a"}},
        {"maybe": "long"},
        {"maybe": 1},
    ],
)
def test_nothing_is_converted(change: dict[str, object]) -> None:
    """A value of another type, out of bounds, or unknown is refused."""
    with pytest.raises(Problem) as refused:
        made(**change)
    assert refused.value.kind == "invalid"
    assert refused.value.faults


@given(st.text())
def test_the_printed_pattern_says_what_the_code_does(written: str) -> None:
    """For every text of the basic plane; what lies beyond is checked by the code alone."""
    basic = "".join(letter for letter in written if letter <= "\uffff")
    assert text.printable(basic) == bool(re.fullmatch(text.ANY_PATTERN, basic))
    fits = text.printable(basic) and text.seen(basic)
    assert fits == bool(re.fullmatch(text.SEEN_PATTERN, basic))


@given(st.sampled_from([chr(number) for number in (*range(32), *range(127, 160))]))
def test_of_control_characters_only_tab_and_line_feed_are_text(letter: str) -> None:
    """All others are refused."""
    assert text.printable(letter) == (letter in "\t\n")


@pytest.mark.parametrize("word", ["naïve", "Ёлка", "می‌خواهم", "क्‍ष", "🕊️", "中文", "שלום"])
def test_what_people_need_for_writing_is_text(word: str) -> None:
    """Joiners, accents, emoji, every script."""
    assert text.printable(word)
    assert text.seen(word)


@given(st.recursive(st.none() | st.booleans() | st.text(max_size=5), st.lists, max_leaves=30))
def test_whatever_is_read_is_in_nfc(value: Any) -> None:
    """A value comes out equal but for its normal form."""
    found = parsing._normalised(parsing._decoded(json.dumps(value).encode()), 40)
    written = json.dumps(value, ensure_ascii=False)
    assert json.dumps(found, ensure_ascii=False) == unicodedata.normalize("NFC", written)


@pytest.mark.parametrize(("depth", "fits"), [(0, True), (12, True), (13, False), (500, False)])
def test_a_body_has_at_most_twelve_levels(depth: int, fits: bool) -> None:
    """Deeper is refused."""
    value = parsing._decoded(b"[" * depth + b"1" + b"]" * depth)
    if fits:
        assert parsing._normalised(value, parsing.MAX_DEPTH) == value
        return
    with pytest.raises(Problem) as refused:
        parsing._normalised(value, parsing.MAX_DEPTH)
    assert refused.value.kind == "malformed"


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=60))
def test_a_cursor_leads_back_to_its_place(place: str) -> None:
    """What is handed out is understood again."""
    assert cursors._after(cursors.cursor_of(place) or None) == (place or None)
