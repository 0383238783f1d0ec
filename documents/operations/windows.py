"""The windows of rounds: opening one, what waits in closed ones, releasing that, turning.

- What waits in the closed windows of one round is one batch: released shuffled, under new ids
  and new seals, without times.
- What is with its author, when a batch is released while its round goes on, waits on in the
  present window.
- The key of a released window is destroyed once that is committed, because deleted rows live
  on in journals and backups.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from documents.crypto.keyring import KeyPurpose
from documents.ids import new_id
from documents.models.contributions import Contribution, ReleasedContribution
from documents.models.rounds import Round, Window
from documents.operations.acts import Scene
from documents.operations.charter import charter_of, threshold
from documents.operations.items import Item, Released, item_of, items, move
from documents.store import UnitOfWork
from policies import rounds, stops
from policies.decisions import Allow, Decision, all_of
from policies.terms import RecordClass, WindowState


@dataclass(frozen=True, slots=True)
class Batch:
    """What waits in the closed windows of one round, without what is with its author."""

    windows: tuple[Window, ...]
    items: tuple[Item, ...]

    @property
    def authors(self) -> int:
        """How many people wrote it."""
        return len({item.seat for item in self.items})


def open_window(scene: Scene, row: Round) -> Window:
    """The next window of a round, open, with a key of its own."""
    window = Window(id=new_id(), round_id=row.id, state=WindowState.OPEN)
    scene.uow.keyring.ensure(KeyPurpose.WINDOW, window.id)
    scene.session.add(window)
    scene.session.flush()
    return window


def present(uow: UnitOfWork, row: Round) -> Window | None:
    """The window of a round that is open, if one is."""
    return next(iter(windows(uow, row, WindowState.OPEN)), None)


def windows(uow: UnitOfWork, row: Round, *states: WindowState) -> tuple[Window, ...]:
    """The windows of a round in these states."""
    query = select(Window).where(Window.round_id == row.id, Window.state.in_(states))
    return tuple(uow.session.scalars(query.order_by(Window.id)))


def of_track(uow: UnitOfWork, track_id: str, state: WindowState) -> list[Window]:
    """Every window of the track in this state."""
    mine = select(Round.id).where(Round.track_id == track_id)
    query = select(Window).where(Window.round_id.in_(mine), Window.state == state)
    return list(uow.session.scalars(query.order_by(Window.id)))


def lying(uow: UnitOfWork, closed: tuple[Window, ...]) -> list[Contribution]:
    """Everything that lies in these windows, also what is with its author."""
    return [row for window in closed for row in items(uow, window.id)]


def batch(uow: UnitOfWork, row: Round) -> Batch:
    """What waits in a round for its release."""
    closed = windows(uow, row, WindowState.CLOSED)
    waiting = [item for item in lying(uow, closed) if item.returned is None]
    return Batch(closed, tuple(item_of(uow, row.track_id, item) for item in waiting))


def may_release(scene: Scene, row: Round, found: Batch, *, consented: bool) -> Decision:
    """Whether this batch of a round may be released; `consented`: by each of its authors."""
    k, stopped = threshold(scene.track), scene.track.stopped
    state = WindowState.CLOSED if found.windows else row.state
    ripe = rounds.may_release(state, found.authors, k, consented=consented)
    return all_of(stops.may_go_out(asked=stopped), ripe)


def release(scene: Scene, row: Round, found: Batch) -> None:
    """Release a batch; nothing connects what comes out with what went in."""
    shuffled = list(found.items)
    random.SystemRandom().shuffle(shuffled)
    for item in shuffled:
        _publish(scene, row, item)
    goes_on = present(scene.uow, row)
    for old in lying(scene.uow, found.windows):
        if old.returned is not None and goes_on is not None:
            move(scene.uow, scene.track.id, old, goes_on.id)
        else:
            scene.session.delete(old)
    for window in found.windows:
        window.state = WindowState.RELEASED


def turn(scene: Scene, row: Round, turns_at: datetime) -> bool:
    """Release what waited, if its authors are k; close the present window and open the next.

    Answers whether a batch was released.
    """
    found = batch(scene.uow, row)
    ripe = isinstance(may_release(scene, row, found, consented=False), Allow)
    if ripe:
        release(scene, row, found)
    for window in windows(scene.uow, row, WindowState.OPEN):
        window.state = WindowState.CLOSED
    open_window(scene, row)
    row.turns_at = rounds.next_turn(turns_at, scene.now, tick(scene))
    return ripe


def tick(scene: Scene) -> timedelta:
    """How long one window of several is open."""
    return timedelta(seconds=charter_of(scene.uow, scene.track).terms.tick_seconds)


def _publish(scene: Scene, row: Round, item: Item) -> None:
    public = ReleasedContribution(id=new_id(), round_id=row.id)
    public.author = scene.sealer.index("released", public.id, item.seat)
    body = Released(item.kind, item.text, item.handling, item.handle, item.reply_to)
    public.body = scene.sealer.seal(public, "body", RecordClass.CONTRIBUTION_RELEASED, body)
    scene.session.add(public)
