"""Acts on rounds: open, extend, ask more, close, release the batch.

- The roster is frozen when a round opens, without those who stay out of one of its topics; and
  with it the wider circle that a reflection period may show its text to.
- A person's act and the timer's act close a window by the same function.
- A daily round has one window for each tick of its track; the clock turns them.
- What waits in a round with fewer than k authors moves into the next round, sealed anew.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.contributions import ReleasedContribution
from documents.models.rounds import Round, Window
from documents.models.tracks import Track
from documents.operations import figures, formats, seats, standing, unsent, windows
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line, charter_of, threshold
from documents.operations.counting import opened
from documents.operations.figures import Locked, Seats, frozen, roster_of
from documents.operations.formats import Agenda, Edition, Setting
from documents.operations.items import any_in
from documents.operations.questions import AddQuestion, Asked, Wording, ask, number_of
from documents.operations.roster import Id
from documents.store import Store
from policies import rounds
from policies.acts import Act
from policies.decisions import Allow
from policies.facts import WindowFacts
from policies.formats import CIRCLE, RoundFormat, may_ask_on
from policies.rounds import QUESTIONS_MAX
from policies.terms import RecordClass, Seat, WindowState
from policies.verdicts import LEAST, Thresholds, may_lock

TURNED = "window:turn"  # the tag of the leaf


@dataclass(frozen=True, slots=True)
class NewRound:
    """A round: its title (theme), questions, closing time (UTC), and the topics of the track
    that it touches; `daily`: with one window for each tick, so that people can answer each
    other. A dialogue event has an `agenda`; a reflection period shows an `edition` of the draft or
    a background `paper`, and if `wider` to chairs and silent observers too, who may write then."""

    title: Line
    questions: Annotated[tuple[Asked, ...], MinLen(1), MaxLen(QUESTIONS_MAX)]
    closes_at: datetime
    topics: Annotated[tuple[Line, ...], MaxLen(20)] = ()
    daily: bool = False
    thresholds: Thresholds = LEAST
    format: RoundFormat = RoundFormat.OPEN_EXPLORATION
    agenda: Agenda = ()
    edition: Edition | None = None
    paper: Id | None = None
    wider: bool = False


@dataclass(frozen=True, slots=True)
class Extend:
    """A later closing time (UTC)."""

    round: Id
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class ThisRound:
    """One round."""

    round: Id


@operation(Act.ROUND_OPEN, NewRound, creates=True)
def open_round(scene: Scene, body: NewRound) -> str:
    """Open a round for the experts seated now."""
    track = scene.track
    closes_at = _aware(body.closes_at)
    require(may_lock(body.thresholds))
    require(rounds.may_touch(body.topics, charter_of(scene.uow, track).topics))
    roster = _roster(scene, body.topics, Seat.EXPERT)
    count, k = len(body.questions), threshold(track)
    require(rounds.may_open(scene.now, closes_at, count, len(roster), k))
    row = Round(id=new_id(), track_id=track.id, opened_at=scene.now, closes_at=closes_at)
    row.timed_at = scene.now
    row.number = row.since = opened(scene.uow, track.id) + 1
    row.state, row.eligible = WindowState.OPEN, len(roster)
    row.turns_at = scene.now + windows.tick(scene) if body.daily else None
    given = Setting(body.topics, body.agenda, body.edition, body.paper, wider=body.wider)
    formats.fix(scene, row, body.format, given, {one.scale for one in body.questions})
    sealer, locked = scene.sealer, Locked(body.thresholds)
    row.thresholds = sealer.seal(row, "thresholds", RecordClass.QUESTION, locked)
    row.title = sealer.seal(row, "title", RecordClass.QUESTION, Wording(body.title))
    seated = _seated(scene, body, roster)
    row.roster = sealer.seal(row, "roster", RecordClass.AUTHORSHIP, seated)
    scene.session.add(row)
    scene.session.flush()
    window = windows.open_window(scene, row)
    for number, asked in enumerate(body.questions, start=1):
        ask(scene, row, number, asked)
    _take_over(scene, row, window, wider=body.wider)
    return row.id


@operation(Act.ROUND_EXTEND, Extend)
def extend(scene: Scene, body: Extend) -> str:
    """Let an open window close later; everything that follows its closing time follows."""
    row = scene.get(Round, body.round)
    closes_at = _aware(body.closes_at)
    require(rounds.may_extend(window_facts(scene, row), scene.now, closes_at))
    require(formats.may_last(scene, row, closes_at))
    row.closes_at, row.timed_at = closes_at, scene.now
    return row.id


@operation(Act.QUESTION_ADD, AddQuestion, creates=True)
def add_question(scene: Scene, body: AddQuestion) -> str:
    """Ask one more question in an open round; positions on the others stay as they are."""
    row = scene.get(Round, body.round)
    asked = number_of(scene, row)
    require(rounds.may_ask(window_facts(scene, row), scene.now, asked))
    require(may_ask_on(row.format, body.scale))
    return ask(scene, row, asked + 1, Asked(body.text, body.scale, options=body.options))


@operation(Act.ROUND_CLOSE, ThisRound)
def close(scene: Scene, body: ThisRound) -> str:
    """Close the window of a round before its time."""
    row = scene.get(Round, body.round)
    require(rounds.may_close(window_facts(scene, row)))
    return _close(scene, row)


@operation(Act.BATCH_RELEASE, ThisRound)
def release(scene: Scene, body: ThisRound) -> str:
    """Release what the closed windows of a round hold as one shuffled batch."""
    row = scene.get(Round, body.round)
    found = windows.batch(scene.uow, row)
    agreed = bool(found.going(threshold(scene.track)))
    require(windows.may_release(scene, row, found, consented=agreed))
    windows.release(scene, row, found)
    if row.state is WindowState.CLOSED:
        row.state = WindowState.RELEASED
    return row.id


def close_when_due(scene: Scene, round_id: str, due: datetime) -> bool:
    """The timer's act: close this window if it is still open, not paused and really due.

    Answers whether it was closed now.
    """
    row = scene.get(Round, round_id)
    may = rounds.may_close_by_timer(window_facts(scene, row), due, standing.rests(scene.track))
    if isinstance(may, Allow):
        _close(scene, row)
    return isinstance(may, Allow)


def turn_when_due(scene: Scene, round_id: str, due: datetime) -> tuple[Act | str, ...]:
    """The clock's act: turn the window of a daily round, unless paused, closed or done.

    Answers what happened, as the tags of leaves.
    """
    row = scene.get(Round, round_id)
    may = rounds.may_turn(window_facts(scene, row), row.turns_at, due, standing.rests(scene.track))
    if row.turns_at is None or not isinstance(may, Allow):
        return ()
    released = windows.turn(scene, row, row.turns_at)
    return (TURNED, Act.BATCH_RELEASE) if released else (TURNED,)


def close_all(scene: Scene) -> None:
    """Close every open window of the track, for a step back or forward."""
    for row in standing.open_windows(scene.uow, scene.track):
        _close(scene, row)


def finish(scene: Scene) -> None:
    """Exploration ends: what was not sent goes, what lapses goes, and closed windows in which
    nothing lies any more give up their keys."""
    unsent.drop_all(scene.uow, scene.track.id)
    closed = windows.of_track(scene.uow, scene.track.id, WindowState.CLOSED)
    windows.drop_what_lapses(scene, tuple(closed))
    for window in closed:
        if not any_in(scene.uow, window.id):
            window.state = WindowState.RELEASED
    query = select(Round).where(Round.track_id == scene.track.id)
    for row in scene.session.scalars(query.where(Round.state == WindowState.CLOSED)):
        if not windows.windows(scene.uow, row, WindowState.CLOSED):
            row.state = WindowState.RELEASED


def forget_windows(store: Store, track_id: str) -> None:
    """Destroy the keys of released windows and of drafts that went; the rows they sealed are
    gone already. The track is held: nobody seals a draft under a key that is going."""
    with store.begin() as uow:
        uow.session.locked(Track, track_id)
        gone = [row.id for row in windows.of_track(uow, track_id, WindowState.RELEASED)]
        gone += [] if unsent.any_left(uow, track_id) else [track_id]
        store.keyring.destroy_all([(KeyPurpose.WINDOW, subject) for subject in gone])


def window_facts(scene: Scene, row: Round) -> WindowFacts:
    """The window of a round as rules look at it."""
    closes_at = standing.closes(scene.track, row, scene.now)
    return WindowFacts(row.state, closes_at, frozenset(roster_of(scene.uow, row)))


def writers_of(scene: Scene, row: Round) -> WindowFacts:
    """The window of a round as rules look at it when somebody writes: the wider circle may too."""
    facts = window_facts(scene, row)
    return replace(facts, roster=frozenset((*facts.roster, *frozen(scene.uow, row).circle)))


def released_among(scene: Scene, ids: Collection[str]) -> set[str]:
    """Which of these ids are contributions that were released in this track."""
    mine = select(Round.id).where(Round.track_id == scene.track.id)
    query = select(ReleasedContribution.id).where(
        ReleasedContribution.id.in_(ids), ReleasedContribution.round_id.in_(mine)
    )
    return set(scene.session.scalars(query))


def _roster(scene: Scene, topics: tuple[str, ...], *kinds: Seat) -> tuple[str, ...]:
    """The seats of these kinds whose holders may speak about all of these topics."""
    return tuple(
        row.id
        for kind in kinds
        for row in seats.seats(scene.uow, scene.track.id, kind)
        if rounds.free_for(topics, seats.details(scene.uow, row).restricted)
    )


def _seated(scene: Scene, body: NewRound, roster: tuple[str, ...]) -> Seats:
    """Everybody whom a round is opened for; what it takes over may be of a circle that was."""
    if not body.wider:
        return Seats(roster)
    circle = _roster(scene, body.topics, *sorted(CIRCLE))
    before = (frozen(scene.uow, old).behind for old in _waiting(scene, wider=True))
    return Seats(roster, circle, tuple(sorted({*circle, *chain.from_iterable(before)})))


def _close(scene: Scene, row: Round) -> str:
    row.state = WindowState.CLOSED
    figures.keep(scene)
    for window in windows.windows(scene.uow, row, WindowState.OPEN):
        window.state = WindowState.CLOSED
    return row.id


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise RecordError("round.closes_at")
    return moment


def _waiting(scene: Scene, *, wider: bool) -> list[Round]:
    """The rounds in which something waits that bears handles, or that bears none."""
    apart = formats.apart(scene.uow, scene.track.id)
    over = windows.rounds_with_closed(scene.uow, scene.track.id)
    return [row for row in over if (row.id in apart) is wider]


def _take_over(scene: Scene, taking: Round, window: Window, *, wider: bool) -> None:
    for old in _waiting(scene, wider=wider):
        found = windows.batch(scene.uow, old)
        if found.experts >= threshold(scene.track):
            continue  # large enough for a batch of its own
        if windows.take_over(scene, found.windows, window):
            taking.since = min(taking.since, old.since)
        for one in found.windows:
            one.state = WindowState.RELEASED
        old.state = WindowState.RELEASED
