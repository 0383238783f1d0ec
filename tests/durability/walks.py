"""The life of one track as its callers live it, again and again: a round, then a pause.

- Each call is made only after the one before was acknowledged; the walk remembers what was, and
  knows where the track must stand after it.
- Experts post; some of them are impatient and never ask twice, whatever became of it.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from policies.acts import Act
from policies.terms import Phase, WindowState
from tests.durability.caller import Call

EXPERTS = tuple(f"expert_{number}" for number in range(1, 6))
IMPATIENT = 0.2
"""The share of posts whose callers do not ask twice."""
_SCALE = "importance"


@dataclass(frozen=True, slots=True)
class Next:
    """What is asked for next; a patient caller asks until there is an answer."""

    act: Act
    call: Call
    patient: bool = True


@dataclass
class Walk:
    """One track, what was acknowledged in it, and where that brought it."""

    track: str
    sessions: Mapping[str, str] = field(repr=False)
    chance: random.Random
    acknowledged: Counter[tuple[str, str]] = field(default_factory=Counter)
    unknown: int = 0
    """Posts whose callers never heard what became of them."""
    rounds: dict[str, WindowState] = field(default_factory=dict)
    stands: Phase = Phase.EXPLORATION
    before: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """The leaves of the track before anything was asked for."""
    steps: int = 0
    """Its steps before."""
    _heard: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self._life = self._forever()
        self.next = next(self._life)
        """What is to be asked for now."""

    def heard(self, act: Act, object_id: str | None) -> None:
        """How it ended: the id that was answered, or none for somebody who gave up."""
        self._heard = object_id or ""
        if object_id is None:
            self.unknown += 1
        else:
            self.acknowledged[act.value, object_id] += 1
        self.next = next(self._life)

    def _forever(self) -> Iterator[Next]:
        while True:
            yield from self._round()
            yield from self._pause()

    def _round(self) -> Iterator[Next]:
        body = {"title": "Next", "questions": [{"text": "What now?", "scale": _SCALE}]}
        yield self._ask(Act.ROUND_OPEN, "facilitator", "rounds", body | {"closes_at": _in(1)})
        round_id = self._heard
        self.rounds[round_id] = WindowState.OPEN
        for name in EXPERTS:
            said = {"round": round_id, "kind": "concern", "text": "The well is older."}
            post = self._ask(Act.CONTRIBUTION_POST, name, "contributions", said)
            yield Next(post.act, post.call, patient=self.chance.random() >= IMPATIENT)
        at = f"rounds/{round_id}"
        later = {"closes_at": _in(2)}
        yield self._ask(Act.ROUND_EXTEND, "facilitator", f"{at}/extend", later)
        yield self._ask(Act.ROUND_CLOSE, "facilitator", f"{at}/close", {})
        self.rounds[round_id] = WindowState.CLOSED

    def _pause(self) -> Iterator[Next]:
        yield self._ask(Act.TRACK_PAUSE, "chair_1", "pause", {"seen": Phase.EXPLORATION})
        self.stands = Phase.PAUSED
        decided = {"outcome": "proceed", "mitigation": ""}
        yield self._ask(
            Act.READINESS_DECIDE, "chair_1", "readiness/decision", decided, version='"16"'
        )
        yield self._ask(Act.TRACK_RESUME, "chair_1", "resume", {"seen": Phase.EXPLORATION})
        self.stands = Phase.EXPLORATION

    def _ask(
        self, act: Act, who: str, path: str, body: Mapping[str, Any], version: str = ""
    ) -> Next:
        at = f"/tracks/{self.track}/{path}"
        return Next(act, Call(self.sessions[who], at, body, version=version))


def _in(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()
