"""Windows, items and batches."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from policies.facts import ItemFacts, WindowFacts
from policies.rounds import (
    ITEM_MAX,
    QUESTIONS_MAX,
    free_for,
    half_time,
    last_call,
    may_answer,
    may_ask,
    may_ask_again,
    may_close,
    may_close_by_timer,
    may_consent,
    may_extend,
    may_open,
    may_post,
    may_release,
    may_remind,
    may_resend,
    may_return,
    may_touch,
    may_turn,
    may_withdraw,
    next_turn,
)
from policies.terms import Scale, WindowState
from tests.policies.tables import Asked, rule_of, table

CLOSES = datetime(2031, 3, 4, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
BEFORE, AFTER = CLOSES - SECOND, CLOSES + SECOND
OPEN = WindowFacts(state=WindowState.OPEN, closes_at=CLOSES, roster=frozenset({"a", "b"}))
CLOSED = replace(OPEN, state=WindowState.CLOSED)
MINE = ItemFacts(window=WindowState.CLOSED, own=True, returned=False)
RETURNED = replace(MINE, returned=True)
YOURS = replace(MINE, own=False)
GONE = replace(MINE, window=WindowState.RELEASED)

CASES: dict[str, Asked] = {
    "a round opens with a question": (may_open(BEFORE, CLOSES, 1, 5, 5), None),
    "a round without a question does not": (
        may_open(BEFORE, CLOSES, 0, 5, 5),
        "rounds.no_question",
    ),
    "a round does not close when it opens": (
        may_open(CLOSES, CLOSES, 1, 5, 5),
        "rounds.closes_in_the_past",
    ),
    "a round needs k experts": (may_open(BEFORE, CLOSES, 1, 4, 5), "rounds.roster_too_small"),
    "a round touches topics of the track": (may_touch(("a",), ("a", "b")), None),
    "a round touches no other topics": (may_touch(("c",), ("a", "b")), "rounds.topic_unknown"),
    "a seat of the roster posts in time": (may_post(OPEN, "a", BEFORE, "x"), None),
    "a seat granted later does not": (may_post(OPEN, "c", BEFORE, "x"), "rounds.not_in_roster"),
    "the closing time is late": (may_post(OPEN, "a", CLOSES, "x"), "rounds.late"),
    "late is late before the timer fires": (may_post(OPEN, "a", AFTER, "x"), "rounds.late"),
    "a closed window takes nothing": (may_post(CLOSED, "a", BEFORE, "x"), "rounds.not_open"),
    "the longest item fits": (may_post(OPEN, "a", BEFORE, "x" * ITEM_MAX), None),
    "one character more does not": (
        may_post(OPEN, "a", BEFORE, "x" * (ITEM_MAX + 1)),
        "rounds.item_too_long",
    ),
    "an empty item is none": (may_post(OPEN, "a", BEFORE, ""), "rounds.item_empty"),
    "white space is no item": (may_post(OPEN, "a", BEFORE, " \n "), "rounds.item_empty"),
    "a seat of the roster answers in time": (may_answer(OPEN, "a", BEFORE), None),
    "a seat granted later does not answer": (
        may_answer(OPEN, "c", BEFORE),
        "rounds.not_in_roster",
    ),
    "an answer at the closing time is late": (may_answer(OPEN, "a", CLOSES), "rounds.late"),
    "a closed window takes no answer": (may_answer(CLOSED, "a", BEFORE), "rounds.not_open"),
    "an open window closes later": (may_extend(OPEN, BEFORE, AFTER), None),
    "an open window does not close at the same time": (
        may_extend(OPEN, BEFORE, CLOSES),
        "rounds.only_later",
    ),
    "an open window does not close sooner": (
        may_extend(OPEN, BEFORE - SECOND, BEFORE),
        "rounds.only_later",
    ),
    "what is late is not extended, even before the timer fires": (
        may_extend(OPEN, CLOSES, AFTER),
        "rounds.late",
    ),
    "a closed window is not extended": (may_extend(CLOSED, BEFORE, AFTER), "rounds.not_open"),
    "a question joins an open round": (may_ask(OPEN, BEFORE, QUESTIONS_MAX - 1), None),
    "a round does not ask without end": (
        may_ask(OPEN, BEFORE, QUESTIONS_MAX),
        "rounds.too_many_questions",
    ),
    "a late round asks nothing more": (may_ask(OPEN, CLOSES, 1), "rounds.late"),
    "a closed round asks nothing more": (may_ask(CLOSED, BEFORE, 1), "rounds.not_open"),
    "an open window closes": (may_close(OPEN), None),
    "a question is asked again once its round is over": (
        may_ask_again(Scale.CONFIDENCE, Scale.CONFIDENCE, settled=True),
        None,
    ),
    "a question is not asked again before": (
        may_ask_again(Scale.CONFIDENCE, Scale.CONFIDENCE, settled=False),
        "rounds.still_open",
    ),
    "a question is not asked again on another scale": (
        may_ask_again(Scale.CONFIDENCE, Scale.IMPORTANCE, settled=True),
        "rounds.other_scale",
    ),
    "a ranking is not asked again": (
        may_ask_again(Scale.RANKING, Scale.RANKING, settled=True),
        "rounds.ranked_once",
    ),
    "a scale does not become a ranking": (
        may_ask_again(Scale.IMPORTANCE, Scale.RANKING, settled=True),
        "rounds.ranked_once",
    ),
    "a closed window does not close again": (may_close(CLOSED), "rounds.not_open"),
    "a timer closes at its time": (may_close_by_timer(OPEN, CLOSES, False), None),
    "a timer later than the record closes": (may_close_by_timer(OPEN, AFTER, False), None),
    "a timer of an earlier deadline does not": (
        may_close_by_timer(OPEN, BEFORE, False),
        "rounds.deadline_moved",
    ),
    "a timer does nothing during a pause": (
        may_close_by_timer(OPEN, CLOSES, True),
        "rounds.paused",
    ),
    "a timer does nothing twice": (may_close_by_timer(CLOSED, CLOSES, False), "rounds.not_open"),
    "a window turns at its tick": (may_turn(OPEN, BEFORE, BEFORE, False), None),
    "a window turns late rather than never": (may_turn(OPEN, BEFORE, AFTER, False), None),
    "a tick of an earlier time turns nothing": (
        may_turn(OPEN, CLOSES, BEFORE, False),
        "rounds.deadline_moved",
    ),
    "the only window of a round does not turn": (
        may_turn(OPEN, None, BEFORE, False),
        "rounds.deadline_moved",
    ),
    "no window turns during a pause": (may_turn(OPEN, BEFORE, BEFORE, True), "rounds.paused"),
    "a closed window does not turn": (may_turn(CLOSED, BEFORE, BEFORE, False), "rounds.not_open"),
    "the silent are reminded when it is time": (
        may_remind(OPEN, BEFORE, BEFORE, BEFORE, False),
        None,
    ),
    "a reminder waits for its time, when that was moved": (
        may_remind(OPEN, CLOSES, BEFORE, BEFORE, False),
        "rounds.deadline_moved",
    ),
    "a short round reminds nobody": (
        may_remind(OPEN, None, BEFORE, BEFORE, False),
        "rounds.deadline_moved",
    ),
    "nobody is reminded of what is over": (
        may_remind(OPEN, BEFORE, BEFORE, CLOSES, False),
        "rounds.late",
    ),
    "nobody is reminded of what was closed": (
        may_remind(CLOSED, BEFORE, BEFORE, BEFORE, False),
        "rounds.not_open",
    ),
    "nobody is reminded during a pause": (
        may_remind(OPEN, BEFORE, BEFORE, BEFORE, True),
        "rounds.paused",
    ),
    "an author withdraws from an open window": (
        may_withdraw(replace(MINE, window=WindowState.OPEN)),
        None,
    ),
    "an author withdraws while it waits": (may_withdraw(MINE), None),
    "an author does not withdraw what is released": (
        may_withdraw(GONE),
        "rounds.already_released",
    ),
    "nobody withdraws for another": (may_withdraw(YOURS), "rounds.not_own"),
    "an item is returned with a reason": (may_return(YOURS, "unclear"), None),
    "an item is not returned without one": (may_return(YOURS, " "), "rounds.reason_missing"),
    "an item is not returned while the window is open": (
        may_return(replace(YOURS, window=WindowState.OPEN), "unclear"),
        "rounds.still_open",
    ),
    "an item is not returned after the release": (
        may_return(replace(YOURS, window=WindowState.RELEASED), "unclear"),
        "rounds.already_released",
    ),
    "an item is not returned twice": (
        may_return(replace(YOURS, returned=True), "unclear"),
        "rounds.already_returned",
    ),
    "a returned item is sent again": (may_resend(RETURNED, "clearer"), None),
    "an item that was not returned is not": (may_resend(MINE, "clearer"), "rounds.not_returned"),
    "an item is not sent again by another": (
        may_resend(replace(RETURNED, own=False), "clearer"),
        "rounds.not_own",
    ),
    "an item is not sent again after the release": (
        may_resend(replace(RETURNED, window=WindowState.RELEASED), "clearer"),
        "rounds.already_released",
    ),
    "an item is not sent again empty": (may_resend(RETURNED, ""), "rounds.item_empty"),
    "a batch of k authors is released": (
        may_release(WindowState.CLOSED, 5, 5, consented=False),
        None,
    ),
    "a batch of fewer waits": (
        may_release(WindowState.CLOSED, 4, 5, consented=False),
        "rounds.waits",
    ),
    "a batch of fewer is released with the consent of each": (
        may_release(WindowState.CLOSED, 1, 5, consented=True),
        None,
    ),
    "a batch of nobody waits": (
        may_release(WindowState.CLOSED, 0, 5, consented=True),
        "rounds.waits",
    ),
    "with a circle of three it takes three more": (
        may_release(WindowState.CLOSED, 8, 5, consented=False, circle=3),
        None,
    ),
    "and one fewer wait, whoever they are": (
        may_release(WindowState.CLOSED, 7, 5, consented=False, circle=3),
        "rounds.waits_in_circle",
    ),
    "unless each lets it go": (
        may_release(WindowState.CLOSED, 1, 5, consented=True, circle=3),
        None,
    ),
    "an author lets go what waits": (may_consent(MINE), None),
    "nobody lets go what somebody else wrote": (may_consent(YOURS), "rounds.not_own"),
    "nobody consents before the others have had their time": (
        may_consent(replace(MINE, window=WindowState.OPEN)),
        "rounds.still_open",
    ),
    "what is released needs no consent": (may_consent(GONE), "rounds.already_released"),
    "what came back is not let go but sent again": (
        may_consent(RETURNED),
        "rounds.already_returned",
    ),
    "a batch is not released while open": (
        may_release(WindowState.OPEN, 9, 5, consented=True),
        "rounds.still_open",
    ),
    "a batch is released once": (
        may_release(WindowState.RELEASED, 9, 5, consented=True),
        "rounds.already_released",
    ),
}


@table(CASES)
def test_round(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_one_restricted_topic_among_those_of_a_round_is_enough() -> None:
    assert free_for(("a", "b"), ("c",))
    assert free_for((), ("c",))
    assert not free_for(("a", "c"), ("c", "d"))


@table(
    {
        "a window that turns in time turns again a tick later": (BEFORE, 1),
        "one that turns at the next tick itself has missed it": (BEFORE + SECOND, 2),
        "however many ticks were missed, the next one is ahead": (BEFORE + 7.5 * SECOND, 8),
        "a clock that is behind changes nothing": (BEFORE - 9 * SECOND, 1),
    }
)
def test_ticks_stand_on_a_grid(case: tuple[datetime, int]) -> None:
    now, ticks = case
    assert next_turn(BEFORE, now, SECOND) == BEFORE + ticks * SECOND


@table(
    {
        "a round of less than two days reminds nobody": (47.9, None, None),
        "one of two days reminds at half-time": (48, 24, None),
        "one of four days does it once": (96, 48, None),
        "one of a week calls two days before its end too": (168, 84, 120),
    }
)
def test_reminders(case: tuple[float, float | None, float | None]) -> None:
    length, first, second = (None if one is None else timedelta(hours=one) for one in case)
    assert length is not None
    closes = CLOSES + length
    found = half_time(CLOSES, closes), last_call(CLOSES, closes)
    assert found == tuple(None if one is None else CLOSES + one for one in (first, second))
