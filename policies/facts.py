"""What a rule may know: frozen facts that an operation gathers before it asks.

- Facts are ids, counts, words of `policies.terms` and points in time; never a name.
- Nothing has a default: a fact that nobody looked up must not read as "nothing there".
- Points in time are UTC-aware; ages and limits are seconds.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from policies.readiness import ReadinessFacts
from policies.terms import (
    BriefState,
    CustodyState,
    DissentState,
    Phase,
    Seat,
    TermsKind,
    WindowState,
)


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """Where a track stands and where its caller believed it to stand.

    `phase` is the phase itself, never `PAUSED`: whether a pause lies over it is `paused`.
    """

    phase: Phase
    paused: bool
    seen: Phase


@dataclass(frozen=True, slots=True)
class ConveningFacts:
    """What the gate out of convening looks at.

    `seated` counts holders by seat; `unassessed` counts candidates who have declared and
    wait for an assessment; `quorum` is the number in the terms (0: one from each side);
    `sides_named` says whether the chairs' sides can ever meet it; `approved` are
    the texts whose newest version is approved, under the charter as it is.
    """

    seated: Mapping[Seat, int]
    unassessed: int
    k: int
    quorum: int
    sides_named: bool
    readiness: ReadinessFacts
    approved: Collection[TermsKind]


@dataclass(frozen=True, slots=True)
class ExplorationFacts:
    """What the gate out of exploration looks at.

    `waiting_items`: contributions of closed windows that are neither released nor withdrawn;
    `strongest` counts the options whose best case and best objection are confirmed.
    """

    open_windows: int
    waiting_items: int
    released_rounds: int
    options: int
    strongest: int


@dataclass(frozen=True, slots=True)
class DraftingFacts:
    """What the gate out of drafting looks at."""

    adopted_paragraphs: int
    open_amendments: int
    recommendations: int
    messages: int
    dissents_on_unadopted: int


@dataclass(frozen=True, slots=True)
class HandOffFacts:
    """What the gate out of the hand-off looks at.

    `answered` includes the recommendations marked *no answer by date*; `unprinted_dissents` are
    those that their holders keep and no released brief prints.
    """

    released_briefs: int
    addressees: int
    acknowledged: int
    recommendations: int
    answered: int
    unprinted_dissents: int


GateFacts = ConveningFacts | ExplorationFacts | DraftingFacts | HandOffFacts


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """One window of a round; `roster` holds the seats that were frozen into it (ids)."""

    state: WindowState
    closes_at: datetime
    roster: frozenset[str]


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One contribution as its window stands; `own`: the caller is its author."""

    window: WindowState
    own: bool
    returned: bool


@dataclass(frozen=True, slots=True)
class DissentFacts:
    """One dissent; `merged_into` is the dissent it was merged into, if it was (ids)."""

    dissent_id: str
    state: DissentState
    merged_into: str | None


@dataclass(frozen=True, slots=True)
class PartFacts:
    """One dissent that is to be merged with others.

    `joint`: it came out of a merger itself; `own`: the caller holds it.
    """

    target: str
    state: DissentState
    joint: bool
    own: bool


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """One brief; `drafters` are the people who asked for it or wrote it (ids of people)."""

    state: BriefState
    sha256: str
    drafters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signature:
    """One person has put their name to the text with this hash, from this seat."""

    person: str
    seat: Seat
    sha256: str


@dataclass(frozen=True, slots=True)
class SigningFacts:
    """Somebody is about to sign: who, from which seat, what they were shown.

    `sign_in_age` and `fresh_seconds` are seconds: how long ago they signed in, and the most
    that is accepted.
    """

    person: str
    seat: Seat
    shown_sha256: str
    sign_in_age: float
    fresh_seconds: int


@dataclass(frozen=True, slots=True)
class CustodyFacts:
    """A request to open an identity: who has agreed, who is about to act (ids of seats), and
    from when it may be opened."""

    state: CustodyState
    agreed: frozenset[str]
    person: str
    opens_at: datetime | None
    now: datetime


@dataclass(frozen=True, slots=True)
class ShredFacts:
    """A track's destruction: who asked (ids of seats), and when it is due once two have."""

    asked: frozenset[str]
    due: datetime | None
