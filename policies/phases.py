"""The phases of a track, the steps between them, and the gate that each step passes.

- Phases follow each other: convening, exploration, drafting, hand-off, closed.
- A step forward needs everything that the gate asks; `missing` says what is lacking.
- What is only wanting is said and holds nobody up: a best case and a best objection of each
  option, confirmed by those who hold them.
- A step back leads from drafting to exploration, and from the hand-off to drafting for as
  long as no brief was released.
- Termination closes a track from anywhere, also under a pause, and gives its reason.
- A pause lies over a phase; until it is lifted no step is possible. It is lifted once readiness
  was decided on again.
- The phase that the caller saw must still be the phase.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from policies.decisions import Allow, Decision, Deny, Value, all_of, allow_if
from policies.facts import (
    ConveningFacts,
    DraftingFacts,
    ExplorationFacts,
    GateFacts,
    HandOffFacts,
    TrackFacts,
)
from policies.readiness import ReadinessFacts, may_go_on
from policies.terms import Phase, Seat, TermsKind

ORDER: Final = (
    Phase.CONVENING,
    Phase.EXPLORATION,
    Phase.DRAFTING,
    Phase.HAND_OFF,
    Phase.CLOSED,
)
STEPS_BACK: Final[Mapping[Phase, Phase]] = MappingProxyType(
    {Phase.DRAFTING: Phase.EXPLORATION, Phase.HAND_OFF: Phase.DRAFTING}
)
NEEDED_SEATS: Final = (
    Seat.SECRETARIAT_OFFICER,
    Seat.ELIGIBILITY_OFFICER,
    Seat.FACILITATOR,
    Seat.RAPPORTEUR,
    Seat.CHAIR,
    Seat.DECISION_MAKER,
)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a gate still asks for; rule and values as in a denial."""

    rule: str
    values: Mapping[str, Value]


def next_phase(phase: Phase) -> Phase | None:
    """The phase after this one; none after the last, and none for `PAUSED`."""
    following = dict(pairwise(ORDER))
    return following.get(phase)


def step_back_target(phase: Phase) -> Phase | None:
    """The phase that a step back leads to, where there is one."""
    return STEPS_BACK.get(phase)


def column(phase: Phase, paused: bool) -> Phase:
    """The column of the matrices that counts: `PAUSED` while a pause lies over the phase."""
    return Phase.PAUSED if paused else phase


def missing(phase: Phase, facts: GateFacts) -> tuple[Missing, ...]:
    """What the gate out of this phase still asks for; facts of another phase never pass it."""
    match phase, facts:
        case Phase.CONVENING, ConveningFacts():
            return _out_of_convening(facts)
        case Phase.EXPLORATION, ExplorationFacts():
            return _out_of_exploration(facts)
        case Phase.DRAFTING, DraftingFacts():
            return _out_of_drafting(facts)
        case Phase.HAND_OFF, HandOffFacts():
            return _out_of_hand_off(facts)
        case _:
            return _need(False, "phases.no_gate", phase=phase.value)


def wanting(facts: GateFacts) -> tuple[Missing, ...]:
    """What would be good to have before the next phase, and holds nobody up."""
    if not isinstance(facts, ExplorationFacts):
        return ()
    options, strongest = facts.options, facts.strongest
    enough = strongest >= options
    return _need(enough, "phases.strongest_case", options=options, strongest=strongest)


def may_advance(track: TrackFacts, facts: GateFacts) -> Decision:
    """Whether the track may take its next step: seen as it is, not paused, gate passed."""
    return all_of(
        _as_seen(track),
        _not_paused(track),
        allow_if(next_phase(track.phase) is not None, "phases.last"),
        _gate(missing(track.phase, facts)),
    )


def may_step_back(track: TrackFacts, released_briefs: int) -> Decision:
    """Whether the track may go back one phase."""
    return all_of(
        _as_seen(track),
        _not_paused(track),
        allow_if(
            step_back_target(track.phase) is not None,
            "phases.no_step_back",
            phase=track.phase.value,
        ),
        allow_if(released_briefs == 0, "phases.brief_released"),
    )


def may_pause(track: TrackFacts) -> Decision:
    """Whether a pause may be laid over the track; a closed track cannot pause."""
    return all_of(
        _as_seen(track),
        _not_paused(track),
        allow_if(track.phase is not Phase.CLOSED, "phases.last"),
    )


def may_resume(track: TrackFacts, readiness: ReadinessFacts) -> Decision:
    """Whether a pause may be lifted."""
    return all_of(
        allow_if(track.paused, "phases.not_paused"), _as_seen(track), may_go_on(readiness)
    )


def may_terminate(track: TrackFacts, reason: str) -> Decision:
    """Whether the track may be ended where it stands."""
    return all_of(
        _as_seen(track),
        allow_if(track.phase is not Phase.CLOSED, "phases.last"),
        allow_if(bool(reason.strip()), "phases.reason_missing"),
    )


def _gate(still: tuple[Missing, ...]) -> Decision:
    """The first missing thing as a denial."""
    return Deny(still[0].rule, still[0].rule, still[0].values) if still else Allow()


def _as_seen(track: TrackFacts) -> Decision:
    """A caller who looks at a paused track may have seen the pause or the phase below it."""
    seen = {track.phase, column(track.phase, track.paused)}
    return allow_if(track.seen in seen, "phases.changed", phase=track.phase.value)


def _not_paused(track: TrackFacts) -> Decision:
    return allow_if(not track.paused, "phases.paused")


def _need(fulfilled: bool, rule: str, **values: Value) -> tuple[Missing, ...]:
    """Nothing when fulfilled, otherwise the one thing that is missing."""
    return () if fulfilled else (Missing(rule, values),)


def _lack(decision: Decision) -> tuple[Missing, ...]:
    """A denial as the one thing that is missing."""
    return (Missing(decision.rule, decision.values),) if isinstance(decision, Deny) else ()


def _out_of_convening(facts: ConveningFacts) -> tuple[Missing, ...]:
    seats = [
        _need(facts.seated.get(seat, 0) > 0, "phases.seat_missing", seat=seat.value)
        for seat in NEEDED_SEATS
    ]
    experts = facts.seated.get(Seat.EXPERT, 0)
    chairs = facts.seated.get(Seat.CHAIR, 0)
    return (
        *(lack for found in seats for lack in found),
        *_need(chairs == 0 or chairs >= facts.quorum, "phases.chairs_missing", needed=facts.quorum),
        *_need(chairs == 0 or facts.sides_named, "quorum.sides_unnamed"),
        *_need(experts >= facts.k, "phases.experts_missing", needed=facts.k),
        *_need(facts.unassessed == 0, "phases.candidates_unassessed"),
        *(lack for kind in TermsKind for lack in _text(facts, kind)),
        *_lack(may_go_on(facts.readiness)),
    )


def _text(facts: ConveningFacts, kind: TermsKind) -> tuple[Missing, ...]:
    return _need(kind in facts.approved, "phases.terms_unapproved", kind=kind.value)


def _out_of_exploration(facts: ExplorationFacts) -> tuple[Missing, ...]:
    return (
        *_need(facts.released_rounds > 0, "phases.no_released_round"),
        *_need(facts.open_windows == 0, "phases.window_open", count=facts.open_windows),
        *_need(facts.waiting_items == 0, "phases.items_waiting"),
    )


def _out_of_drafting(facts: DraftingFacts) -> tuple[Missing, ...]:
    stray = facts.dissents_on_unadopted
    return (
        *_need(facts.adopted_paragraphs > 0, "phases.no_adopted_paragraph"),
        *_need(facts.open_amendments == 0, "phases.amendments_open", count=facts.open_amendments),
        *_need(facts.recommendations > 0, "phases.no_recommendation"),
        *_need(facts.messages > 0, "phases.no_message"),
        *_need(stray == 0, "phases.dissent_on_unadopted", count=stray),
    )


def _out_of_hand_off(facts: HandOffFacts) -> tuple[Missing, ...]:
    silent = facts.addressees - facts.acknowledged
    unanswered = facts.recommendations - facts.answered
    unprinted = facts.unprinted_dissents
    return (
        *_need(facts.released_briefs > 0, "phases.no_released_brief"),
        *_need(facts.addressees > 0, "phases.no_addressee"),
        *_need(silent <= 0, "phases.unacknowledged"),
        *_need(unanswered <= 0, "phases.unanswered", count=unanswered),
        *_need(unprinted == 0, "phases.dissents_unprinted", count=unprinted),
    )
