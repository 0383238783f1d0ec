"""Where a track stands, told to the engine in ids, words and due times, and kept step by step."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import load_only

from documents.models.briefs import Answer, Brief, Delivery
from documents.models.recommendations import Recommendation
from documents.models.rounds import Round
from documents.models.shreddings import Shredding
from documents.models.tracks import Track, TrackStep
from documents.operations.charter import charter_of, kept_until
from documents.operations.position import BriefStanding, Deadline, DeadlineKind, Position
from documents.sealing import dump, load
from documents.store import UnitOfWork
from policies import rounds
from policies.terms import BriefState, Phase, WindowState

# Statements written once: every course act passes here. Documents of briefs stay where they are.
_AFTER = (
    select(TrackStep)
    .where(TrackStep.track_id == bindparam("track"), TrackStep.seq > bindparam("seq"))
    .order_by(TrackStep.seq)
)
_OPEN = (
    select(Round)
    .where(Round.track_id == bindparam("track"), Round.state == WindowState.OPEN)
    .order_by(Round.number)
)
_BRIEFS = (
    select(Brief)
    .where(Brief.track_id == bindparam("track"))
    .order_by(Brief.id)
    .options(
        load_only(
            Brief.track_id,
            Brief.state,
            Brief.answers_due,
            Brief.remind_at,
            Brief.escalate_at,
            Brief.silence_until,
            Brief.silence_over,
        )
    )
)

REMINDERS: Mapping[DeadlineKind, Callable[[datetime, datetime], datetime | None]] = (
    MappingProxyType(
        {DeadlineKind.HALF_TIME: rounds.half_time, DeadlineKind.LAST_CALL: rounds.last_call}
    )
)


def position(uow: UnitOfWork, track: Track) -> Position:
    """The track's position now, as numbered by its `seq`."""
    return Position(
        track_id=track.id,
        seq=track.seq,
        phase=track.phase,
        paused=track.paused,
        tick_seconds=charter_of(uow, track).terms.tick_seconds,
        deadlines=_deadlines(uow, track),
        briefs=_briefs(uow, track),
        stopped=track.stopped_at is not None,
    )


def record_step(uow: UnitOfWork, track: Track, command_id: str) -> Position:
    """Keep the position after the course act that `command_id` was."""
    here = position(uow, track)
    row = TrackStep(track_id=track.id, seq=track.seq, command_id=command_id)
    row.position = dump(here).decode()
    uow.session.add(row)
    return here


def steps_after(uow: UnitOfWork, track_id: str, seq: int) -> tuple[Position, ...]:
    """The positions after step `seq`, in order."""
    rows = uow.session.scalars(_AFTER, {"track": track_id, "seq": seq})
    return tuple(load(Position, row.position.encode()) for row in rows)


def open_windows(uow: UnitOfWork, track: Track) -> list[Round]:
    """The rounds whose window is open, in order."""
    return list(uow.session.scalars(_OPEN, {"track": track.id}))


def rests(track: Track) -> bool:
    """Whether the clocks of a track stand still: it is paused, or a stop has taken effect."""
    return track.paused or track.stopped_at is not None


def _deadlines(uow: UnitOfWork, track: Track) -> tuple[Deadline, ...]:
    windows = [one for row in open_windows(uow, track) for one in _of_round(row)]
    briefs = uow.session.scalars(_BRIEFS, {"track": track.id})
    around = [due for row in briefs for due in _of_brief(row)]
    return (*windows, *around, *_stop(track), *_destruction(uow, track), *_retention(uow, track))


def _stop(track: Track) -> Iterator[Deadline]:
    """When a stop lapses by itself."""
    if track.stop_lapses is not None:
        yield Deadline(DeadlineKind.STOP_LAPSES, track.id, track.stop_lapses)


def _destruction(uow: UnitOfWork, track: Track) -> Iterator[Deadline]:
    """When a closed track is destroyed, if that was decided."""
    row = uow.session.get(Shredding, track.id) if track.phase is Phase.CLOSED else None
    if row is not None and row.due is not None:
        yield Deadline(DeadlineKind.SHREDDING_DUE, track.id, row.due)


def _retention(uow: UnitOfWork, track: Track) -> Iterator[Deadline]:
    """When classes of records of a closed track are destroyed: together what goes together."""
    for due in sorted(set(kept_until(uow, track).values())):
        yield Deadline(DeadlineKind.RETENTION_ENDS, track.id, due)


def _of_brief(row: Brief) -> Iterator[Deadline]:
    """What falls due around one brief, besides its answers."""
    if row.state is BriefState.READY and row.silence_until and not row.silence_over:
        yield Deadline(DeadlineKind.SILENCE_ENDS, row.id, row.silence_until)
    if row.state is BriefState.RELEASED and row.remind_at:
        yield Deadline(DeadlineKind.REMINDER, row.id, row.remind_at)
    if row.state is BriefState.RELEASED and row.escalate_at:
        yield Deadline(DeadlineKind.ESCALATION, row.id, row.escalate_at)


def _of_round(row: Round) -> Iterator[Deadline]:
    yield Deadline(DeadlineKind.WINDOW_CLOSES, row.id, row.closes_at)
    if row.turns_at is not None and row.turns_at < row.closes_at:
        yield Deadline(DeadlineKind.WINDOW_TURNS, row.id, row.turns_at)
    for kind, falls_due in REMINDERS.items():
        due = falls_due(row.opened_at, row.closes_at)
        if due is not None:
            yield Deadline(kind, row.id, due)


def _briefs(uow: UnitOfWork, track: Track) -> tuple[BriefStanding, ...]:
    rows = uow.session.scalars(_BRIEFS, {"track": track.id})
    over = track.phase is Phase.CLOSED
    return tuple(
        BriefStanding(row.id, row.state, None if over else _awaited(uow, row)) for row in rows
    )


def _awaited(uow: UnitOfWork, row: Brief) -> datetime | None:
    """Until when answers to a brief are awaited; None when none is, or none any more."""
    answered = select(Answer.recommendation_id).join(Delivery).where(Delivery.brief_id == row.id)
    silent = select(func.count()).where(
        Recommendation.track_id == row.track_id, Recommendation.id.not_in(answered)
    )
    return row.answers_due if uow.session.scalar(silent) else None


def closes(track: Track, row: Round, now: datetime) -> datetime:
    """When the window of a round closes if a stop that holds the track ended now."""
    if track.stopped_at is None:
        return row.closes_at
    return shift(row.closes_at, max(track.stopped_at, row.timed_at), now)


def shift(moment: datetime, since: datetime, now: datetime) -> datetime:
    """A due time moved on by the length of a pause that began at `since` and ends `now`."""
    return moment + (now - since) if moment > since else moment
