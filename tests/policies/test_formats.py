"""Formats of rounds: what each demands, and what is written about one."""

from dataclasses import replace

import pytest

from policies.formats import (
    LENGTHS,
    LONGEST_WEEK,
    SHORTEST_WEEK,
    Plan,
    RoundFormat,
    SummaryKind,
    may_ask_on,
    may_last,
    may_open_as,
    may_show,
    may_sum_up,
    reads_shown,
)
from policies.papers import may_be_shown
from policies.terms import Handling, Scale, Seat, WindowState
from tests.policies.tables import Asked, rule_of, table

FORMAT = RoundFormat
OPEN = Plan(FORMAT.OPEN_EXPLORATION, False, 1, scales=set(Scale), points=0, shown=0, wider=False)
DELPHI = replace(OPEN, format=FORMAT.QUESTIONNAIRE, scales={Scale.IMPORTANCE, Scale.FEASIBILITY})
WEEK = replace(OPEN, format=FORMAT.DIALOGUE_WEEK, daily=True, windows=7)
EVENT = replace(OPEN, format=FORMAT.DIALOGUE_EVENT, points=1)
REFLECTION = replace(OPEN, format=FORMAT.REFLECTION, shown=1)
SUMMARY, MINUTES = SummaryKind.SUMMARY, SummaryKind.MINUTES

CASES: dict[str, Asked] = {
    "open exploration asks for nothing": (may_open_as(OPEN), None),
    "open exploration may go on day by day": (may_open_as(replace(OPEN, daily=True)), None),
    "a questionnaire asks on the scales of Turoff": (may_open_as(DELPHI), None),
    "a questionnaire does not ask for agreement": (
        may_open_as(replace(DELPHI, scales={Scale.IMPORTANCE, Scale.AGREEMENT})),
        "formats.scale",
    ),
    "nobody reads the others in a questionnaire": (
        may_open_as(replace(DELPHI, daily=True)),
        "formats.one_window",
    ),
    "a week goes on day by day": (may_open_as(WEEK), None),
    "a week of one window is none": (may_open_as(replace(WEEK, daily=False)), "formats.daily"),
    "five days are a week": (may_open_as(replace(WEEK, windows=SHORTEST_WEEK)), None),
    "four days are none": (may_open_as(replace(WEEK, windows=4.9)), "formats.week"),
    "ten days are still a week": (may_open_as(replace(WEEK, windows=LONGEST_WEEK)), None),
    "eleven are none": (may_open_as(replace(WEEK, windows=10.1)), "formats.week"),
    "any other round lasts as long as it lasts": (may_last(FORMAT.QUESTIONNAIRE, 90), None),
    "an event has an agenda": (may_open_as(EVENT), None),
    "an event without one is none": (
        may_open_as(replace(EVENT, points=0)),
        "formats.agenda_missing",
    ),
    "an event is one sitting": (may_open_as(replace(EVENT, daily=True)), "formats.one_window"),
    "only an event has an agenda": (
        may_open_as(replace(WEEK, points=1)),
        "formats.agenda_elsewhere",
    ),
    "a reflection shows one text": (may_open_as(REFLECTION), None),
    "a reflection on nothing is none": (
        may_open_as(replace(REFLECTION, shown=0)),
        "formats.nothing_shown",
    ),
    "a reflection on two texts is none": (
        may_open_as(replace(REFLECTION, shown=2)),
        "formats.nothing_shown",
    ),
    "no other round shows a text": (
        may_open_as(replace(DELPHI, shown=1)),
        "formats.shown_elsewhere",
    ),
    "a reflection may be shown to a wider circle": (
        may_open_as(replace(REFLECTION, wider=True)),
        None,
    ),
    "no other round is": (may_open_as(replace(OPEN, wider=True)), "formats.circle_elsewhere"),
    "a questionnaire takes one more question": (
        may_ask_on(FORMAT.QUESTIONNAIRE, Scale.CONFIDENCE),
        None,
    ),
    "but none on another scale": (
        may_ask_on(FORMAT.QUESTIONNAIRE, Scale.AGREEMENT),
        "formats.scale",
    ),
    "nor a ranking": (may_ask_on(FORMAT.QUESTIONNAIRE, Scale.RANKING), "formats.scale"),
    "an exploration takes a ranking": (
        may_ask_on(FORMAT.OPEN_EXPLORATION, Scale.RANKING),
        None,
    ),
    "no edition is shown": (may_show(None, 0), None),
    "the newest edition is shown": (may_show(3, 3), None),
    "an edition to come is not": (may_show(4, 3), "formats.no_such_edition"),
    "nor one of no draft": (may_show(1, 0), "formats.no_such_edition"),
    "a paper is shown": (may_be_shown(Handling.NO_CIRCULATION, withdrawn=False), None),
    "one for the facilitator alone is not": (
        may_be_shown(Handling.NOT_FOR_USE, withdrawn=False),
        "papers.not_for_use",
    ),
    "nor one that was withdrawn": (
        may_be_shown(Handling.OPEN, withdrawn=True),
        "papers.withdrawn",
    ),
    "what was released is summed up": (
        may_sum_up(FORMAT.QUESTIONNAIRE, WindowState.RELEASED, SUMMARY),
        None,
    ),
    "what waits is not": (
        may_sum_up(FORMAT.DIALOGUE_WEEK, WindowState.CLOSED, SUMMARY),
        "formats.not_released",
    ),
    "an event has minutes": (
        may_sum_up(FORMAT.DIALOGUE_EVENT, WindowState.RELEASED, MINUTES),
        None,
    ),
    "a week has none": (
        may_sum_up(FORMAT.DIALOGUE_WEEK, WindowState.RELEASED, MINUTES),
        "formats.minutes_of_events",
    ),
}


@table(CASES)
def test_a_format(case: Asked) -> None:
    decision, rule = case
    assert rule_of(decision) == rule


READS = {
    "who reads drafts reads the one that is shown": ({Seat.RAPPORTEUR}, True, False, True),
    "a silent observer reads what is shown to a wider circle": (
        {Seat.SILENT_OBSERVER},
        False,
        True,
        True,
    ),
    "and no other draft": ({Seat.SILENT_OBSERVER}, False, False, False),
    "a facilitator is of no circle": ({Seat.FACILITATOR}, False, True, False),
    "nor is a friend": ({Seat.FRIEND}, False, True, False),
}


@pytest.mark.parametrize(("seats", "drafts", "wider", "reads"), READS.values(), ids=READS)
def test_who_reads_what_is_shown(seats: set[Seat], drafts: bool, wider: bool, reads: bool) -> None:
    assert reads_shown(seats, drafts=drafts, wider=wider) is reads


@pytest.mark.parametrize("form", RoundFormat)
def test_a_round_may_last_as_long_as_is_usual(form: RoundFormat) -> None:
    assert rule_of(may_last(form, LENGTHS[form])) is None
