"""A record in memory behind the engine's port, and a key ring with one fixed key.

- Positions, outcomes and the catching up are kept as the port promises them; what an act does
  is a function that the test hands in with the command.
- `calls` counts what reached the record, `effects` what changed it.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from documents.crypto.envelope import DataKey
from documents.crypto.secret import Secret
from documents.ids import new_id
from documents.operations.destroying import Remains
from documents.operations.position import (
    BriefStanding,
    Deadline,
    DeadlineKind,
    Position,
    Report,
    Verdict,
)
from policies.terms import BriefState, Phase

Effect = Callable[[Position], Position | None]


class FixedKeys:
    """A key ring of fixed keys; `away` is raised instead of handing one out."""

    def __init__(self, *seeds: bytes) -> None:
        self._keys = [_key(seed) for seed in seeds or (b"test",)]
        self.away: Exception | None = None

    def newest(self) -> DataKey:
        """The last of the keys."""
        if self.away:
            raise self.away
        return self._keys[-1]

    def by_id(self, key_id: str) -> DataKey | None:
        """The key with this id."""
        if self.away:
            raise self.away
        return next((key for key in self._keys if key.hex == key_id), None)


def _key(seed: bytes) -> DataKey:
    return DataKey(seed.ljust(16, b"i"), Secret(seed.ljust(32, b"k")))


@dataclass(frozen=True)
class Letter:
    """A command that waits to be settled."""

    command_id: str
    workflow_id: str


class FakeRecord:
    """Tracks and commands in memory; safe for threads."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.steps: dict[str, list[Position]] = defaultdict(list)
        self.outcomes: dict[str, Verdict] = {}
        self.calls: Counter[tuple[str, str]] = Counter()
        self.effects: Counter[str] = Counter()
        self.waiting: dict[str, Letter] = {}
        self.fired: list[tuple[str, datetime]] = []
        self.failures: list[Exception] = []
        self.gates: dict[str, threading.Event] = {}
        self.destroyed: dict[str, Remains] = {}
        self._asked: dict[str, tuple[str, Effect]] = {}

    def ask(self, track_id: str, effect: Effect) -> str:
        """Write a command down; answers its id."""
        command_id = new_id()
        self._asked[command_id] = (track_id, effect)
        return command_id

    def now(self, track_id: str) -> Position:
        """Where a track stands."""
        return self.steps[track_id][-1]

    def move(self, track_id: str, effect: Effect) -> Position | None:
        """Change a track, as an act that never reaches the engine would."""
        with self.lock:
            steps = self.steps[track_id]
            before = steps[-1] if steps else Position(track_id, 0, Phase.CONVENING, False, 3600)
            after = effect(before)
            if after is not None:
                steps.append(replace(after, seq=len(steps) + 1))
            return steps[-1] if after is not None else None

    # The port

    def perform(self, command_id: str, seq: int) -> Report:
        """Run a stored command."""
        with self._called("perform", command_id):
            track_id, effect = self._asked[command_id]
            if missed := tuple(self.steps[track_id][seq:]):
                return Report(True, missed)
            if command_id in self.outcomes:
                return Report(False, (), self.outcomes[command_id])
            step = self.move(track_id, effect)
            self.effects[command_id] += 1
            self.outcomes[command_id] = Verdict.ALLOWED if step else Verdict.DENIED
            return Report(False, (step,) if step else (), self.outcomes[command_id])

    def fire(
        self, track_id: str, kind: DeadlineKind, object_id: str, due: datetime, seq: int
    ) -> Report:
        """Take the deadline away."""
        with self._called("fire", object_id):
            if missed := tuple(self.steps[track_id][seq:]):
                return Report(True, missed)
            done = Deadline(kind, object_id, due)
            self.fired.append((object_id, due))
            left = tuple(one for one in self.now(track_id).deadlines if one != done)
            step = self.move(track_id, lambda before: replace(before, deadlines=left))
            return Report(False, (step,) if step else (), Verdict.ALLOWED)

    def tick(self, track_id: str, seq: int) -> Report:
        """Tell what moved."""
        with self._called("tick", track_id):
            return Report(False, tuple(self.steps[track_id][seq:]))

    def draft_brief(self, brief_id: str) -> None:
        """Draft it."""
        with self._called("draft", brief_id):
            if self._state(brief_id) is BriefState.ASKED:
                self._brief(brief_id, state=BriefState.READY)

    def deliver_brief(self, brief_id: str) -> None:
        """Deliver it."""
        with self._called("deliver", brief_id):
            self.effects[brief_id] += 1

    def close_answers(self, brief_id: str) -> None:
        """Close its answers."""
        with self._called("close", brief_id):
            self._brief(brief_id, answers_due=None)

    def unsettled(self) -> Sequence[Letter]:
        """What waits."""
        with self._called("unsettled", ""):
            return tuple(self.waiting.values())

    def settle(self, command_id: str) -> None:
        """Forget it."""
        with self._called("settle", command_id):
            self.waiting.pop(command_id, None)

    def lapse_old(self) -> int:
        """Nothing grows old here."""
        with self._called("lapse", ""):
            return 0

    def send_waiting_mail(self) -> int:
        """No mail here."""
        with self._called("mail", ""):
            return 0

    def remains(self) -> Sequence[Remains]:
        """Destroyed tracks that the engine may remember."""
        with self._called("remains", ""):
            return tuple(self.destroyed.values())

    def forgotten(self, track_id: str) -> None:
        """The engine does not remember it any more."""
        with self._called("forgotten", track_id):
            del self.destroyed[track_id]

    def _called(self, name: str, what: str) -> threading.RLock:
        self.calls[name, what] += 1
        if gate := self.gates.get(name):
            gate.wait(30)
        if self.failures:
            raise self.failures.pop(0)
        return self.lock

    def _state(self, brief_id: str) -> BriefState | None:
        last = [steps[-1] for steps in self.steps.values() if steps]
        briefs = [brief for position in last for brief in position.briefs]
        return next((brief.state for brief in briefs if brief.brief_id == brief_id), None)

    def _brief(self, brief_id: str, **changes: object) -> None:
        for track_id, steps in list(self.steps.items()):
            if steps and any(brief.brief_id == brief_id for brief in steps[-1].briefs):
                self.move(track_id, lambda before: with_brief(before, brief_id, **changes))


def with_brief(before: Position, brief_id: str, **changes: object) -> Position:
    """The position with this brief changed, or added."""
    known = {brief.brief_id: brief for brief in before.briefs}
    brief = known.get(brief_id) or BriefStanding(brief_id, BriefState.ASKED)
    known[brief_id] = replace(brief, **changes)  # type: ignore[arg-type]
    return replace(before, briefs=tuple(known.values()))
