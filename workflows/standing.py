"""What one run of a track knows: the record's last position and what was done about it.

- A position replaces the one before; older ones are ignored. Nothing is computed from an act.
- A deadline falls due once for each due time; while the track is paused nothing does,
  and while it is stopped nothing but the end of the stop.
- Ticks stand on a fixed grid, so that their times tell nothing about who wrote when.
- Pure: no clock, no engine. Times come in as arguments (UTC).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from documents.operations.position import BriefStanding, Deadline, DeadlineKind, Position, Verdict
from policies.terms import BriefState, Phase
from workflows.commands import FiredDeadline, Recent, Told, TrackStart

REMEMBERED = 64  # commands whose answer is carried from run to run
HOLD = timedelta(minutes=1)  # before the record is asked again for what it could not do

_ENDED = {BriefState.RETURNED, BriefState.VOIDED}


class Standing:
    """Where a track stands, as far as its workflow knows."""

    def __init__(self, start: TrackStart) -> None:
        self.position = start.position
        self._start = start
        self._tick_at = start.tick_at
        self._fired = list(start.fired)
        self._told = {told.standing.brief_id: told for told in start.told}
        self._recent = {recent.command_id: recent.verdict for recent in start.recent}
        self._held: dict[FiredDeadline, datetime] = {}

    @property
    def seq(self) -> int:
        """The number of the last course act that is known; 0 before the first."""
        return self.position.seq if self.position else 0

    @property
    def track_id(self) -> str:
        """The track's id; empty before there is a track."""
        return self.position.track_id if self.position else ""

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Everything that is to fall due."""
        return self.position.deadlines if self.position else ()

    @property
    def phase(self) -> Phase | None:
        """The phase, once there is a track."""
        return self.position.phase if self.position else None

    @property
    def to_come(self) -> bool:
        """Whether anything is to come: a closed track waits for its deadlines only."""
        return self.phase is not None and (self.phase is not Phase.CLOSED or bool(self.deadlines))

    def apply(self, steps: Sequence[Position], now: datetime) -> None:
        """Take over the record's positions, in order."""
        for step in sorted(steps, key=lambda one: one.seq):
            if step.seq >= self.seq:
                self.position = step
        if self.position is not None:
            self._tidy(self.position, now)

    def _tidy(self, position: Position, now: datetime) -> None:
        open_now = [_fired(deadline) for deadline in position.deadlines]
        self._fired = [done for done in self._fired if done in open_now]
        known = {brief.brief_id for brief in position.briefs}
        self._told = {name: told for name, told in self._told.items() if name in known}
        latest = now + _tick(position)
        self._tick_at = latest if self._tick_at is None else min(self._tick_at, latest)

    def recall(self, command_id: str) -> Verdict | None:
        """The answer to a command that was answered lately."""
        return self._recent.get(command_id)

    def remember(self, command_id: str, verdict: Verdict) -> None:
        """Keep the answer among the newest."""
        self._recent[command_id] = verdict
        for oldest in list(self._recent)[:-REMEMBERED]:
            del self._recent[oldest]

    def due(self, now: datetime) -> Deadline | None:
        """The first deadline that has fallen due and was not yet reported."""
        ready = [one for one in self._open() if self._when(one) <= now]
        return min(ready, key=lambda one: (one.due, one.object_id), default=None)

    def fired(self, deadline: Deadline) -> None:
        """The record was told of this deadline."""
        self._fired.append(_fired(deadline))

    def hold(self, deadline: Deadline, now: datetime) -> None:
        """The record could not act on this deadline; ask again later."""
        self._held[_fired(deadline)] = now + HOLD

    def tick_due(self, now: datetime) -> bool:
        """Whether it is time to look at the record."""
        return self._awake() and self._tick_at is not None and self._tick_at <= now

    def ticked(self, now: datetime) -> None:
        """The record was looked at; the next time stands on the same grid."""
        if self.position is None or self._tick_at is None or self._tick_at > now:
            return
        step = _tick(self.position)
        self._tick_at += step * ((now - self._tick_at) // step + 1)

    def wake_at(self) -> datetime | None:
        """The next moment at which something is to be done by itself."""
        times = [self._when(one) for one in self._open()]
        if self._awake() and self._tick_at is not None:
            times.append(self._tick_at)
        return min(times, default=None)

    def untold(self, now: datetime) -> list[Told]:
        """What the workflows of briefs do not know yet."""
        position = self.position
        if position is None:
            return []
        news = [Told(brief, _rests(position), position.seq) for brief in position.briefs]
        return [told for told in news if self._is_news(told, now)]

    def tell(self, told: Told) -> bool:
        """The workflow of this brief is being told; answers whether for the first time."""
        new = told.standing.brief_id not in self._told
        self._told[told.standing.brief_id] = told
        return new

    def handed_on(self) -> TrackStart:
        """Everything the next run needs."""
        return TrackStart(
            position=self.position,
            tick_at=self._tick_at,
            fired=tuple(self._fired),
            told=tuple(self._told.values()),
            recent=tuple(Recent(name, verdict) for name, verdict in self._recent.items()),
            history_limit=self._start.history_limit,
        )

    def _awake(self) -> bool:
        position = self.position
        if position is None or _rests(position):
            return False
        return position.phase is not Phase.CLOSED

    def _open(self) -> list[Deadline]:
        if self.position is None or self.position.paused:
            return []
        open_now = [one for one in self.position.deadlines if _fired(one) not in self._fired]
        stopped = self.position.stopped
        return [one for one in open_now if not stopped or one.kind is DeadlineKind.STOP_LAPSES]

    def _when(self, deadline: Deadline) -> datetime:
        return max(deadline.due, self._held.get(_fired(deadline), deadline.due))

    def _is_news(self, told: Told, now: datetime) -> bool:
        before = self._told.get(told.standing.brief_id)
        if before is None:
            return not over(told.standing, now)
        if before.standing != told.standing:
            return True
        return before.paused != told.paused and not over(told.standing, now)


def _fired(deadline: Deadline) -> FiredDeadline:
    return FiredDeadline(deadline.kind, deadline.object_id, deadline.due)


def _rests(position: Position) -> bool:
    return position.paused or position.stopped


def _tick(position: Position) -> timedelta:
    return timedelta(seconds=max(1, position.tick_seconds))


def over(brief: BriefStanding, now: datetime) -> bool:
    """Whether nothing is left to do for this brief."""
    if brief.state in _ENDED:
        return True
    waiting = brief.answers_due is not None and brief.answers_due > now
    return brief.state is BriefState.RELEASED and not waiting
