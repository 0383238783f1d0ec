"""The windows of rounds: opening one, what waits in closed ones, releasing that, turning.

- What waits in the closed windows of one round is one batch: released shuffled, under new ids
  and new seals, without times. Reasons go with it once the round is over, by question.
- What does not go, when a batch is released while its round goes on, waits on in the present
  window. Once the round is over what is with its author lapses, and so do reasons; any other
  contribution waits on in a closed window of its own.
- The key of a released window is destroyed once that is committed, because deleted rows live
  on in journals and backups.
- Only ids are shuffled, and words are held of a few items at a time: a large batch takes no
  more memory than a small one, but for its ids.
"""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.contributions import Contribution, ReleasedContribution, ReleasedReason
from documents.models.rounds import Round, Window
from documents.operations import items
from documents.operations.acts import Scene
from documents.operations.charter import charter_of, threshold
from documents.operations.figures import frozen
from documents.operations.items import Given, Item, Released, item_of, move, said
from documents.store import UnitOfWork
from policies import paraphrases, rounds, stops
from policies.decisions import Allow, Decision, all_of
from policies.terms import RecordClass, WindowState


@dataclass(frozen=True, slots=True)
class Ready:
    """An item that is ready to go, without its words."""

    id: str
    seat: str
    question: str | None
    consented: bool
    paraphrase: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """What is ready in the closed windows of one round: contributions, and once the round is
    over reasons, by question. Of its authors so many may sit in the wider `circle`; reasons are
    experts' only."""

    windows: tuple[Window, ...]
    items: tuple[Ready, ...]
    reasons: Mapping[str, Sequence[Ready]]
    circle: int

    @property
    def experts(self) -> int:
        """How many experts at least wrote the largest part of it that is released as one."""
        said = rounds.surely_experts(authors(self.items), self.circle)
        return max((said, *map(authors, self.reasons.values())))

    def going(self, k: int) -> tuple[Ready, ...]:
        """The contributions that may go now: those of k authors, or what each author lets go."""
        if not self.waits(k):
            return self.items
        few = tuple(item for item in self.items if not item.paraphrase)
        return few if all(item.consented for item in few) else ()

    def waits(self, k: int) -> bool:
        """Whether its contributions wait for more authors, or for the word of each."""
        return rounds.surely_experts(authors(self.items), self.circle) < k


def authors(found: Collection[Ready]) -> int:
    """How many people wrote this."""
    return len({item.seat for item in found})


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


def rounds_with_closed(uow: UnitOfWork, track_id: str) -> list[Round]:
    """The rounds that are over and have a closed window, in which something may wait."""
    held = select(Window.round_id).where(Window.state == WindowState.CLOSED)
    over = Round.track_id == track_id, Round.state != WindowState.OPEN, Round.id.in_(held)
    return list(uow.session.scalars(select(Round).where(*over).order_by(Round.id)))


def lying(uow: UnitOfWork, closed: Collection[Window]) -> Iterator[Contribution]:
    """Everything that lies in these windows, also what is with its author; to be read only."""
    for window in closed:
        query = select(Contribution).where(Contribution.window_id == window.id)
        ordered = query.order_by(Contribution.id).execution_options(yield_per=items.AT_ONCE)
        with uow.session.scalars(ordered) as rows:  # not everybody reads to the end
            yield from rows


def lying_item(scene: Scene, item_id: str) -> tuple[Contribution, Item]:
    """An item of this track that lies in a window, and what it says.

    Raises:
        RecordError: `record.not_there`.
    """
    row = scene.session.get(Contribution, item_id)
    if row is None:
        raise RecordError("record.not_there")
    scene.get(Round, scene.session.get_one(Window, row.window_id).round_id)
    return row, item_of(scene.uow, scene.track.id, row)


def batch(uow: UnitOfWork, row: Round) -> Batch:
    """What waits in a round for its release."""
    closed = windows(uow, row, WindowState.CLOSED)
    ready = list(_ready(uow, row, closed))
    reasons: dict[str, list[Ready]] = defaultdict(list)
    for item in ready:
        if item.question is not None and row.state is not WindowState.OPEN:
            reasons[item.question].append(item)
    said = tuple(item for item in ready if item.question is None)
    return Batch(closed, said, reasons, len(frozen(uow, row).behind))


def _ready(uow: UnitOfWork, row: Round, closed: Collection[Window]) -> Iterator[Ready]:
    for one in lying(uow, closed):
        item = item_of(uow, row.track_id, one)
        if one.returned is None and paraphrases.may_go(item.stage):
            seat, again = item.seat, item.paraphrase is not None
            yield Ready(one.id, seat, item.question, item.consented, again)


def held_up(uow: UnitOfWork, track_id: str) -> int:
    """The contributions in closed windows that wait for their authors' word: neither reasons nor
    what is paraphrased, which goes with others or lapses."""
    closed = tuple(of_track(uow, track_id, WindowState.CLOSED))
    found = (item_of(uow, track_id, row) for row in lying(uow, closed))
    return sum(not lapses(item) for item in found)


def drop_what_lapses(scene: Scene, closed: tuple[Window, ...]) -> None:
    """The exploration is over: what can be in no batch any more goes."""
    found = lying(scene.uow, closed)
    gone = [row.id for row in found if lapses(item_of(scene.uow, scene.track.id, row))]
    for row in _each(scene, gone):
        scene.session.delete(row)


def lapses(item: Item) -> bool:
    """Whether an item goes when the exploration ends, if it was not released."""
    return item.question is not None or item.paraphrase is not None


def may_release(scene: Scene, row: Round, found: Batch, *, consented: bool) -> Decision:
    """Whether this batch of a round may be released; `consented`: by each of its authors."""
    k, stopped = threshold(scene.track), scene.track.stopped
    state = WindowState.CLOSED if found.windows else row.state
    authors = found.experts + found.circle
    ripe = rounds.may_release(state, authors, k, consented=consented, circle=found.circle)
    return all_of(stops.may_go_out(asked=stopped), ripe)


def release(scene: Scene, row: Round, found: Batch) -> None:
    """Release a batch; nothing connects what comes out with what went in."""
    k = threshold(scene.track)
    going = found.going(k)
    for item in _opened(scene, _shuffled(going)):
        _publish(scene, row, item)
    for question, given in found.reasons.items():
        for item in _opened(scene, _shuffled(given)) if authors(given) >= k else ():
            _tell(scene, question, item)
    _wait_on(scene, row, found.windows, {item.id for item in going})
    for window in found.windows:
        window.state = WindowState.RELEASED


def take_over(scene: Scene, closed: Collection[Window], into: Window) -> bool:
    """Move everything that lies in these windows into another; whether anything did."""
    found = _ids(scene, closed)
    for row in _each(scene, found):
        move(scene.uow, scene.track.id, row, into.id)
    return bool(found)


def _wait_on(scene: Scene, row: Round, closed: Collection[Window], went: Collection[str]) -> None:
    """What was not released waits in another window, or lapses."""
    goes_on = there = present(scene.uow, row)
    for old in _each(scene, [one for one in _ids(scene, closed) if one not in went]):
        late = old.returned is not None or _item(scene, old).question is not None
        if goes_on is None and late:
            continue
        there = there or _closed(open_window(scene, row))
        move(scene.uow, scene.track.id, old, there.id)
    scene.session.flush()
    held = [window.id for window in closed]
    scene.session.execute(delete(Contribution).where(Contribution.window_id.in_(held)))


def _ids(scene: Scene, closed: Collection[Window]) -> Sequence[str]:
    held = [window.id for window in closed]
    return scene.session.scalars(
        select(Contribution.id).where(Contribution.window_id.in_(held))
    ).all()


def _opened(scene: Scene, found: Sequence[Ready]) -> Iterator[Item]:
    return (_item(scene, row) for row in _each(scene, [item.id for item in found]))


def _each(scene: Scene, ids: Sequence[str]) -> Iterator[Contribution]:
    """The items of these ids, in this order; each may be changed."""
    for at in range(0, len(ids), items.AT_ONCE):
        part = ids[at : at + items.AT_ONCE]
        found = scene.session.scalars(select(Contribution).where(Contribution.id.in_(part)))
        rows = {row.id: row for row in found}
        yield from (rows.pop(one) for one in part)


def _item(scene: Scene, row: Contribution) -> Item:
    return item_of(scene.uow, scene.track.id, row)


def _closed(window: Window) -> Window:
    window.state = WindowState.CLOSED
    return window


def _shuffled(found: Collection[Ready]) -> list[Ready]:
    shuffled = list(found)
    random.SystemRandom().shuffle(shuffled)
    return shuffled


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
    body = Released(
        kind=item.kind,
        text=said(item),
        handling=item.handling,
        handle=item.handle,
        reply_to=item.reply_to,
        paraphrase=item.paraphrase is not None,
    )
    public.body = scene.sealer.seal(public, "body", RecordClass.CONTRIBUTION_RELEASED, body)
    scene.session.add(public)


def _tell(scene: Scene, question: str, item: Item) -> None:
    public = ReleasedReason(id=new_id(), question_id=question)
    body = Given(said(item))
    public.body = scene.sealer.seal(public, "body", RecordClass.CONTRIBUTION_RELEASED, body)
    scene.session.add(public)
