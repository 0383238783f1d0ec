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

from policies.decisions import Decision, allow_if
from policies.terms import Act, Phase, Seat

Row = Mapping[Phase, frozenset[Act]]

_CONVENE: Final = frozenset({Act.CANDIDATE_SOUND, Act.SEAT_GRANT})
_CHASE: Final = frozenset({Act.ROSTER_CHASE})
_STEER: Final = frozenset({Act.TRACK_ADVANCE, Act.TRACK_PAUSE})
_DISSENT: Final = frozenset(
    {Act.DISSENT_RAISE, Act.DISSENT_STATE, Act.DISSENT_CONFIRM, Act.DISSENT_WITHDRAW}
)
_CARRY: Final = frozenset({Act.DISSENT_STATE, Act.DISSENT_CARRY})
_WRITE: Final = frozenset({Act.PASSAGE_WRITE})

_SECRETARIAT_OFFICER: Final[Row] = {
    Phase.CONVENING: _CONVENE | _CHASE | {Act.TRACK_OPEN},
    Phase.EXPLORATION: _CONVENE | _CHASE,
    Phase.DRAFTING: _CHASE,
    Phase.HAND_OFF: _CHASE | {Act.BRIEF_RELEASE},
}
_ELIGIBILITY_OFFICER: Final[Row] = {
    Phase.CONVENING: frozenset({Act.CANDIDATE_ASSESS}),
    Phase.EXPLORATION: frozenset({Act.CANDIDATE_ASSESS}),
}
_CANDIDATE: Final[Row] = {
    Phase.CONVENING: frozenset({Act.CANDIDATE_DECLARE}),
    Phase.EXPLORATION: frozenset({Act.CANDIDATE_DECLARE}),
}
_FACILITATOR: Final[Row] = {
    Phase.EXPLORATION: _WRITE
    | {Act.ROUND_OPEN, Act.ROUND_CLOSE, Act.CONTRIBUTION_RETURN, Act.BATCH_RELEASE},
    Phase.DRAFTING: _WRITE,
}
_RAPPORTEUR: Final[Row] = {
    Phase.EXPLORATION: _WRITE,
    Phase.DRAFTING: _WRITE
    | _CARRY
    | {
        Act.PARAGRAPH_PROPOSE,
        Act.PARAGRAPH_AMEND,
        Act.PARAGRAPH_ADOPT,
        Act.RECOMMENDATION_WRITE,
    },
    Phase.HAND_OFF: _WRITE | _CARRY | {Act.RECOMMENDATION_WRITE, Act.BRIEF_ASK},
}
_EXPERT: Final[Row] = {
    Phase.EXPLORATION: frozenset(
        {Act.CONTRIBUTION_POST, Act.CONTRIBUTION_WITHDRAW, Act.POSITION_TAKE}
    ),
    Phase.DRAFTING: _DISSENT | {Act.POSITION_TAKE, Act.PARAGRAPH_AMEND},
    Phase.HAND_OFF: _DISSENT,
}
_CHAIR: Final[Row] = {
    Phase.CONVENING: _STEER,
    Phase.EXPLORATION: _STEER,
    Phase.DRAFTING: _STEER | {Act.TRACK_STEP_BACK},
    Phase.HAND_OFF: _STEER
    | {Act.TRACK_STEP_BACK, Act.BRIEF_APPROVE, Act.BRIEF_RETURN, Act.BRIEF_RELEASE},
    Phase.PAUSED: frozenset({Act.TRACK_RESUME}),
}
_DECISION_MAKER: Final[Row] = {
    Phase.HAND_OFF: frozenset({Act.BRIEF_ACKNOWLEDGE, Act.BRIEF_ANSWER}),
}

_GRANTED: Final[Mapping[Seat, Row]] = {
    Seat.SECRETARIAT_OFFICER: _SECRETARIAT_OFFICER,
    Seat.ELIGIBILITY_OFFICER: _ELIGIBILITY_OFFICER,
    Seat.CANDIDATE: _CANDIDATE,
    Seat.FACILITATOR: _FACILITATOR,
    Seat.RAPPORTEUR: _RAPPORTEUR,
    Seat.EXPERT: _EXPERT,
    Seat.CHAIR: _CHAIR,
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
