"""The matrix of permissions, cell by cell, written from the acts' side."""

from itertools import product

import pytest

from policies.permissions import PERMISSIONS, acts_of, may, may_any
from policies.terms import Act, Phase, Seat
from tests.policies.tables import rule_of

C, E, D, H, P = Phase.CONVENING, Phase.EXPLORATION, Phase.DRAFTING, Phase.HAND_OFF, Phase.PAUSED
OFFICER, ELIGIBILITY = Seat.SECRETARIAT_OFFICER, Seat.ELIGIBILITY_OFFICER
FACILITATOR, RAPPORTEUR = Seat.FACILITATOR, Seat.RAPPORTEUR
EXPERT, CHAIR, MAKER = Seat.EXPERT, Seat.CHAIR, Seat.DECISION_MAKER

Grants = dict[Seat, set[Phase]]
GRANTED: dict[Act, Grants] = {
    Act.TRACK_OPEN: {OFFICER: {C}},
    Act.TRACK_ADVANCE: {CHAIR: {C, E, D, H}},
    Act.TRACK_STEP_BACK: {CHAIR: {D, H}},
    Act.TRACK_PAUSE: {CHAIR: {C, E, D, H}},
    Act.TRACK_RESUME: {CHAIR: {P}},
    Act.CANDIDATE_SOUND: {OFFICER: {C, E}},
    Act.CANDIDATE_DECLARE: {Seat.CANDIDATE: {C, E}},
    Act.CANDIDATE_ASSESS: {ELIGIBILITY: {C, E}},
    Act.SEAT_GRANT: {OFFICER: {C, E}},
    Act.ROSTER_CHASE: {OFFICER: {C, E, D, H}},
    Act.ROUND_OPEN: {FACILITATOR: {E}},
    Act.ROUND_CLOSE: {FACILITATOR: {E}},
    Act.BATCH_RELEASE: {FACILITATOR: {E}},
    Act.CONTRIBUTION_POST: {EXPERT: {E}},
    Act.CONTRIBUTION_WITHDRAW: {EXPERT: {E}},
    Act.CONTRIBUTION_RETURN: {FACILITATOR: {E}},
    Act.POSITION_TAKE: {EXPERT: {E, D}},
    Act.PASSAGE_WRITE: {FACILITATOR: {E, D}, RAPPORTEUR: {E, D, H}},
    Act.PARAGRAPH_PROPOSE: {RAPPORTEUR: {D}},
    Act.PARAGRAPH_AMEND: {RAPPORTEUR: {D}, EXPERT: {D}},
    Act.PARAGRAPH_ADOPT: {RAPPORTEUR: {D}},
    Act.RECOMMENDATION_WRITE: {RAPPORTEUR: {D, H}},
    Act.DISSENT_RAISE: {EXPERT: {D, H}},
    Act.DISSENT_STATE: {EXPERT: {D, H}, RAPPORTEUR: {D, H}},
    Act.DISSENT_CONFIRM: {EXPERT: {D, H}},
    Act.DISSENT_CARRY: {RAPPORTEUR: {D, H}},
    Act.DISSENT_WITHDRAW: {EXPERT: {D, H}},
    Act.BRIEF_ASK: {RAPPORTEUR: {H}},
    Act.BRIEF_APPROVE: {CHAIR: {H}},
    Act.BRIEF_RETURN: {CHAIR: {H}},
    Act.BRIEF_RELEASE: {CHAIR: {H}, OFFICER: {H}},
    Act.BRIEF_ACKNOWLEDGE: {MAKER: {H}},
    Act.BRIEF_ANSWER: {MAKER: {H}},
}


@pytest.mark.parametrize("act", list(Act))
def test_an_act_is_granted_where_the_table_says_and_nowhere_else(act: Act) -> None:
    for seat, phase in product(Seat, Phase):
        granted = phase in GRANTED[act].get(seat, set())
        expected = None if granted else "permissions.not_granted"
        assert rule_of(may(seat, act, phase)) == expected, (seat, phase)


def test_while_paused_the_only_act_is_to_resume() -> None:
    granted = {act for seat in Seat for act in acts_of(seat, Phase.PAUSED)}
    assert granted == {Act.TRACK_RESUME}


def test_in_a_closed_track_nobody_does_anything() -> None:
    assert not any(acts_of(seat, Phase.CLOSED) for seat in Seat)


def test_two_seats_may_what_one_of_them_may() -> None:
    pair = (Seat.FACILITATOR, Seat.RAPPORTEUR)
    assert rule_of(may_any(pair, Act.PARAGRAPH_ADOPT, D)) is None
    assert rule_of(may_any(pair, Act.BRIEF_APPROVE, H)) == "permissions.not_granted"


def test_who_holds_no_seat_may_nothing() -> None:
    assert rule_of(may_any((), Act.TRACK_OPEN, C)) == "permissions.not_granted"


def test_the_matrix_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        PERMISSIONS[Seat.FRIEND] = {}  # type: ignore[index]
