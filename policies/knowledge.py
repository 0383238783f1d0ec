"""Who may know what: by visibility, seat and record class; a constant.

- What is not written here is *none*, and *none* is answered as if the record did not exist.
- One base row per seat holds under every visibility; the few differences stand below it.
- *own* is what the holder wrote, received or was assigned, and nothing of anybody else.
- *count* is a number above the threshold, or the bare fact that somebody has answered.
- A custodian knows nothing by standing: *own* is the one identity that two of them opened.
- Under *masked*, names of others open by each member's consent, not by the seat: the level
  is *own*. Under *blind* no member sees the roster.
- While a window is open nobody but the author knows its contributions: `of_contribution`.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from policies.decisions import Decision, allow_if
from policies.terms import Knowledge, RecordClass, Seat, Visibility, WindowState

Row = Mapping[RecordClass, Knowledge]

_PURPOSE: Final[Row] = {
    RecordClass.QUESTION: Knowledge.FULL,
    RecordClass.TERMS: Knowledge.FULL,
}
"""What a track is about and under which rules."""

_COURSE: Final[Row] = {**_PURPOSE, RecordClass.MILESTONE: Knowledge.FULL}
"""What everybody who works in a track knows: its purpose and where it stands."""

_OWN_FILE: Final[Row] = {
    RecordClass.NOMINATION: Knowledge.OWN,
    RecordClass.DECLARATION: Knowledge.OWN,
}
"""What somebody who was sounded can see, correct and take along."""

_SECRETARIAT_OFFICER: Final[Row] = {  # who is in the room and who answered; never who said what
    **_COURSE,
    RecordClass.READINESS: Knowledge.FULL,
    RecordClass.ACTOR_MAP: Knowledge.FULL,
    RecordClass.NOMINATION: Knowledge.FULL,
    RecordClass.ROSTER: Knowledge.FULL,
    RecordClass.POSITION: Knowledge.COUNT,
    RecordClass.BRIEF: Knowledge.FULL,
    RecordClass.APPROVAL: Knowledge.FULL,
    RecordClass.DELIVERY: Knowledge.FULL,
    RecordClass.ANSWER: Knowledge.FULL,
}
_ELIGIBILITY_OFFICER: Final[Row] = {  # declarations of candidates; no content
    **_COURSE,
    RecordClass.NOMINATION: Knowledge.FULL,
    RecordClass.DECLARATION: Knowledge.FULL,
}
_CANDIDATE: Final[Row] = {**_PURPOSE, **_OWN_FILE}
_FACILITATOR: Final[Row] = {  # contributions under handles, from the close of a window on
    **_COURSE,
    RecordClass.CONTRIBUTION_UNRELEASED: Knowledge.PSEUDONYMOUS,
    RecordClass.CONTRIBUTION_RELEASED: Knowledge.PSEUDONYMOUS,
    RecordClass.STATISTICS: Knowledge.FULL,
    RecordClass.SYNTHESIS: Knowledge.FULL,
}
_RAPPORTEUR: Final[Row] = {  # released batches, drafts
    **_COURSE,
    RecordClass.CONTRIBUTION_RELEASED: Knowledge.PSEUDONYMOUS,
    RecordClass.STATISTICS: Knowledge.FULL,
    RecordClass.SYNTHESIS: Knowledge.FULL,
    RecordClass.DRAFT: Knowledge.FULL,
    RecordClass.AMENDMENT: Knowledge.PSEUDONYMOUS,
    RecordClass.DISSENT: Knowledge.PSEUDONYMOUS,
    RecordClass.RECOMMENDATION: Knowledge.FULL,
    RecordClass.BRIEF: Knowledge.FULL,
}
_TRANSLATOR: Final[Row] = {  # assigned texts: own means assigned
    **_COURSE,
    RecordClass.CONTRIBUTION_RELEASED: Knowledge.PSEUDONYMOUS,
    RecordClass.SYNTHESIS: Knowledge.OWN,
    RecordClass.DRAFT: Knowledge.OWN,
    RecordClass.AMENDMENT: Knowledge.OWN,
    RecordClass.DISSENT: Knowledge.OWN,
    RecordClass.RECOMMENDATION: Knowledge.OWN,
    RecordClass.BRIEF: Knowledge.OWN,
}
_RESEARCHER: Final[Row] = _COURSE
_EXPERT: Final[Row] = {  # released batches, drafts, own acts
    **_COURSE,
    **_OWN_FILE,
    RecordClass.AUTHORSHIP: Knowledge.OWN,
    RecordClass.CONTRIBUTION_UNRELEASED: Knowledge.OWN,
    RecordClass.CONTRIBUTION_RELEASED: Knowledge.PSEUDONYMOUS,
    RecordClass.POSITION: Knowledge.OWN,
    RecordClass.STATISTICS: Knowledge.FULL,
    RecordClass.SYNTHESIS: Knowledge.FULL,
    RecordClass.DRAFT: Knowledge.FULL,
    RecordClass.AMENDMENT: Knowledge.PSEUDONYMOUS,
    RecordClass.DISSENT: Knowledge.PSEUDONYMOUS,
    RecordClass.RECOMMENDATION: Knowledge.FULL,
    RecordClass.ANSWER: Knowledge.FULL,
}
_SILENT_OBSERVER: Final[Row] = {  # released batches, and what they wrote in a wider circle
    **_COURSE,
    **_OWN_FILE,
    RecordClass.CONTRIBUTION_UNRELEASED: Knowledge.OWN,
    RecordClass.CONTRIBUTION_RELEASED: Knowledge.UNATTRIBUTED,
}
_CHAIR: Final[Row] = {  # readiness, released batches without handles, texts, statistics
    **_COURSE,
    RecordClass.READINESS: Knowledge.FULL,
    RecordClass.CONTRIBUTION_UNRELEASED: Knowledge.OWN,
    RecordClass.CONTRIBUTION_RELEASED: Knowledge.UNATTRIBUTED,
    RecordClass.STATISTICS: Knowledge.FULL,
    RecordClass.SYNTHESIS: Knowledge.FULL,
    RecordClass.DRAFT: Knowledge.FULL,
    RecordClass.AMENDMENT: Knowledge.UNATTRIBUTED,
    RecordClass.DISSENT: Knowledge.UNATTRIBUTED,
    RecordClass.RECOMMENDATION: Knowledge.FULL,
    RecordClass.BRIEF: Knowledge.FULL,
    RecordClass.APPROVAL: Knowledge.FULL,
    RecordClass.ANSWER: Knowledge.FULL,
}
_CUSTODIAN: Final[Row] = {RecordClass.AUTHORSHIP: Knowledge.OWN}
_DECISION_MAKER: Final[Row] = {  # the brief, and what they did with it
    RecordClass.BRIEF: Knowledge.FULL,
    RecordClass.DELIVERY: Knowledge.OWN,
    RecordClass.ANSWER: Knowledge.OWN,
}
_FRIEND: Final[Row] = {  # milestones, profile above the threshold
    RecordClass.ROSTER: Knowledge.COUNT,
    RecordClass.MILESTONE: Knowledge.FULL,
}

_BASE: Final[Mapping[Seat, Row]] = {
    Seat.SECRETARIAT_OFFICER: _SECRETARIAT_OFFICER,
    Seat.ELIGIBILITY_OFFICER: _ELIGIBILITY_OFFICER,
    Seat.CANDIDATE: _CANDIDATE,
    Seat.FACILITATOR: _FACILITATOR,
    Seat.RAPPORTEUR: _RAPPORTEUR,
    Seat.TRANSLATOR: _TRANSLATOR,
    Seat.RESEARCHER: _RESEARCHER,
    Seat.EXPERT: _EXPERT,
    Seat.SILENT_OBSERVER: _SILENT_OBSERVER,
    Seat.CHAIR: _CHAIR,
    Seat.CUSTODIAN: _CUSTODIAN,
    Seat.DECISION_MAKER: _DECISION_MAKER,
    Seat.FRIEND: _FRIEND,
    Seat.AUDITOR: dict.fromkeys(RecordClass, Knowledge.DIGEST),
    Seat.OPERATOR: dict.fromkeys(RecordClass, Knowledge.CIPHERTEXT),
}

_SPEAKERS: Final[Row] = {
    RecordClass.ROSTER: Knowledge.FULL,
    RecordClass.AUTHORSHIP: Knowledge.FULL,
}
"""A meeting among people who know each other: names and speakers."""

_DIFFERENCES: Final[Mapping[Visibility, Mapping[Seat, Row]]] = {
    Visibility.KNOWN: {Seat.EXPERT: _SPEAKERS, Seat.FACILITATOR: _SPEAKERS},
    Visibility.MASKED: {Seat.EXPERT: {RecordClass.ROSTER: Knowledge.OWN}},
    Visibility.BLIND: {},
}


def _full_row(visibility: Visibility, seat: Seat) -> Row:
    """Every record class for one seat under one visibility, the unknown ones too."""
    granted = {**_BASE[seat], **_DIFFERENCES[visibility].get(seat, {})}
    return MappingProxyType({kind: granted.get(kind, Knowledge.NONE) for kind in RecordClass})


KNOWLEDGE: Final[Mapping[Visibility, Mapping[Seat, Row]]] = MappingProxyType(
    {
        visibility: MappingProxyType({seat: _full_row(visibility, seat) for seat in Seat})
        for visibility in Visibility
    }
)

_ORDER: Final = tuple(Knowledge)


def level(seat: Seat, record_class: RecordClass, visibility: Visibility) -> Knowledge:
    """How much this seat knows of records of this class under this visibility."""
    return KNOWLEDGE[visibility][seat][record_class]


def highest(
    seats: Collection[Seat], record_class: RecordClass, visibility: Visibility
) -> Knowledge:
    """The highest level among the seats that one person holds; *none* without a seat."""
    levels = (level(seat, record_class, visibility) for seat in seats)
    return max(levels, key=_ORDER.index, default=Knowledge.NONE)


def knows(
    seats: Collection[Seat] | Seat, record_class: RecordClass, visibility: Visibility
) -> Decision:
    """`Deny` when the level is *none*: the caller is then told what an unknown id is told."""
    held = (seats,) if isinstance(seats, Seat) else seats
    known = highest(held, record_class, visibility)
    return allow_if(known is not Knowledge.NONE, "knowledge.none")


def of_contribution(seat: Seat, visibility: Visibility, window: WindowState) -> Knowledge:
    """How much a seat knows of a contribution, by the state of the contribution's window."""
    if window is WindowState.RELEASED:
        return level(seat, RecordClass.CONTRIBUTION_RELEASED, visibility)
    unreleased = level(seat, RecordClass.CONTRIBUTION_UNRELEASED, visibility)
    if window is WindowState.OPEN and unreleased is not Knowledge.OWN:
        return Knowledge.NONE
    return unreleased
