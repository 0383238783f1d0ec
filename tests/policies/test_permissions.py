"""The matrix of permissions, cell by cell, written from the acts' side."""

from itertools import product

import pytest

from policies.acts import Act
from policies.permissions import PERMISSIONS, acts_of, may, may_any
from policies.terms import Phase, Seat
from tests.policies.tables import rule_of

C, E, D, H, P = Phase.CONVENING, Phase.EXPLORATION, Phase.DRAFTING, Phase.HAND_OFF, Phase.PAUSED
Z = Phase.CLOSED
OFFICER, ELIGIBILITY = Seat.SECRETARIAT_OFFICER, Seat.ELIGIBILITY_OFFICER
FACILITATOR, RAPPORTEUR = Seat.FACILITATOR, Seat.RAPPORTEUR
EXPERT, CHAIR, MAKER = Seat.EXPERT, Seat.CHAIR, Seat.DECISION_MAKER

Grants = dict[Seat, set[Phase]]
CIRCLE: Grants = {seat: {E} for seat in (EXPERT, CHAIR, Seat.SILENT_OBSERVER)}
GRANTED: dict[Act, Grants] = {
    Act.TRACK_OPEN: {OFFICER: {C}},
    Act.TRACK_ADVANCE: {CHAIR: {C, E, D, H}},
    Act.TRACK_STEP_BACK: {CHAIR: {D, H}},
    Act.TRACK_PAUSE: {CHAIR: {C, E, D, H}},
    Act.TRACK_RESUME: {CHAIR: {P}},
    Act.TRACK_SHRED: {OFFICER: {Z}, CHAIR: {Z}},
    Act.TRACK_SPARE: {OFFICER: {Z}, CHAIR: {Z}},
    Act.STOP_ASK: {EXPERT: {E, D, H}},
    Act.STOP_LIFT: {CHAIR: {E, D, H}},
    Act.CANDIDATE_NOMINATE: {OFFICER: {C, E}},
    Act.CANDIDATE_RENOMINATE: {OFFICER: {C, E}},
    Act.CANDIDATE_SCREEN: {OFFICER: {C, E}},
    Act.TRACK_TERMINATE: {CHAIR: {C, E, D, H, P}},
    Act.CHARTER_AMEND: {OFFICER: {C, E, D, H}},
    Act.TERMS_WRITE: {OFFICER: {C}},
    Act.TERMS_APPROVE: {CHAIR: {C}},
    Act.TERMS_RETURN: {CHAIR: {C}},
    Act.ACTOR_MAP_ENTER: {OFFICER: {C, P}},
    Act.ACTOR_MAP_RELATE: {OFFICER: {C, P}},
    Act.READINESS_ANSWER: {OFFICER: {C, P}},
    Act.READINESS_DECIDE: {CHAIR: {C, P}},
    Act.CANDIDATE_SOUND: {OFFICER: {C, E}},
    Act.CANDIDATE_REPLY: {Seat.CANDIDATE: {C, E}},
    Act.CANDIDATE_DECLARE: {Seat.CANDIDATE: {C, E}},
    Act.CANDIDATE_WITHDRAW: {OFFICER: {C, E}, Seat.CANDIDATE: {C, E}},
    Act.CANDIDATE_ASSESS: {ELIGIBILITY: {C, E}},
    Act.SEAT_GRANT: {OFFICER: {C, E}},
    Act.SEAT_HAND_OVER: {OFFICER: {C, E, D, H}},
    Act.SEAT_STAND_IN: {OFFICER: {C, E, D, H}},
    Act.SEAT_END: {OFFICER: {C, E, D, H}},
    Act.BALANCE_SET: {OFFICER: {C, E}},
    Act.PERSON_CORRECT: {Seat.CANDIDATE: {C, E, D, H}},
    Act.MANDATE_REPORT: {EXPERT: {C, E, D, H}, Seat.SILENT_OBSERVER: {C, E, D, H}},
    Act.MANDATE_RENEW: {EXPERT: {C, E, D, H}, Seat.SILENT_OBSERVER: {C, E, D, H}},
    Act.MANDATE_ASSESS: {ELIGIBILITY: {C, E, D, H}},
    Act.OFFICIALS_ASK: {OFFICER: {C, E}},
    Act.OFFICIALS_SWITCH: {OFFICER: {C, E}},
    Act.OFFICIALS_CONSENT: {EXPERT: {C, E}},
    Act.OFFICIALS_REFUSE: {EXPERT: {C, E}},
    Act.ROSTER_CHASE: {OFFICER: {C, E, D, H}},
    Act.ROUND_OPEN: {FACILITATOR: {E}},
    Act.ROUND_CLOSE: {FACILITATOR: {E}},
    Act.ROUND_EXTEND: {FACILITATOR: {E}},
    Act.SUMMARY_WRITE: {FACILITATOR: {E, D}},
    Act.QUESTION_ADD: {FACILITATOR: {E}},
    Act.THRESHOLDS_CHANGE: {FACILITATOR: {E}},
    Act.BATCH_RELEASE: {FACILITATOR: {E}},
    Act.CONTRIBUTION_DRAFT: {EXPERT: {E}},
    Act.CONTRIBUTION_DISCARD: {EXPERT: {E}},
    Act.CONTRIBUTION_POST: CIRCLE,
    Act.CONTRIBUTION_WITHDRAW: CIRCLE,
    Act.CONTRIBUTION_CONSENT: CIRCLE,
    Act.PARAPHRASE_ASK: CIRCLE,
    Act.PARAPHRASE_WRITE: {FACILITATOR: {E}},
    Act.PARAPHRASE_CONFIRM: CIRCLE,
    Act.PARAPHRASE_RETURN: CIRCLE,
    Act.CONTRIBUTION_RETURN: {FACILITATOR: {E}},
    Act.PAPER_ADD: {OFFICER: {C, E, D}, FACILITATOR: {C, E, D}, Seat.RESEARCHER: {C, E, D}},
    Act.PAPER_WITHDRAW: {OFFICER: {C, E, D}, FACILITATOR: {C, E, D}, Seat.RESEARCHER: {C, E, D}},
    Act.STUDY_ASK: {FACILITATOR: {E, D}, CHAIR: {E, D}},
    Act.STUDY_ACCEPT: {Seat.RESEARCHER: {E, D}},
    Act.STUDY_DECLINE: {Seat.RESEARCHER: {E, D}},
    Act.STUDY_DELIVER: {Seat.RESEARCHER: {E, D}},
    Act.NOTE_WRITE: {FACILITATOR: {E, D}},
    Act.NOTE_ANSWER: {EXPERT: {E, D}},
    Act.CAUCUS_OPEN: {FACILITATOR: {E, D}},
    Act.CAUCUS_WRITE: {EXPERT: {E, D}},
    Act.CAUCUS_CLOSE: {FACILITATOR: {E, D}},
    Act.MILESTONE_PUBLISH: {OFFICER: {C, E, D, H}},
    Act.POSITION_TAKE: {EXPERT: {E, D}},
    Act.PASSAGE_WRITE: {FACILITATOR: {E, D}, RAPPORTEUR: {E, D, H}},
    Act.STATEMENT_CONFIRM: {EXPERT: {E, D}},
    Act.STATEMENT_CORRECT: {EXPERT: {E, D}},
    Act.PARAGRAPH_PROPOSE: {RAPPORTEUR: {D}},
    Act.PARAGRAPH_AMEND: {RAPPORTEUR: {D}, EXPERT: {D}},
    Act.PARAGRAPH_ADOPT: {RAPPORTEUR: {D}},
    Act.DRAFT_REVISE: {EXPERT: {D}},
    Act.AMENDMENT_WITHDRAW: {RAPPORTEUR: {D}, EXPERT: {D}},
    Act.PARAGRAPH_BRACKET: {RAPPORTEUR: {D}},
    Act.AMENDMENT_SPONSOR: {EXPERT: {D}},
    Act.AMENDMENT_AGREE: {RAPPORTEUR: {D}, EXPERT: {D}},
    Act.AMENDMENT_DECLINE: {RAPPORTEUR: {D}, EXPERT: {D}},
    Act.AMENDMENT_DISSENT: {EXPERT: {D, H}},
    Act.RECOMMENDATION_WRITE: {RAPPORTEUR: {D, H}},
    Act.DISSENT_RAISE: {EXPERT: {D, H}},
    Act.DISSENT_STATE: {EXPERT: {D, H}, RAPPORTEUR: {D, H}},
    Act.DISSENT_CONFIRM: {EXPERT: {D, H}},
    Act.DISSENT_CARRY: {RAPPORTEUR: {D, H}},
    Act.DISSENT_WITHDRAW: {EXPERT: {D, H}},
    Act.DISCLOSURE_ASK: {FACILITATOR: {E, D, H}},
    Act.IDENTITY_AGREE: {Seat.CUSTODIAN: {E, D, H}},
    Act.IDENTITY_REFUSE: {Seat.CUSTODIAN: {E, D, H}},
    Act.IDENTITY_OPEN: {Seat.CUSTODIAN: {E, D, H}},
    Act.DISSENT_LEAVE: {EXPERT: {D, H}},
    Act.MERGER_PROPOSE: {EXPERT: {D, H}, RAPPORTEUR: {D, H}},
    Act.MERGER_CONSENT: {EXPERT: {D, H}},
    Act.MERGER_REFUSE: {EXPERT: {D, H}},
    Act.BRIEF_ASK: {RAPPORTEUR: {H}},
    Act.BRIEF_APPROVE: {CHAIR: {H}},
    Act.BRIEF_RETURN: {CHAIR: {H}},
    Act.BRIEF_SILENCE: {CHAIR: {H}},
    Act.BRIEF_BREAK_SILENCE: {CHAIR: {H}},
    Act.BRIEF_RELEASE: {CHAIR: {H}, OFFICER: {H}},
    Act.BRIEF_ACKNOWLEDGE: {MAKER: {H}},
    Act.BRIEF_ANSWER: {MAKER: {H}},
    Act.CLARIFICATION_ASK: {MAKER: {H}},
    Act.CLARIFICATION_DRAFT: {RAPPORTEUR: {H}},
    Act.CLARIFICATION_REPLY: {CHAIR: {H}},
    Act.ANSWER_RECORD: {OFFICER: {H}},
    Act.ANSWER_CONFIRM: {OFFICER: {H}, CHAIR: {H}},
}


@pytest.mark.parametrize("act", list(Act))
def test_an_act_is_granted_where_the_table_says_and_nowhere_else(act: Act) -> None:
    for seat, phase in product(Seat, Phase):
        granted = phase in GRANTED[act].get(seat, set())
        expected = None if granted else "permissions.not_granted"
        assert rule_of(may(seat, act, phase)) == expected, (seat, phase)


def test_while_paused_readiness_is_looked_at_again_and_the_track_resumed_or_ended() -> None:
    granted = {act for seat in Seat for act in acts_of(seat, Phase.PAUSED)}
    assert granted == {
        Act.ACTOR_MAP_ENTER,
        Act.ACTOR_MAP_RELATE,
        Act.READINESS_ANSWER,
        Act.READINESS_DECIDE,
        Act.TRACK_RESUME,
        Act.TRACK_TERMINATE,
    }


def test_a_closed_track_is_destroyed_or_spared_and_nothing_else() -> None:
    granted = {act for seat in Seat for act in acts_of(seat, Phase.CLOSED)}
    assert granted == {Act.TRACK_SHRED, Act.TRACK_SPARE}


def test_two_seats_may_what_one_of_them_may() -> None:
    pair = (Seat.FACILITATOR, Seat.RAPPORTEUR)
    assert rule_of(may_any(pair, Act.PARAGRAPH_ADOPT, D)) is None
    assert rule_of(may_any(pair, Act.BRIEF_APPROVE, H)) == "permissions.not_granted"


def test_who_holds_no_seat_may_nothing() -> None:
    assert rule_of(may_any((), Act.TRACK_OPEN, C)) == "permissions.not_granted"


def test_the_matrix_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        PERMISSIONS[Seat.FRIEND] = {}  # type: ignore[index]
