"""Balance of the roster: who is wanted, who sits already, whom to look for next.

- A target asks for at least so many experts of one value on one axis.
- Those who were sounded and have not said no count as coming, so that nobody is asked twice for
  the same place.
- The next invitation looks, on each axis, for what is furthest from its target.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from policies.decisions import Decision, allow_if
from policies.terms import Axis, CandidateState

Profile = Mapping[Axis, str]

COMING: Final = frozenset(
    {
        CandidateState.SOUNDED,
        CandidateState.OPENED,
        CandidateState.WILLING,
        CandidateState.DECLARED,
        CandidateState.ASSESSED,
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One target: at least so many experts with this value on this axis."""

    axis: Axis
    value: str
    at_least: int


@dataclass(frozen=True, slots=True)
class Fill:
    """How far one target is reached, in numbers of people."""

    axis: Axis
    value: str
    at_least: int
    seated: int
    coming: int

    @property
    def short(self) -> int:
        """How many are still to be found."""
        return max(self.at_least - self.seated - self.coming, 0)


def may_set(targets: Sequence[Wanted]) -> Decision:
    """Whether these can be the targets: each value stands on its axis once."""
    named = {(target.axis, _plain(target.value)) for target in targets}
    return allow_if(len(named) == len(targets), "balance.target_twice")


def fill(
    targets: Iterable[Wanted], seated: Sequence[Profile], coming: Sequence[Profile]
) -> tuple[Fill, ...]:
    """How far each target is reached by those who sit and those who may come."""
    return tuple(
        Fill(
            target.axis,
            target.value,
            target.at_least,
            _matching(target, seated),
            _matching(target, coming),
        )
        for target in targets
    )


def look_for(fills: Iterable[Fill]) -> Mapping[Axis, str]:
    """What the next invitation looks for: the value that lacks the largest part of its target."""
    found: dict[Axis, Fill] = {}
    for one in fills:
        if one.short and _lack(one) > _lack(found.get(one.axis)):
            found[one.axis] = one
    return {axis: one.value for axis, one in found.items()}


def _lack(one: Fill | None) -> float:
    return one.short / one.at_least if one else 0.0


def _matching(target: Wanted, people: Sequence[Profile]) -> int:
    wanted = _plain(target.value)
    return sum(_plain(person.get(target.axis, "")) == wanted for person in people)


def _plain(value: str) -> str:
    return value.strip().casefold()
