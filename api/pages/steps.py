"""The phases of a track as a rail: what lies behind, where it is, what lies ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.i18n import say, sentence
from policies.phases import ORDER
from policies.terms import Phase

PHASES: Mapping[Phase, str] = MappingProxyType(
    {
        Phase.CONVENING: sentence("Convening"),
        Phase.EXPLORATION: sentence("Exploration"),
        Phase.DRAFTING: sentence("Drafting"),
        Phase.HAND_OFF: sentence("Hand-off"),
        Phase.CLOSED: sentence("Closed"),
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One phase on the rail: `done`, `now` or `ahead`."""

    name: str
    state: str


def rail(phase: Phase | None) -> tuple[Step, ...]:
    """The phases in their order, told apart by where the track stands."""
    if phase is None:
        return ()
    at = ORDER.index(phase)
    states = ("done",) * at + ("now",) + ("ahead",) * (len(ORDER) - at - 1)
    return tuple(Step(say(PHASES[p]), state) for p, state in zip(ORDER, states, strict=True))
