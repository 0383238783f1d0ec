"""The second table of both matrices, cell by cell, from the clauses written by hand.

- It imports nothing of the product: it may disagree with it, and that is its use.
- Two clauses that speak of one cell are a mistake of the table and refused.
"""

from tests.matrices.may_do import PHASES, POWERS, SEATS
from tests.matrices.may_know import CLASSES, INSIGHTS, VISIBILITIES

NOTHING = "none"


def acts(seat: str, phase: str) -> list[str]:
    """What this seat may do in this phase, sorted."""
    granted = [
        act
        for power in POWERS
        if power.seat == seat and phase in power.phases
        for act in power.acts
    ]
    if len(granted) != len(set(granted)):
        raise ValueError(f"two clauses grant the same act to {seat} in {phase}")
    return sorted(granted)


def levels(visibility: str, seat: str) -> dict[str, str]:
    """What this seat may know of every class of records in a track of this visibility."""
    known: dict[str, str] = {}
    for insight in INSIGHTS:
        if insight.seat != seat or visibility not in insight.visibilities:
            continue
        if twice := known.keys() & insight.levels.keys():
            raise ValueError(f"two clauses speak of {sorted(twice)} for {seat}")
        known |= insight.levels
    return {name: known.get(name, NOTHING) for name in CLASSES}


def permissions() -> dict[str, dict[str, list[str]]]:
    """seat → phase → acts."""
    return {seat: {phase: acts(seat, phase) for phase in PHASES} for seat in SEATS}


def knowledge() -> dict[str, dict[str, dict[str, str]]]:
    """visibility → seat → class → level."""
    return {shown: {seat: levels(shown, seat) for seat in SEATS} for shown in VISIBILITIES}


def does(seat: str) -> str:
    """All that a seat may do, as a sentence."""
    said = dict.fromkeys(power.sentence for power in POWERS if power.seat == seat)
    return f"{seat} {'; '.join(said) or 'does nothing in this version'}"


def knows(seat: str) -> str:
    """All that a seat may know, as a sentence."""
    said = dict.fromkeys(insight.sentence for insight in INSIGHTS if insight.seat == seat)
    return f"{seat} {'; '.join(said)}"
