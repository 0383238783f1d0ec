"""Steps between phases and what their gates ask."""

from dataclasses import replace

import pytest

from policies.facts import (
    ConveningFacts,
    DraftingFacts,
    ExplorationFacts,
    GateFacts,
    HandOffFacts,
    TrackFacts,
)
from policies.phases import (
    NEEDED_SEATS,
    column,
    may_advance,
    may_pause,
    may_resume,
    may_step_back,
    may_terminate,
    missing,
    next_phase,
    step_back_target,
)
from policies.readiness import Readiness, ReadinessFacts
from policies.terms import Phase, Seat, TermsKind
from tests.policies.tables import Asked, rule_of, table

FULL_HOUSE = dict.fromkeys(NEEDED_SEATS, 1) | {Seat.EXPERT: 5}
READY = ReadinessFacts(unanswered=0, holds=Readiness.PROCEED)
UNDECIDED = replace(READY, holds=None)
CONVENED = ConveningFacts(
    seated=FULL_HOUSE,
    unassessed=0,
    k=5,
    quorum=0,
    sides_named=True,
    readiness=READY,
    approved=tuple(TermsKind),
)
EXPLORED = ExplorationFacts(
    open_windows=0, waiting_items=0, released_rounds=1, options=2, strongest=1
)
DRAFTED = DraftingFacts(
    adopted_paragraphs=1,
    open_amendments=0,
    recommendations=1,
    messages=1,
    dissents_on_unadopted=0,
)
HANDED = HandOffFacts(
    released_briefs=1,
    addressees=2,
    acknowledged=2,
    recommendations=3,
    answered=3,
    unprinted_dissents=0,
)

GateCase = tuple[Phase, GateFacts, list[str]]
GATES: dict[str, GateCase] = {
    "a full house leaves convening": (Phase.CONVENING, CONVENED, []),
    "a declared candidate waits": (
        Phase.CONVENING,
        replace(CONVENED, unassessed=1),
        ["phases.candidates_unassessed"],
    ),
    "sixteen questions are all answered": (
        Phase.CONVENING,
        replace(CONVENED, readiness=ReadinessFacts(unanswered=1, holds=None)),
        ["readiness.unanswered"],
    ),
    "answers need a decision": (
        Phase.CONVENING,
        replace(CONVENED, readiness=UNDECIDED),
        ["readiness.undecided"],
    ),
    "a deferred track does not open": (
        Phase.CONVENING,
        replace(CONVENED, readiness=replace(READY, holds=Readiness.DEFER)),
        ["readiness.not_now"],
    ),
    "both texts are approved": (
        Phase.CONVENING,
        replace(CONVENED, approved={TermsKind.CONCEPT_NOTE}),
        ["phases.terms_unapproved"],
    ),
    "four experts are fewer than five": (
        Phase.CONVENING,
        replace(CONVENED, seated=FULL_HOUSE | {Seat.EXPERT: 4}),
        ["phases.experts_missing"],
    ),
    "a quorum of two needs two chairs": (
        Phase.CONVENING,
        replace(CONVENED, quorum=2),
        ["phases.chairs_missing"],
    ),
    "two chairs can meet a quorum of two": (
        Phase.CONVENING,
        replace(CONVENED, quorum=2, seated=FULL_HOUSE | {Seat.CHAIR: 2}),
        [],
    ),
    "one from each side needs sides": (
        Phase.CONVENING,
        replace(CONVENED, sides_named=False),
        ["quorum.sides_unnamed"],
    ),
    "an empty house lacks every seat": (
        Phase.CONVENING,
        replace(CONVENED, seated={}),
        ["phases.seat_missing"] * len(NEEDED_SEATS) + ["phases.experts_missing"],
    ),
    "a released round leaves exploration": (Phase.EXPLORATION, EXPLORED, []),
    "an open window holds exploration": (
        Phase.EXPLORATION,
        replace(EXPLORED, open_windows=1),
        ["phases.window_open"],
    ),
    "a waiting item holds exploration": (
        Phase.EXPLORATION,
        replace(EXPLORED, waiting_items=1),
        ["phases.items_waiting"],
    ),
    "nothing released is nothing explored": (
        Phase.EXPLORATION,
        replace(EXPLORED, released_rounds=0),
        ["phases.no_released_round"],
    ),
    "paragraph, recommendation and message leave drafting": (Phase.DRAFTING, DRAFTED, []),
    "no adopted paragraph is no text": (
        Phase.DRAFTING,
        replace(DRAFTED, adopted_paragraphs=0),
        ["phases.no_adopted_paragraph"],
    ),
    "an open amendment holds drafting": (
        Phase.DRAFTING,
        replace(DRAFTED, open_amendments=1),
        ["phases.amendments_open"],
    ),
    "neither recommendation nor message: both are named": (
        Phase.DRAFTING,
        replace(DRAFTED, recommendations=0, messages=0),
        ["phases.no_recommendation", "phases.no_message"],
    ),
    "a dissent from a text that is not adopted would be printed nowhere": (
        Phase.DRAFTING,
        replace(DRAFTED, dissents_on_unadopted=1),
        ["phases.dissent_on_unadopted"],
    ),
    "everything answered leaves the hand-off": (Phase.HAND_OFF, HANDED, []),
    "no track closes over a dissent that nobody was shown": (
        Phase.HAND_OFF,
        replace(HANDED, unprinted_dissents=1),
        ["phases.dissents_unprinted"],
    ),
    "without a brief nothing was handed": (
        Phase.HAND_OFF,
        replace(HANDED, released_briefs=0),
        ["phases.no_released_brief"],
    ),
    "a brief needs an addressee": (
        Phase.HAND_OFF,
        replace(HANDED, addressees=0, acknowledged=0),
        ["phases.no_addressee"],
    ),
    "one addressee is silent": (
        Phase.HAND_OFF,
        replace(HANDED, acknowledged=1),
        ["phases.unacknowledged"],
    ),
    "one recommendation has no answer": (
        Phase.HAND_OFF,
        replace(HANDED, answered=2),
        ["phases.unanswered"],
    ),
    "facts of another phase never pass": (Phase.HAND_OFF, EXPLORED, ["phases.no_gate"]),
    "there is no gate out of closed": (Phase.CLOSED, HANDED, ["phases.no_gate"]),
}


@table(GATES)
def test_gate(case: GateCase) -> None:
    phase, facts, rules = case
    assert [lack.rule for lack in missing(phase, facts)] == rules


@pytest.mark.parametrize("seat", NEEDED_SEATS)
def test_the_gate_names_the_seat_that_is_empty(seat: Seat) -> None:
    lacking = missing(Phase.CONVENING, replace(CONVENED, seated=FULL_HOUSE | {seat: 0}))
    assert [dict(lack.values) for lack in lacking] == [{"seat": seat.value}]


def standing(phase: Phase, paused: bool = False, seen: Phase | None = None) -> TrackFacts:
    return TrackFacts(phase=phase, paused=paused, seen=seen or phase)


DRAFTING = standing(Phase.DRAFTING)
STEPS: dict[str, Asked] = {
    "a passed gate lets the track advance": (may_advance(DRAFTING, DRAFTED), None),
    "a gate that lacks something does not": (
        may_advance(DRAFTING, replace(DRAFTED, messages=0)),
        "phases.no_message",
    ),
    "a phase that has changed since does not": (
        may_advance(standing(Phase.DRAFTING, seen=Phase.EXPLORATION), DRAFTED),
        "phases.changed",
    ),
    "a paused track does not advance": (
        may_advance(standing(Phase.DRAFTING, paused=True), DRAFTED),
        "phases.paused",
    ),
    "a closed track does not advance": (may_advance(standing(Phase.CLOSED), HANDED), "phases.last"),
    "drafting steps back": (may_step_back(DRAFTING, 0), None),
    "a hand-off steps back before the release": (may_step_back(standing(Phase.HAND_OFF), 0), None),
    "a hand-off does not step back after it": (
        may_step_back(standing(Phase.HAND_OFF), 1),
        "phases.brief_released",
    ),
    "convening has nothing behind it": (
        may_step_back(standing(Phase.CONVENING), 0),
        "phases.no_step_back",
    ),
    "a paused track does not step back": (
        may_step_back(standing(Phase.DRAFTING, paused=True), 0),
        "phases.paused",
    ),
    "a step back needs the phase seen": (
        may_step_back(standing(Phase.DRAFTING, seen=Phase.HAND_OFF), 0),
        "phases.changed",
    ),
    "a track ends where it stands": (may_terminate(DRAFTING, "No means."), None),
    "a paused track ends": (
        may_terminate(standing(Phase.DRAFTING, paused=True, seen=Phase.PAUSED), "No means."),
        None,
    ),
    "an end has a reason": (may_terminate(DRAFTING, "\n"), "phases.reason_missing"),
    "a closed track does not end again": (
        may_terminate(standing(Phase.CLOSED), "No means."),
        "phases.last",
    ),
    "who saw another phase does not end the track": (
        may_terminate(standing(Phase.DRAFTING, seen=Phase.CONVENING), "No means."),
        "phases.changed",
    ),
    "a track pauses": (may_pause(DRAFTING), None),
    "a paused track does not pause again": (
        may_pause(standing(Phase.DRAFTING, paused=True)),
        "phases.paused",
    ),
    "a closed track does not pause": (may_pause(standing(Phase.CLOSED)), "phases.last"),
    "a pause is lifted by who saw the pause": (
        may_resume(standing(Phase.DRAFTING, paused=True, seen=Phase.PAUSED), READY),
        None,
    ),
    "a pause is lifted by who saw the phase": (
        may_resume(standing(Phase.DRAFTING, paused=True), READY),
        None,
    ),
    "a pause is not lifted before readiness was decided on again": (
        may_resume(standing(Phase.DRAFTING, paused=True), UNDECIDED),
        "readiness.undecided",
    ),
    "a pause is not lifted by who saw another phase": (
        may_resume(standing(Phase.DRAFTING, paused=True, seen=Phase.CONVENING), READY),
        "phases.changed",
    ),
    "what is not paused is not resumed": (may_resume(DRAFTING, READY), "phases.not_paused"),
}


@table(STEPS)
def test_step(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_phases_follow_each_other_to_the_end() -> None:
    walked = [Phase.CONVENING]
    while following := next_phase(walked[-1]):
        walked.append(following)
    assert walked == [phase for phase in Phase if phase is not Phase.PAUSED]


def test_a_step_back_undoes_a_step_forward() -> None:
    for phase in (Phase.DRAFTING, Phase.HAND_OFF):
        target = step_back_target(phase)
        assert target is not None
        assert next_phase(target) is phase


def test_a_pause_is_a_column_of_its_own() -> None:
    assert column(Phase.DRAFTING, True) is Phase.PAUSED
    assert column(Phase.DRAFTING, False) is Phase.DRAFTING
