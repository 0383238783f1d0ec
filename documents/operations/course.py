"""What the engine asks of the record: run a command, let a timer fall due, read at the tick.

- Position and content are written in one transaction, numbered without gaps.
- When the record is ahead of the workflow nothing is changed: the missed steps are answered.
- A timer's act is the same operation as a person's; its command id is computed from what fell
  due, so that it happens once; late, where everything was down, and then its leaf says so.
  While the track is paused, or a stop holds it, it does nothing.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from types import MappingProxyType

from documents.audit.log import checkpoint
from documents.errors import RecordError
from documents.failpoints import reach
from documents.models.commands import CommandRow
from documents.models.shreddings import Shredding
from documents.models.tracks import Track
from documents.operations import (
    commands,
    deliveries,
    destroying,
    dissents,
    forgetting,
    handover,
    leaves,
    mandates,
    officials,
    reminders,
    retention,
    rounds,
    silence,
    standing,
    stops,
)
from documents.operations.actors import Actor, actor_in
from documents.operations.acts import Command, Outcome, Scene, run
from documents.operations.position import DeadlineKind, Position, Report, Verdict
from documents.operations.registry import ACTS
from documents.operations.shreddings import facts_of
from documents.rows import Rows
from documents.sealing import HOUSE, load
from documents.store import Store, UnitOfWork
from policies import shredding
from policies.acts import Act
from policies.decisions import Deny
from policies.terms import Phase

Timer = Callable[[Scene, str, datetime], bool]
FALLS_DUE: Mapping[DeadlineKind, tuple[Timer, str]] = MappingProxyType(
    {
        DeadlineKind.WINDOW_CLOSES: (rounds.close_when_due, Act.ROUND_CLOSE),
        DeadlineKind.SILENCE_ENDS: (silence.end_when_due, "brief:silence_over"),
        DeadlineKind.REMINDER: (deliveries.remind_when_due, "brief:remind"),
        DeadlineKind.STOP_LAPSES: (stops.lapse_when_due, "stop:lapse"),
        DeadlineKind.ESCALATION: (deliveries.escalate_when_due, "brief:escalate"),
    }
)
"""What the clock does when a deadline falls due, and the tag of its leaf."""

EMPTIES_WINDOWS = (Act.BATCH_RELEASE, Act.ROUND_OPEN)
LATE = timedelta(minutes=5)
"""After so long something was down: the leaf says that it happened late."""
LEAVES_PHASES = (Act.TRACK_ADVANCE, Act.TRACK_TERMINATE)


def perform(store: Store, command_id: str, seq: int) -> Report:
    """Run a stored course command once; `seq` is the last step that the workflow knows."""
    with store.begin() as uow:
        row = uow.session.locked(CommandRow, command_id)
        if row is None or row.verdict == Verdict.LAPSED or row.track_id is None:
            return Report(False, (), Verdict.LAPSED)
        track_id, kind = row.track_id, row.kind
        report = _perform(uow, row, track_id, seq)
    if kind in (*EMPTIES_WINDOWS, *LEAVES_PHASES):  # also when a process died after the rows
        rounds.forget_windows(store, track_id)
    if kind in LEAVES_PHASES:
        forgetting.destroy_keys(store)
    return report


def _perform(uow: UnitOfWork, row: CommandRow, track_id: str, seq: int) -> Report:
    track = _lock(uow.session, track_id)
    missed = standing.steps_after(uow, track_id, seq)
    if missed:
        return Report(True, missed)
    if row.verdict is not None:
        return Report(False, (), Verdict(row.verdict))
    outcome, track = _run(uow, row, track)
    commands.conclude(uow, row, outcome)
    return _finish(uow, track, row.id, outcome)


def fire(
    store: Store, track_id: str, kind: DeadlineKind, object_id: str, due: datetime, seq: int
) -> Report:
    """Let a deadline fall due, once: unless that was done, or moved, or is paused."""
    if kind is DeadlineKind.SHREDDING_DUE:
        return _shred(store, track_id, due, seq)
    report = _fire(store, track_id, kind, object_id, due, seq)
    if kind is DeadlineKind.WINDOW_TURNS:  # here too
        rounds.forget_windows(store, track_id)
    if kind is DeadlineKind.RETENTION_ENDS:
        retention.destroy_keys(store)
    return report


def _fire(
    store: Store, track_id: str, kind: DeadlineKind, object_id: str, due: datetime, seq: int
) -> Report:
    with store.begin() as uow:
        track = _lock(uow.session, track_id)
        missed = standing.steps_after(uow, track_id, seq)
        if track is None or missed:
            return Report(True, missed)
        command_id = timer_id(track_id, kind, object_id, due)
        if uow.session.get(CommandRow, command_id) is not None:
            return Report(False, (), Verdict.ALLOWED)
        happened = _falls_due(_clockwork(uow, track, command_id), kind, object_id, due)
        if not happened:
            return Report(False, (), Verdict.DENIED)
        row = CommandRow(id=command_id, index=command_id * 2, body_digest="", settled=True)
        uow.session.add(row)
        outcome = "late" if uow.clock.now() - due > LATE else "allowed"
        for tag in happened:
            _clock_leaf(uow, track, tag, object_id, outcome)
        return _finish(uow, track, command_id, Outcome(True, object_id))


def _falls_due(scene: Scene, kind: DeadlineKind, object_id: str, due: datetime) -> tuple[str, ...]:
    """Let it happen; answers the tags of its leaves, none if nothing happened."""
    if kind is DeadlineKind.WINDOW_TURNS:
        return rounds.turn_when_due(scene, object_id, due)
    if kind in standing.REMINDERS:
        reminded = reminders.remind_when_due(scene, kind, object_id, due)
        return (reminders.REMINDED,) if reminded else ()
    if kind is DeadlineKind.RETENTION_ENDS:
        over = retention.destroy_when_due(scene, object_id, due)
        return tuple(f"{one}:destroy" for one in over)
    act, tag = FALLS_DUE[kind]
    return (tag,) if act(scene, object_id, due) else ()


def _shred(store: Store, track_id: str, due: datetime, seq: int) -> Report:
    """The cooling-off is over: destroy the track, unless somebody spared it.

    The position after it is the last one, and is told as often as it is asked for.
    """
    with store.begin() as uow:
        row = uow.session.get(Shredding, track_id)
        missed = standing.steps_after(uow, track_id, seq)
        if missed:
            return Report(True, missed)
        if row is None or not shredding.is_due(facts_of(row), due):
            return Report(False, (), Verdict.DENIED)
    destroying.destroy(store, track_id)
    return Report(False, (Position(track_id, seq + 1, Phase.CLOSED, False, 1),), Verdict.ALLOWED)


def tick(store: Store, track_id: str, seq: int) -> Report:
    """The fixed tick: what experts' acts moved in time takes its course; the log is signed."""
    with store.begin() as uow:
        track = _lock(uow.session, track_id)
        if track is None:
            return Report(False, ())
        scene = _clockwork(uow, track, "")
        if not standing.rests(track):
            for carried in dissents.carry_unconfirmed(scene):
                _clock_leaf(uow, track, Act.DISSENT_CARRY, carried)
            for lapsed in forgetting.lapse(scene):
                _clock_leaf(uow, track, "candidate:lapse", lapsed)
            if track.phase is not Phase.CLOSED:
                _watch_mandates(scene)
        for back in handover.give_back(scene):
            _clock_leaf(uow, track, "seat:give_back", back)
        for gone in forgetting.forget(scene):
            _clock_leaf(uow, track, "candidate:forget", gone)
        _destroy_late(scene)
        if stops.begin(scene):
            _clock_leaf(uow, track, "stop:begin", track.id)
            _step(uow, track, timer_id(track.id, DeadlineKind.STOP_LAPSES, "", scene.now))
        _sign(uow)
        report = Report(False, standing.steps_after(uow, track_id, seq))
        uow.commit()
    rounds.forget_windows(store, track_id)  # left over if a process died after a release
    forgetting.destroy_keys(store)
    retention.destroy_keys(store)
    return report


def _destroy_late(scene: Scene) -> None:
    """What its timer did not destroy: a restored backup brought it back."""
    track, due = scene.track, scene.now - LATE
    late = retention.destroy_when_due(scene, track.id, due)
    for kind in late:
        _clock_leaf(scene.uow, track, f"{kind}:destroy", track.id, "late")
    if late:
        _step(scene.uow, track, timer_id(track.id, DeadlineKind.RETENTION_ENDS, "", scene.now))


def _watch_mandates(scene: Scene) -> None:
    mandates.remind(scene)
    for seat_id in mandates.lapse(scene):
        _clock_leaf(scene.uow, scene.track, "mandate:lapse", seat_id)
    if officials.tell(scene):
        _clock_leaf(scene.uow, scene.track, "officials:agree", scene.track.id)


def timer_id(track_id: str, kind: DeadlineKind, object_id: str, due: datetime) -> str:
    """The command id of a timer's act: computed, so that the same timer is the same command."""
    text = "\0".join((track_id, kind, object_id, due.isoformat()))
    return sha256(text.encode()).hexdigest()[:32]


def _clock_leaf(
    uow: UnitOfWork, track: Track, tag: str, object_id: str, outcome: str = "allowed"
) -> None:
    """The leaf of an act that nobody did but the clock: it has no actor."""
    leaves.write(uow, track.id, leaves.Leaf(tag, "", outcome, object_id))


def _lock(session: Rows, track_id: str) -> Track | None:
    return session.locked(Track, track_id)


def _clockwork(uow: UnitOfWork, track: Track, command_id: str) -> Scene:
    command = Command(command_id, uow.clock.now())
    return Scene(uow, Actor("", track.id), command, track, command_id)


def _run(uow: UnitOfWork, row: CommandRow, track: Track | None) -> tuple[Outcome, Track | None]:
    if row.kind is None or row.track_id is None:
        raise RecordError("command.unknown")
    asked = commands.asked_of(uow, row)
    op = ACTS[row.kind]
    actor = _actor(uow, asked.account_id, row.track_id, row.kind)
    command = Command(row.id, asked.signed_in, asked.version)
    scene = Scene(uow, actor, command, track, row.id)
    scene.workflow_id = row.workflow_id or ""
    try:
        outcome = run(scene, op, load(op.body, asked.body.encode()))
    except RecordError as error:  # the object vanished meanwhile: a terminal answer, not a retry
        if error.code not in ("record.not_there", "record.stale"):
            raise
        deny = Deny(error.code)
        leaf = leaves.Leaf(op.act, scene.seat_id, "denied", rule=deny.rule)
        leaves.write(uow, row.track_id if track else HOUSE, leaf)
        return Outcome(False, deny=deny), track
    return outcome, scene.track if outcome.allowed else track


def _actor(uow: UnitOfWork, account_id: str, track_id: str, act: Act) -> Actor:
    if act is Act.TRACK_OPEN:
        return Actor(account_id, track_id)
    return actor_in(uow, account_id, track_id) or Actor(account_id, track_id)


def _finish(uow: UnitOfWork, track: Track | None, command_id: str, outcome: Outcome) -> Report:
    steps: tuple[Position, ...] = ()
    if outcome.allowed and track is not None:
        steps = (_step(uow, track, command_id),)
    _sign(uow)
    reach("record.before_commit")
    uow.commit()
    reach("record.after_commit")
    return Report(False, steps, Verdict.ALLOWED if outcome.allowed else Verdict.DENIED)


def _step(uow: UnitOfWork, track: Track, command_id: str) -> Position:
    track.seq += 1
    uow.session.flush()
    return standing.record_step(uow, track, command_id)


def _sign(uow: UnitOfWork) -> None:
    checkpoint(uow.session, uow.store.checkpoint_signer, uow.store.origin)
