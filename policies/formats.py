"""The formats of a round: what each one demands, and what the facilitator writes about it after.

- *Open exploration* demands nothing more than any round.
- A *questionnaire* is a Policy Delphi (Turoff, in Linstone and Turoff, *The Delphi Method*, 1975):
  each question stands on a scale without a neutral point, and nobody reads the others before
  everybody has answered.
- An *e-dialogue week* has one window a day, so that people can answer each other, and five to ten
  of them; the facilitator sums it up.
- A *dialogue event* is one sitting with an agenda. Its summary names nobody, also no handle; its
  minutes may show who spoke, under handles.
- A *reflection period* shows one text, an edition of the draft or a paper, and asks what those who
  read it make of it. It may show it to a wider circle: chairs and silent observers read that text,
  no other, and may write; then nobody writes under a handle, so that no words tell a seat.
- The format and what it needs are fixed when the round opens.
- A summary is of what was released; a correction is another version beside the first.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Scale, Seat, WindowState


class RoundFormat(StrEnum):
    """How people talk in a round."""

    OPEN_EXPLORATION = "open_exploration"
    QUESTIONNAIRE = "policy_delphi_questionnaire"
    DIALOGUE_WEEK = "e_dialogue_week"
    DIALOGUE_EVENT = "dialogue_event"
    REFLECTION = "reflection_period"


class SummaryKind(StrEnum):
    """What the facilitator writes about a round: unattributed, or under handles."""

    SUMMARY = "summary"
    MINUTES = "minutes"


TUROFF: Final = frozenset(
    {Scale.DESIRABILITY, Scale.FEASIBILITY, Scale.IMPORTANCE, Scale.CONFIDENCE}
)
"""The scales of a Policy Delphi."""

SHORTEST_WEEK: Final = 5
"""The fewest windows of an e-dialogue week: the working days."""

LONGEST_WEEK: Final = 10
"""The most windows of an e-dialogue week: its days, and some to end what was begun."""

LENGTHS: Final = MappingProxyType(
    {
        RoundFormat.OPEN_EXPLORATION: 14,
        RoundFormat.QUESTIONNAIRE: 14,
        RoundFormat.DIALOGUE_WEEK: 7,
        RoundFormat.DIALOGUE_EVENT: 1,
        RoundFormat.REFLECTION: 10,
    }
)
"""How many ticks a round of each format usually lasts."""

DAILY: Final = frozenset({RoundFormat.OPEN_EXPLORATION, RoundFormat.DIALOGUE_WEEK})
"""Formats that may have one window after the other."""

CIRCLE: Final = frozenset({Seat.CHAIR, Seat.SILENT_OBSERVER})
"""Who is the wider circle: seats that read what comes back, and write nothing else."""

SUMMED_UP: Final = frozenset({RoundFormat.DIALOGUE_WEEK, RoundFormat.DIALOGUE_EVENT})
"""Formats of which a summary is awaited."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A round that is to open: `windows` is how many ticks it lasts, `points` those of its agenda,
    `shown` how many texts it shows, `wider` whether to the wider circle too."""

    format: RoundFormat
    daily: bool
    windows: float
    scales: Collection[Scale]
    points: int
    shown: int
    wider: bool


def may_open_as(plan: Plan) -> Decision:
    """Whether a round has what its format demands, and nothing that belongs to another."""
    event = plan.format is RoundFormat.DIALOGUE_EVENT
    shows = plan.format is RoundFormat.REFLECTION
    return all_of(
        allow_if(plan.daily or plan.format is not RoundFormat.DIALOGUE_WEEK, "formats.daily"),
        allow_if(plan.format in DAILY or not plan.daily, "formats.one_window"),
        may_last(plan.format, plan.windows),
        *(may_ask_on(plan.format, scale) for scale in plan.scales),
        allow_if(plan.points > 0 or not event, "formats.agenda_missing"),
        allow_if(event or not plan.points, "formats.agenda_elsewhere"),
        allow_if(plan.shown == 1 or not shows, "formats.nothing_shown"),
        allow_if(shows or not plan.shown, "formats.shown_elsewhere"),
        allow_if(shows or not plan.wider, "formats.circle_elsewhere"),
    )


def reads_shown(seats: Collection[Seat], *, drafts: bool, wider: bool) -> bool:
    """Whether somebody in these seats reads the edition that a round shows; `drafts`: they read
    every edition."""
    return drafts or (wider and not CIRCLE.isdisjoint(seats))


def may_last(form: RoundFormat, windows: float) -> Decision:
    """Whether a round of this format may have so many windows."""
    week = form is RoundFormat.DIALOGUE_WEEK
    fits = SHORTEST_WEEK <= windows <= LONGEST_WEEK
    bounds = {"least": SHORTEST_WEEK, "most": LONGEST_WEEK}
    return allow_if(fits or not week, "formats.week", **bounds)


def may_ask_on(form: RoundFormat, scale: Scale) -> Decision:
    """Whether a round of this format may ask on this scale."""
    asks = form is RoundFormat.QUESTIONNAIRE
    return allow_if(scale in TUROFF or not asks, "formats.scale", scale=scale.value)


def may_show(edition: int | None, editions: int) -> Decision:
    """Whether a round may show this edition of a draft that has had so many."""
    return allow_if(edition is None or 0 < edition <= editions, "formats.no_such_edition")


def may_sum_up(form: RoundFormat, state: WindowState, kind: SummaryKind) -> Decision:
    """Whether the facilitator may write this about a round."""
    minuted = form is RoundFormat.DIALOGUE_EVENT
    return all_of(
        allow_if(state is WindowState.RELEASED, "formats.not_released"),
        allow_if(minuted or kind is not SummaryKind.MINUTES, "formats.minutes_of_events"),
    )
