"""Where a track and a brief stand, with what their gates still miss in the reader's words."""

from dataclasses import dataclass, fields

from api.messages import words_of
from documents.operations.actors import Actor
from documents.operations.charter import Charter
from documents.operations.views import briefs
from documents.operations.views.briefs import BriefView
from documents.operations.views.tracks import Lack, track
from documents.store import UnitOfWork
from policies.terms import Officials, Phase, Seat


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that the gate still asks for: the rule and its sentence."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a track stands; what the caller's seats do not know is null.

    `stopped`: a stop holds its clocks; for the facilitator and the chairs. `consents`: what the
    caller, an expert, said to the switch that `officials` asks for."""

    id: str
    version: int
    seats: tuple[Seat, ...]
    phase: Phase | None
    paused: bool | None
    stopped: bool | None
    missing: tuple[Missing, ...]
    wanting: tuple[Missing, ...]
    officials: Officials | None
    consents: bool | None
    charter: Charter | None
    ended: str | None


def standing(uow: UnitOfWork, actor: Actor) -> Standing:
    """Where one track stands and what its gate still asks for."""
    found = track(uow, actor)
    return Standing(
        id=found.id,
        version=found.version,
        seats=found.seats,
        phase=found.phase,
        paused=found.paused,
        stopped=found.stopped,
        missing=_in_words(found.missing),
        wanting=_in_words(found.wanting),
        officials=found.officials,
        consents=found.consents,
        charter=found.charter,
        ended=found.ended,
    )


def _in_words(lacks: tuple[Lack, ...]) -> tuple[Missing, ...]:
    return tuple(Missing(one.rule, words_of(one.rule, one.values)) for one in lacks)


@dataclass(frozen=True, slots=True)
class BriefInWords(BriefView):
    """Where one brief stands; `clears` says for each finding what would clear it."""

    clears: tuple[str, ...] | None


def one_brief(uow: UnitOfWork, actor: Actor, brief: str) -> BriefInWords:
    """Where one brief stands and what keeps it in the room."""
    found = briefs.one_brief(uow, actor, brief=brief)
    known = {field.name: getattr(found, field.name) for field in fields(BriefView)}
    notes = found.findings
    clears = None if notes is None else tuple(words_of(one.clears, {}) for one in notes)
    return BriefInWords(**known, clears=clears)
