"""Course acts pass through the workflow; what an expert does never does."""

from policies.acts import Act
from policies.course import COURSE_ACTS
from policies.permissions import acts_of
from policies.terms import Phase, Seat

OUTSIDE = {Act.ANSWER_RECORD, Act.STOP_ASK}
"""What somebody recorded is waited for by nobody until it is confirmed; that somebody asked for a
stop is read at the tick."""


def test_course_acts_are_those_on_tracks_stops_rounds_batches_briefs_and_answers() -> None:
    nouns = {"track", "stop", "round", "batch", "brief", "answer"}
    assert {act for act in Act if act.partition(":")[0] in nouns} - OUTSIDE == COURSE_ACTS


def test_no_act_of_an_expert_or_candidate_is_a_course_act() -> None:
    for seat in (Seat.EXPERT, Seat.CANDIDATE):
        for phase in Phase:
            assert not acts_of(seat, phase) & COURSE_ACTS
