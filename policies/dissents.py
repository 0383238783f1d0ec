"""Dissents: their life, and the law that none is ever lost.

- raised → stated → confirmed → carried; or withdrawn by the holder, or merged with the
  holder's consent. Nobody else can end one.
- A new statement asks for a new confirmation.
- Only the holder confirms, withdraws, or consents to a merger (see `mergers`).
- One that its holder leaves unconfirmed beyond the date is carried all the same, in the
  holder's own words where there are any, and marked *not confirmed*.
- The printed sentence has at most 35 words.
- Conservation: recorded = carried + withdrawn + merged + open. A merged one counts as merged
  only while the dissent that it went into is itself carried.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from policies.decisions import Decision, Deny, all_of, allow_if
from policies.facts import DissentFacts
from policies.terms import DissentState

SENTENCE_WORDS: Final = 35


class Step(StrEnum):
    """What can be done to a dissent once it is raised."""

    STATE = "state"
    CONFIRM = "confirm"
    CARRY = "carry"
    WITHDRAW = "withdraw"
    MERGE = "merge"


HOLDERS_STEPS: Final = frozenset({Step.CONFIRM, Step.WITHDRAW, Step.MERGE})
"""Steps that only the holder takes; to merge is to consent to the merger."""

CLOSED: Final = (DissentState.WITHDRAWN, DissentState.MERGED)
"""States in which a dissent says nothing of its own any more."""
_NOT_WITHDRAWN: Final = (
    DissentState.RAISED,
    DissentState.STATED,
    DissentState.CONFIRMED,
    DissentState.CARRIED,
    DissentState.MERGED,
)
TRANSITIONS: Final[Mapping[tuple[DissentState, Step], DissentState]] = MappingProxyType(
    {
        (DissentState.RAISED, Step.STATE): DissentState.STATED,
        (DissentState.STATED, Step.STATE): DissentState.STATED,
        (DissentState.CONFIRMED, Step.STATE): DissentState.STATED,
        (DissentState.STATED, Step.CONFIRM): DissentState.CONFIRMED,
        (DissentState.CONFIRMED, Step.CARRY): DissentState.CARRIED,
        (DissentState.STATED, Step.CARRY): DissentState.CARRIED,
        **{(state, Step.WITHDRAW): DissentState.WITHDRAWN for state in _NOT_WITHDRAWN},
        **{(state, Step.MERGE): DissentState.MERGED for state in _NOT_WITHDRAWN},
    }
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage line of a brief; `open` must be 0 for a brief to be rendered."""

    recorded: int
    carried: int
    withdrawn: int
    merged: int

    @property
    def open(self) -> int:
        """How many are neither carried nor closed by their holders."""
        return self.recorded - self.carried - self.withdrawn - self.merged


@dataclass(frozen=True, slots=True)
class Printing:
    """How a dissent is carried: whose words, and whether they were confirmed."""

    own_words: bool
    confirmed: bool


def sentence_fits(sentence: str) -> Decision:
    """Whether a sentence can be printed beside a paragraph."""
    words = len(sentence.split())
    return all_of(
        allow_if(words > 0, "dissents.sentence_empty"),
        allow_if(words <= SENTENCE_WORDS, "dissents.sentence_too_long", most=SENTENCE_WORDS),
    )


def may_state(state: DissentState, by_holder: bool, by_editor: bool) -> Decision:
    """Whether somebody may state a dissent: its holder, or who keeps the text, for the holder to
    confirm. What the holder confirmed only the holder states anew."""
    confirmed = state is DissentState.CONFIRMED
    return all_of(
        allow_if(by_holder or by_editor, "dissents.holder_only"),
        allow_if(by_holder or not confirmed, "dissents.confirmed_already"),
    )


def move(
    state: DissentState, step: Step, by_holder: bool, now: datetime, confirm_by: datetime | None
) -> DissentState | Deny:
    """The state after this step, or why it may not be taken.

    `confirm_by` is when the holder's silence ends the wait; none while nothing is stated.
    """
    target = TRANSITIONS.get((state, step))
    if target is None:
        return Deny("dissents.not_now", values={"state": state.value})
    if step in HOLDERS_STEPS and not by_holder:
        return Deny("dissents.holder_only")
    silent = confirm_by is not None and now >= confirm_by
    if step is Step.CARRY and state is DissentState.STATED and not silent:
        return Deny("dissents.await_confirmation")
    return target


def printing(confirmed: bool, holder_wrote: bool) -> Printing:
    """Which words a carried dissent prints: an unconfirmed statement yields to the holder's own."""
    return Printing(own_words=holder_wrote and not confirmed, confirmed=confirmed)


def coverage(dissents: Collection[DissentFacts], mapped: Collection[str]) -> Coverage:
    """The coverage line; `mapped` are the dissents for which a passage stands in the text."""
    covered = _Covered(dissents, mapped)
    states = [covered.state_of(dissent) for dissent in dissents]
    return Coverage(
        recorded=len(states),
        carried=states.count(DissentState.CARRIED),
        withdrawn=states.count(DissentState.WITHDRAWN),
        merged=states.count(DissentState.MERGED),
    )


def unmapped(dissents: Collection[DissentFacts], mapped: Collection[str]) -> tuple[str, ...]:
    """The dissents that keep a brief from being rendered (ids, in their given order)."""
    covered = _Covered(dissents, mapped)
    return tuple(one.dissent_id for one in dissents if covered.state_of(one) is None)


class _Covered:
    """What each dissent counts as in one text."""

    def __init__(self, dissents: Collection[DissentFacts], mapped: Collection[str]) -> None:
        self._by_id: Final = {one.dissent_id: one for one in dissents}
        self._mapped: Final = frozenset(mapped)

    def state_of(self, dissent: DissentFacts) -> DissentState | None:
        """Carried, withdrawn or merged; `None` for one that is still open."""
        match dissent.state:
            case DissentState.WITHDRAWN:
                return dissent.state
            case DissentState.CARRIED:
                return dissent.state if dissent.dissent_id in self._mapped else None
            case DissentState.MERGED:
                return dissent.state if self._survives(dissent) else None
            case _:
                return None

    def _survives(self, dissent: DissentFacts) -> bool:
        """Whether the chain of mergers ends in a dissent that is carried."""
        seen: set[str] = set()
        at: DissentFacts | None = dissent
        while at is not None and at.state is DissentState.MERGED and at.dissent_id not in seen:
            seen.add(at.dissent_id)
            at = self._by_id.get(at.merged_into or "")
        if at is None or at.state is not DissentState.CARRIED:
            return False
        return at.dissent_id in self._mapped
