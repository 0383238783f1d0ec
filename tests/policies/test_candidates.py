"""Declaring, assessing, seating."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

from policies.candidates import (
    FROM,
    Assessment,
    DeclarationFacts,
    Found,
    Step,
    lapses,
    may_assess,
    may_declare,
    may_screen,
    may_seat,
    may_step,
    over,
)
from policies.decisions import Decision
from policies.terms import CandidateState as At
from policies.terms import Seat
from tests.policies.tables import Asked, rule_of, table

FREE = DeclarationFacts(
    personal_capacity=True, under_instruction=False, represents=False, undertaking=True
)
ACCEPT, RESTRICT, DECLINE = Assessment.ACCEPT, Assessment.RESTRICT, Assessment.DECLINE
SOUNDED = frozenset({Seat.CANDIDATE})
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def assessed(
    said: DeclarationFacts | None,
    finding: Assessment,
    reason: str = "known",
    topics: tuple[str, ...] = (),
    state: At = At.DECLARED,
) -> Decision:
    """What the rule says of this finding in a track with two topics."""
    return may_assess(said, state, Found(finding, reason, topics, ("tariffs", "gauges")))


CASES: dict[str, Asked] = {
    "a nomination is screened": (may_screen(At.NOMINATED, "known"), None),
    "a screening has a reason": (may_screen(At.NOMINATED, " "), "candidates.reason_missing"),
    "nobody is screened twice": (may_screen(At.SCREENED, "known"), "candidates.not_now"),
    "a screened one is sounded": (may_step(Step.SOUND, At.SCREENED), None),
    "nobody is sounded who was only named": (
        may_step(Step.SOUND, At.NOMINATED),
        "candidates.not_now",
    ),
    "nobody is sounded who was set aside": (
        may_step(Step.SOUND, At.SET_ASIDE),
        "candidates.not_now",
    ),
    "a sounding that lapsed is sent again": (may_step(Step.SOUND, At.LAPSED), None),
    "a sounded one replies": (may_step(Step.REPLY, At.SOUNDED), None),
    "a willing one may still decline": (may_step(Step.REPLY, At.WILLING), None),
    "who declined has answered": (may_step(Step.REPLY, At.DECLINED), "candidates.not_now"),
    "who was never asked does not reply": (
        may_step(Step.REPLY, At.SCREENED),
        "candidates.not_now",
    ),
    "who declared may withdraw": (may_step(Step.WITHDRAW, At.DECLARED), None),
    "who is seated leaves by the seat": (may_step(Step.WITHDRAW, At.SEATED), "candidates.not_now"),
    "who is seated is not seated again": (may_step(Step.SEAT, At.SEATED), "candidates.not_now"),
    "who withdrew is not seated": (may_step(Step.SEAT, At.WITHDRAWN), "candidates.not_now"),
    "a candidate declares and undertakes": (may_declare(FREE, False, At.WILLING), None),
    "declaring is an answer to the sounding": (may_declare(FREE, False, At.SOUNDED), None),
    "who declined declares nothing": (
        may_declare(FREE, False, At.DECLINED),
        "candidates.not_now",
    ),
    "who let the sounding lapse declares nothing": (
        may_declare(FREE, False, At.LAPSED),
        "candidates.not_now",
    ),
    "a declaration without the undertaking is none": (
        may_declare(replace(FREE, undertaking=False), False, At.WILLING),
        "candidates.undertaking_missing",
    ),
    "a candidate declares once": (
        may_declare(FREE, True, At.DECLARED),
        "candidates.already_declared",
    ),
    "a mandate may be declared": (
        may_declare(replace(FREE, under_instruction=True), False, At.WILLING),
        None,
    ),
    "a free candidate is accepted": (assessed(FREE, ACCEPT), None),
    "an instructed one is not": (
        assessed(replace(FREE, under_instruction=True), ACCEPT),
        "candidates.mandate",
    ),
    "a representative is not admitted with restrictions": (
        assessed(replace(FREE, represents=True), RESTRICT, topics=("tariffs",)),
        "candidates.mandate",
    ),
    "who does not come in person is not": (
        assessed(replace(FREE, personal_capacity=False), ACCEPT),
        "candidates.mandate",
    ),
    "an instructed one is declined": (
        assessed(replace(FREE, under_instruction=True), DECLINE),
        None,
    ),
    "an instructed one is recused": (
        assessed(replace(FREE, under_instruction=True), Assessment.RECUSE),
        None,
    ),
    "nobody is assessed before declaring": (
        assessed(None, DECLINE, state=At.SOUNDED),
        "candidates.not_declared",
    ),
    "nobody is assessed twice": (
        assessed(FREE, ACCEPT, state=At.ASSESSED),
        "candidates.already_assessed",
    ),
    "who withdrew is not assessed": (
        assessed(FREE, ACCEPT, state=At.WITHDRAWN),
        "candidates.not_now",
    ),
    "an assessment has a reason": (assessed(FREE, ACCEPT, ""), "candidates.reason_missing"),
    "a restriction names a topic": (assessed(FREE, RESTRICT, topics=("gauges",)), None),
    "a restriction without topics is none": (
        assessed(FREE, RESTRICT),
        "candidates.topics_missing",
    ),
    "a restriction names topics of the track": (
        assessed(FREE, RESTRICT, topics=("fish",)),
        "candidates.topic_unknown",
    ),
    "whoever is accepted is accepted for everything": (
        assessed(FREE, ACCEPT, topics=("gauges",)),
        "candidates.topics_unwanted",
    ),
    "an accepted candidate is seated": (may_seat(SOUNDED, Seat.EXPERT, ACCEPT), None),
    "a restricted one is seated": (may_seat(SOUNDED, Seat.SILENT_OBSERVER, RESTRICT), None),
    "an unassessed one is not": (
        may_seat(SOUNDED, Seat.EXPERT, None),
        "candidates.not_assessed",
    ),
    "a recused one is not": (
        may_seat(SOUNDED, Seat.EXPERT, Assessment.RECUSE),
        "candidates.not_admitted",
    ),
    "a chair is seated without assessment": (may_seat(frozenset(), Seat.CHAIR, None), None),
    "an officer is not seated as rapporteur": (
        may_seat(frozenset({Seat.SECRETARIAT_OFFICER}), Seat.RAPPORTEUR, None),
        "sides.never_meet",
    ),
    "nobody is seated as candidate": (
        may_seat(frozenset(), Seat.CANDIDATE, None),
        "candidates.seat_is_sounded",
    ),
}


@table(CASES)
def test_candidate(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_a_sounding_lapses_at_its_date_and_not_before() -> None:
    soon = NOW + timedelta(seconds=1)
    for state in (At.SOUNDED, At.OPENED):
        assert lapses(state, NOW, NOW)
        assert not lapses(state, soon, NOW)
    assert not lapses(At.WILLING, NOW, NOW)
    assert not lapses(At.SOUNDED, None, NOW)


def test_nobody_is_forgotten_before_a_decision_nor_before_its_date() -> None:
    soon = NOW + timedelta(seconds=1)
    assert over(At.DECLINED, NOW, NOW)
    assert not over(At.DECLINED, soon, NOW)
    assert not over(At.SOUNDED, NOW, NOW)
    assert not over(At.SEATED, None, NOW)


def test_nothing_happens_any_more_to_whoever_is_out() -> None:
    for state, step in product((At.SET_ASIDE, At.DECLINED, At.WITHDRAWN, At.SEATED), Step):
        assert state not in FROM[step], (state, step)
