"""Words of the table of powers: seats, phases, and what one power of a seat is."""

from dataclasses import dataclass

CONVENING, EXPLORATION, DRAFTING = "convening", "exploration", "drafting"
HAND_OFF, CLOSED, PAUSED = "hand-off", "closed", "paused"
PHASES = (CONVENING, EXPLORATION, DRAFTING, HAND_OFF, CLOSED, PAUSED)
UNDER_WAY = (CONVENING, EXPLORATION, DRAFTING, HAND_OFF)

SEATS = (
    "secretariat_officer",
    "eligibility_officer",
    "candidate",
    "facilitator",
    "rapporteur",
    "translator",
    "researcher",
    "expert",
    "silent_observer",
    "chair",
    "custodian",
    "decision_maker",
    "friend",
    "auditor",
    "operator",
)


@dataclass(frozen=True, slots=True)
class Power:
    """One thing a seat may do: the sentence a jurist reads, and its exact reach."""

    seat: str
    sentence: str
    phases: tuple[str, ...]
    acts: tuple[str, ...]
