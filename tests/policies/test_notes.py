"""Private notes: to whom, and what awaits whom."""

from hypothesis import given
from hypothesis import strategies as st

from policies.notes import may_write, unanswered
from tests.policies.tables import rule_of


def test_a_note_goes_to_somebody_who_writes_here() -> None:
    assert rule_of(may_write(known=True)) is None
    assert rule_of(may_write(known=False)) == "notes.no_such_handle"


def test_what_was_written_since_the_other_side_did_awaits_it() -> None:
    assert unanswered([False, True, True], by_handle=True) == 2
    assert unanswered([False, True, True], by_handle=False) == 0
    assert unanswered([], by_handle=True) == 0


@given(st.lists(st.booleans(), min_size=1))
def test_exactly_one_side_waits(exchange: list[bool]) -> None:
    waits = [bool(unanswered(exchange, by_handle=side)) for side in (True, False)]
    assert sorted(waits) == [False, True]
