"""Who may do what, and when: acts by seat and phase; a constant.

- What is not in `PERMISSIONS` is denied; a seat or a phase without an entry may nothing.
- *Paused* is a column of its own: whatever lies below it, only what it lists is possible.
- `track:open` belongs to people who may convene at this deployment; the track that it opens
  is in convening, so that is its column.
- The matrix says that a seat may; whether the act is possible now is asked of the act's
  own rule.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from policies.acts import Act
from policies.decisions import Decision, allow_if
from policies.terms import Phase, Seat

Row = Mapping[Phase, frozenset[Act]]

_CONVENE: Final = frozenset(
    {
        Act.CANDIDATE_NOMINATE,
        Act.CANDIDATE_RENOMINATE,
        Act.CANDIDATE_SCREEN,
        Act.CANDIDATE_SOUND,
        Act.CANDIDATE_WITHDRAW,
        Act.SEAT_GRANT,
        Act.OFFICIALS_ASK,
        Act.OFFICIALS_SWITCH,
        Act.BALANCE_SET,
    }
)
_CHASE: Final = frozenset({Act.ROSTER_CHASE})
_READY: Final = frozenset({Act.READINESS_DECIDE})
_AMEND: Final = frozenset({Act.CHARTER_AMEND, Act.MILESTONE_PUBLISH})
_MAP: Final = frozenset({Act.ACTOR_MAP_ENTER, Act.ACTOR_MAP_RELATE})
_ANSWER: Final = frozenset({Act.CANDIDATE_REPLY, Act.CANDIDATE_DECLARE, Act.CANDIDATE_WITHDRAW})
_STOP: Final = frozenset({Act.STOP_ASK})
_AGREE: Final = frozenset({Act.OFFICIALS_CONSENT, Act.OFFICIALS_REFUSE})
_JUDGE: Final = frozenset({Act.STATEMENT_CONFIRM, Act.STATEMENT_CORRECT})
_STEER: Final = frozenset({Act.TRACK_ADVANCE, Act.TRACK_PAUSE, Act.TRACK_TERMINATE})
_DISSENT: Final = frozenset(
    {Act.DISSENT_RAISE, Act.DISSENT_STATE, Act.DISSENT_CONFIRM, Act.DISSENT_WITHDRAW}
    | {
        Act.AMENDMENT_DISSENT,
        Act.DISSENT_LEAVE,
        Act.MERGER_PROPOSE,
        Act.MERGER_CONSENT,
        Act.MERGER_REFUSE,
    }
)
_CARRY: Final = frozenset({Act.DISSENT_STATE, Act.DISSENT_CARRY, Act.MERGER_PROPOSE})
_AMENDING: Final = frozenset(
    {
        Act.PARAGRAPH_AMEND,
        Act.AMENDMENT_WITHDRAW,
        Act.AMENDMENT_AGREE,
        Act.AMENDMENT_DECLINE,
    }
)
_WRITE: Final = frozenset({Act.PASSAGE_WRITE})
_SUM_UP: Final = frozenset({Act.SUMMARY_WRITE})
_PAPERS: Final = frozenset({Act.PAPER_ADD, Act.PAPER_WITHDRAW})
_ASK: Final = frozenset({Act.STUDY_ASK})
_TALK: Final = frozenset({Act.NOTE_WRITE, Act.CAUCUS_OPEN, Act.CAUCUS_CLOSE})
_CONFIDE: Final = frozenset({Act.NOTE_ANSWER, Act.CAUCUS_WRITE})
_STUDY: Final = frozenset({Act.STUDY_ACCEPT, Act.STUDY_DECLINE, Act.STUDY_DELIVER})
_SHRED: Final = frozenset({Act.TRACK_SHRED, Act.TRACK_SPARE})
_CUSTODY: Final = frozenset({Act.IDENTITY_AGREE, Act.IDENTITY_REFUSE, Act.IDENTITY_OPEN})

_MANDATE: Final = frozenset({Act.MANDATE_REPORT, Act.MANDATE_RENEW})
_CHANGE: Final = frozenset({Act.SEAT_HAND_OVER, Act.SEAT_STAND_IN, Act.SEAT_END})
_ROUNDS: Final = frozenset(
    {
        Act.ROUND_OPEN,
        Act.ROUND_CLOSE,
        Act.ROUND_EXTEND,
        Act.QUESTION_ADD,
        Act.THRESHOLDS_CHANGE,
    }
)
_REFLECT: Final = frozenset(
    {
        Act.CONTRIBUTION_POST,
        Act.CONTRIBUTION_WITHDRAW,
        Act.CONTRIBUTION_CONSENT,
        Act.PARAPHRASE_ASK,
        Act.PARAPHRASE_CONFIRM,
        Act.PARAPHRASE_RETURN,
    }
)
_CONTRIBUTE: Final = _REFLECT | {Act.CONTRIBUTION_DRAFT, Act.CONTRIBUTION_DISCARD}

_SECRETARIAT_OFFICER: Final[Row] = {
    Phase.CONVENING: _CONVENE
    | _CHANGE
    | _CHASE
    | _AMEND
    | _MAP
    | _PAPERS
    | {Act.TRACK_OPEN, Act.READINESS_ANSWER, Act.TERMS_WRITE},
    Phase.EXPLORATION: _CONVENE | _CHANGE | _CHASE | _AMEND | _PAPERS,
    Phase.DRAFTING: _CHANGE | _CHASE | _AMEND | _PAPERS,
    Phase.HAND_OFF: _CHANGE
    | _CHASE
    | _AMEND
    | {Act.BRIEF_RELEASE, Act.ANSWER_RECORD, Act.ANSWER_CONFIRM},
    Phase.CLOSED: _SHRED,
    Phase.PAUSED: _MAP | {Act.READINESS_ANSWER},
}
_ELIGIBILITY_OFFICER: Final[Row] = {
    Phase.CONVENING: frozenset({Act.CANDIDATE_ASSESS, Act.MANDATE_ASSESS}),
    Phase.EXPLORATION: frozenset({Act.CANDIDATE_ASSESS, Act.MANDATE_ASSESS}),
    Phase.DRAFTING: frozenset({Act.MANDATE_ASSESS}),
    Phase.HAND_OFF: frozenset({Act.MANDATE_ASSESS}),
}
_CANDIDATE: Final[Row] = {
    Phase.CONVENING: _ANSWER | {Act.PERSON_CORRECT},
    Phase.EXPLORATION: _ANSWER | {Act.PERSON_CORRECT},
    Phase.DRAFTING: frozenset({Act.PERSON_CORRECT}),
    Phase.HAND_OFF: frozenset({Act.PERSON_CORRECT}),
}
_FACILITATOR: Final[Row] = {
    Phase.CONVENING: _PAPERS,
    Phase.EXPLORATION: _WRITE
    | _SUM_UP
    | _ROUNDS
    | _PAPERS
    | _ASK
    | _TALK
    | {Act.CONTRIBUTION_RETURN, Act.PARAPHRASE_WRITE, Act.BATCH_RELEASE, Act.DISCLOSURE_ASK},
    Phase.DRAFTING: _WRITE | _SUM_UP | _PAPERS | _ASK | _TALK | {Act.DISCLOSURE_ASK},
    Phase.HAND_OFF: frozenset({Act.DISCLOSURE_ASK}),
}
_RAPPORTEUR: Final[Row] = {
    Phase.EXPLORATION: _WRITE,
    Phase.DRAFTING: _WRITE
    | _CARRY
    | _AMENDING
    | {Act.PARAGRAPH_PROPOSE, Act.PARAGRAPH_BRACKET, Act.PARAGRAPH_ADOPT}
    | {Act.RECOMMENDATION_WRITE},
    Phase.HAND_OFF: _WRITE
    | _CARRY
    | {Act.RECOMMENDATION_WRITE, Act.BRIEF_ASK, Act.CLARIFICATION_DRAFT},
}
_RESEARCHER: Final[Row] = {
    Phase.CONVENING: _PAPERS,
    Phase.EXPLORATION: _PAPERS | _STUDY,
    Phase.DRAFTING: _PAPERS | _STUDY,
}
_EXPERT: Final[Row] = {
    Phase.CONVENING: _MANDATE | _AGREE,
    Phase.EXPLORATION: _MANDATE
    | _AGREE
    | _STOP
    | _JUDGE
    | _CONTRIBUTE
    | _CONFIDE
    | {Act.POSITION_TAKE},
    Phase.DRAFTING: _MANDATE
    | _STOP
    | _JUDGE
    | _DISSENT
    | _CONFIDE
    | _AMENDING
    | {Act.POSITION_TAKE, Act.AMENDMENT_SPONSOR, Act.DRAFT_REVISE},
    Phase.HAND_OFF: _MANDATE | _STOP | _DISSENT,
}
_SILENT_OBSERVER: Final[Row] = {
    Phase.CONVENING: _MANDATE,
    Phase.EXPLORATION: _MANDATE | _REFLECT,
    Phase.DRAFTING: _MANDATE,
    Phase.HAND_OFF: _MANDATE,
}
_CHAIR: Final[Row] = {
    Phase.CONVENING: _STEER | _READY | {Act.TERMS_APPROVE, Act.TERMS_RETURN},
    Phase.EXPLORATION: _STEER | _ASK | _REFLECT | {Act.STOP_LIFT},
    Phase.DRAFTING: _STEER | _ASK | {Act.STOP_LIFT, Act.TRACK_STEP_BACK},
    Phase.HAND_OFF: _STEER
    | {Act.TRACK_STEP_BACK, Act.BRIEF_APPROVE, Act.BRIEF_RETURN, Act.BRIEF_RELEASE}
    | {Act.BRIEF_SILENCE, Act.BRIEF_BREAK_SILENCE, Act.ANSWER_CONFIRM, Act.CLARIFICATION_REPLY}
    | {Act.STOP_LIFT},
    Phase.CLOSED: _SHRED,
    Phase.PAUSED: _READY | {Act.TRACK_RESUME, Act.TRACK_TERMINATE},
}
_CUSTODIAN: Final[Row] = {
    Phase.EXPLORATION: _CUSTODY,
    Phase.DRAFTING: _CUSTODY,
    Phase.HAND_OFF: _CUSTODY,
}
_DECISION_MAKER: Final[Row] = {
    Phase.HAND_OFF: frozenset({Act.BRIEF_ACKNOWLEDGE, Act.BRIEF_ANSWER, Act.CLARIFICATION_ASK}),
}

_GRANTED: Final[Mapping[Seat, Row]] = {
    Seat.SECRETARIAT_OFFICER: _SECRETARIAT_OFFICER,
    Seat.ELIGIBILITY_OFFICER: _ELIGIBILITY_OFFICER,
    Seat.CANDIDATE: _CANDIDATE,
    Seat.FACILITATOR: _FACILITATOR,
    Seat.RAPPORTEUR: _RAPPORTEUR,
    Seat.RESEARCHER: _RESEARCHER,
    Seat.EXPERT: _EXPERT,
    Seat.SILENT_OBSERVER: _SILENT_OBSERVER,
    Seat.CHAIR: _CHAIR,
    Seat.CUSTODIAN: _CUSTODIAN,
    Seat.DECISION_MAKER: _DECISION_MAKER,
}


def _full_row(seat: Seat) -> Row:
    """Every phase of one seat, the empty ones too."""
    granted = _GRANTED.get(seat, {})
    return MappingProxyType({phase: granted.get(phase, frozenset()) for phase in Phase})


PERMISSIONS: Final[Mapping[Seat, Row]] = MappingProxyType({seat: _full_row(seat) for seat in Seat})


def acts_of(seat: Seat, phase: Phase) -> frozenset[Act]:
    """Every act that this seat may do in this phase (`PAUSED` while a pause lies over it)."""
    return PERMISSIONS[seat][phase]


def may(seat: Seat, act: Act, phase: Phase) -> Decision:
    """Whether the matrix grants this act to this seat in this phase."""
    return may_any((seat,), act, phase)


def may_any(seats: Collection[Seat], act: Act, phase: Phase) -> Decision:
    """Whether one of the seats that somebody holds is granted this act in this phase."""
    granted = any(act in acts_of(seat, phase) for seat in seats)
    return allow_if(granted, "permissions.not_granted")
