"""Rounds: a window opens, closes, and is released as one batch; items wait in it.

- `closes_at` in the record decides what is late, whether or not the timer has fired yet.
- Who was restricted from a topic is not in the roster of a round that touches it.
- The facilitator may move the closing time of an open window on, never back, and may ask more
  while it is open.
- Only seats in the roster frozen into the window may post; an item has 1 to 8,000 characters.
- An author may withdraw until the release, and send again what was returned to them.
- The facilitator may return an item only once the window is closed, and says why.
- A round may have one window after the other, so that people can talk to each other: at each
  tick the present one closes, the next opens, and what waited since the last tick is released.
- The clock's own act is never refused for its time: a timer asks whether its deadline is
  still the recorded one, not how late it is.
- Who is silent is reminded at half-time and two days before the end, of a round that is long
  enough for it: the first of two days, the second of more than four.
- A batch of fewer than k authors is not released: it waits and joins the next, unless each
  of its authors lets it be released nevertheless.
- k counts experts. Where a wider circle wrote too, everybody counts alike, so that waiting tells
  nobody's seat, and k more are needed than the circle has seats: then k of them are experts,
  whoever wrote, and would be if the whole circle told each other what it wrote. What waits there
  joins no round in which people write under handles.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.facts import ItemFacts, WindowFacts
from policies.terms import Scale, WindowState

ITEM_MAX: Final = 8_000
"""The longest item, in characters (code points)."""


LAST_CALL: Final = timedelta(hours=48)
"""How long before its end a round is called for the last time."""

QUESTIONS_MAX: Final = 40
"""The most questions that one round asks."""


def item_fits(text: str) -> Decision:
    """Whether a text is an item: not blank, and at most `ITEM_MAX` characters."""
    return all_of(
        allow_if(bool(text.strip()), "rounds.item_empty"),
        allow_if(len(text) <= ITEM_MAX, "rounds.item_too_long", most=ITEM_MAX),
    )


def may_open(now: datetime, closes_at: datetime, questions: int, experts: int, k: int) -> Decision:
    """Whether a round may open: it asks something, closes later, and k experts can answer."""
    return all_of(
        allow_if(questions > 0, "rounds.no_question"),
        allow_if(closes_at > now, "rounds.closes_in_the_past"),
        allow_if(experts >= k, "rounds.roster_too_small", needed=k),
    )


def may_touch(topics: Collection[str], of_track: Collection[str]) -> Decision:
    """Whether a round may be about these topics: they are topics of the track."""
    return allow_if(set(topics) <= set(of_track), "rounds.topic_unknown")


def free_for(topics: Collection[str], restricted: Collection[str]) -> bool:
    """Whether somebody restricted from some topics may speak in a round that touches these."""
    return set(topics).isdisjoint(restricted)


def may_post(window: WindowFacts, seat_id: str, now: datetime, text: str) -> Decision:
    """Whether this seat may post this text in this window now."""
    return all_of(
        may_answer(window, seat_id, now),
        item_fits(text),
    )


def may_answer(window: WindowFacts, seat_id: str, now: datetime) -> Decision:
    """Whether this seat may take a position on a question of this window now."""
    return all_of(
        allow_if(seat_id in window.roster, "rounds.not_in_roster"),
        _takes(window, now),
    )


def may_close(window: WindowFacts) -> Decision:
    """Whether the facilitator may close this window, also before its time."""
    return allow_if(window.state is WindowState.OPEN, "rounds.not_open")


def may_extend(window: WindowFacts, now: datetime, closes_at: datetime) -> Decision:
    """Whether an open window may close at this later time instead; a late one is over."""
    return all_of(
        _takes(window, now),
        allow_if(closes_at > window.closes_at, "rounds.only_later"),
    )


def may_ask(window: WindowFacts, now: datetime, questions: int) -> Decision:
    """Whether one more question may join the `questions` of a round while it is open."""
    return all_of(
        _takes(window, now),
        allow_if(questions < QUESTIONS_MAX, "rounds.too_many_questions", most=QUESTIONS_MAX),
    )


def may_ask_again(earlier: Scale, now: Scale, *, settled: bool) -> Decision:
    """Whether a question may be asked again: on its scale, once its earlier round is over. A
    ranking is not: of two orders from almost the same people, the difference would tell of few."""
    return all_of(
        allow_if(Scale.RANKING not in (earlier, now), "rounds.ranked_once"),
        allow_if(settled, "rounds.still_open"),
        allow_if(now is earlier, "rounds.other_scale", scale=earlier.value),
    )


def may_close_by_timer(window: WindowFacts, due: datetime, paused: bool) -> Decision:
    """Whether a timer that fell due closes this window.

    A pause stops it, and so does a deadline that was moved to a later time since. No clock
    is asked: whoever runs early or late by some seconds is not refused for it.
    """
    return all_of(
        allow_if(not paused, "rounds.paused"),
        allow_if(due >= window.closes_at, "rounds.deadline_moved"),
        may_close(window),
    )


def may_turn(
    window: WindowFacts, turns_at: datetime | None, due: datetime, paused: bool
) -> Decision:
    """Whether a tick that fell due at `due` lets the present window make room for the next."""
    return all_of(
        allow_if(not paused, "rounds.paused"),
        allow_if(turns_at is not None and due >= turns_at, "rounds.deadline_moved"),
        may_close(window),
    )


def next_turn(turns_at: datetime, now: datetime, tick: timedelta) -> datetime:
    """The first time after `now` on the grid on which `turns_at` stands."""
    missed = max((now - turns_at) // tick, 0)
    return turns_at + tick * (missed + 1)


def half_time(opened_at: datetime, closes_at: datetime) -> datetime | None:
    """When the silent are reminded first; not at all in a round of less than two days."""
    length = closes_at - opened_at
    return opened_at + length / 2 if length >= LAST_CALL else None


def last_call(opened_at: datetime, closes_at: datetime) -> datetime | None:
    """When the silent are reminded again; not at all in a round of four days or less."""
    return closes_at - LAST_CALL if closes_at - opened_at > 2 * LAST_CALL else None


def may_remind(
    window: WindowFacts, falls_due: datetime | None, due: datetime, now: datetime, paused: bool
) -> Decision:
    """Whether a reminder that fell due at `due` goes out: not for what is over meanwhile."""
    return all_of(
        allow_if(not paused, "rounds.paused"),
        allow_if(falls_due is not None and due >= falls_due, "rounds.deadline_moved"),
        _takes(window, now),
    )


def may_withdraw(item: ItemFacts) -> Decision:
    """Whether an author may take their item back: until the release, nobody else's."""
    return all_of(_own(item), _unreleased(item))


def may_return(item: ItemFacts, reason: str) -> Decision:
    """Whether the facilitator may return an item to its author, with a reason."""
    return all_of(
        allow_if(item.window is not WindowState.OPEN, "rounds.still_open"),
        _unreleased(item),
        allow_if(not item.returned, "rounds.already_returned"),
        allow_if(bool(reason.strip()), "rounds.reason_missing"),
    )


def may_resend(item: ItemFacts, text: str) -> Decision:
    """Whether an author may send a returned item again, in this wording."""
    return all_of(
        _own(item),
        _unreleased(item),
        allow_if(item.returned, "rounds.not_returned"),
        item_fits(text),
    )


def may_consent(item: ItemFacts) -> Decision:
    """Whether an author may let an item that waits be released with fewer than k authors."""
    return all_of(
        _own(item),
        allow_if(item.window is not WindowState.OPEN, "rounds.still_open"),
        _unreleased(item),
        allow_if(not item.returned, "rounds.already_returned"),
    )


def surely_experts(authors: int, circle: int) -> int:
    """How many of so many authors are experts, whoever they are, with a circle of so many seats."""
    return max(authors - circle, 0)


def may_release(
    state: WindowState, authors: int, k: int, *, consented: bool, circle: int = 0
) -> Decision:
    """Whether a batch may be released; `authors` are those of items not returned, of whom so many
    may sit in the wider `circle`, and `consented` says whether each of these items may be released
    nevertheless.

    The denial does not say how many wrote: that is a count of people below the threshold.
    """
    goes = surely_experts(authors, circle) >= k or (authors > 0 and consented)
    return all_of(
        allow_if(state is not WindowState.OPEN, "rounds.still_open"),
        allow_if(state is not WindowState.RELEASED, "rounds.already_released"),
        allow_if(goes or circle > 0, "rounds.waits", needed=k),
        allow_if(goes, "rounds.waits_in_circle", needed=k + circle),
    )


def _takes(window: WindowFacts, now: datetime) -> Decision:
    """Whether the window is open, and not only because the timer has not fired yet."""
    return all_of(
        allow_if(window.state is WindowState.OPEN, "rounds.not_open"),
        allow_if(now < window.closes_at, "rounds.late"),
    )


def _own(item: ItemFacts) -> Decision:
    return allow_if(item.own, "rounds.not_own")


def _unreleased(item: ItemFacts) -> Decision:
    return allow_if(item.window is not WindowState.RELEASED, "rounds.already_released")
