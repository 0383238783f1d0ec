"""One look at a track: who looks, at what level, and the leaf that every look leaves.

- A level below content (count, digest, ciphertext) is told that there are records, not what
  they say: that is a refusal with its own rule.
- A list is cut into pages by a place that every item has; the next page begins after it.
- The leaf comes last, because the head of the log is the last lock that anybody takes; the
  caller commits.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar

from documents.errors import Denied, RecordError
from documents.models.base import Record
from documents.models.tracks import Track
from documents.operations.actors import Actor
from documents.operations.acts import Command, Scene, in_track
from documents.operations.leaves import Leaf, write
from documents.sealing import Sealer
from documents.store import Store, UnitOfWork
from policies import knowledge
from policies.decisions import Deny
from policies.terms import Knowledge, RecordClass, Seat

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)

CONTENT = frozenset({Knowledge.OWN, Knowledge.UNATTRIBUTED, Knowledge.PSEUDONYMOUS, Knowledge.FULL})
UNNAMED = frozenset({"after", "limit", "since", "until"})


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; `next` is the place after which the next page begins, if there is one."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """One look by one actor into one track."""

    uow: UnitOfWork
    actor: Actor
    track: Track

    @property
    def scene(self) -> Scene:
        """The look as what operations work with, to read with them."""
        return Scene(self.uow, self.actor, Command("", self.uow.clock.now()), self.track, "")

    @property
    def sealer(self) -> Sealer:
        """Opens the records of this track."""
        return self.uow.sealer(self.track.id)

    def level(self, kind: RecordClass) -> Knowledge:
        """How much the actor knows of records of this class."""
        return knowledge.highest(self.actor.seats, kind, self.track.visibility)

    def sees(self, kind: RecordClass) -> bool:
        """Whether the actor knows everything that records of this class say."""
        return self.level(kind) is Knowledge.FULL

    def sits(self, *seats: Seat) -> bool:
        """Whether the actor holds one of these seats."""
        return not self.actor.seats.keys().isdisjoint(seats)

    def texts(self, kind: RecordClass, rows: Iterable[R]) -> list[R]:
        """The texts of this class that the actor reads: all of them, or at *own* those assigned
        to them; no act assigns a text."""
        return [] if self.level(kind) is Knowledge.OWN else list(rows)

    def text(self, kind: RecordClass, row: R) -> R:
        """The text, if it is one that the actor reads.

        Raises:
            RecordError: `record.not_there`.
        """
        if not self.texts(kind, [row]):
            raise RecordError("record.not_there")
        return row

    def get(self, kind: type[R], object_id: str) -> R:
        """The row of this id in this track.

        Raises:
            RecordError: `record.not_there`.
        """
        return in_track(self.uow.session, kind, object_id, self.track.id)


def reading(
    tag: str,
) -> Callable[[Callable[Concatenate[Look, P], T]], Callable[Concatenate[UnitOfWork, Actor, P], T]]:
    """Make a view of a function that is handed a look; `tag` is `noun:verb`."""

    def decorate(
        view: Callable[Concatenate[Look, P], T],
    ) -> Callable[Concatenate[UnitOfWork, Actor, P], T]:
        @wraps(view)
        def read(uow: UnitOfWork, actor: Actor, /, *args: P.args, **asked: P.kwargs) -> T:
            here = look(uow, actor)
            found = view(here, *args, **asked)
            named = [str(asked[name]) for name in asked if name not in UNNAMED]
            leaf = Leaf(tag, seat_of(actor), "allowed", named[0] if named else "")
            write(uow, here.track.id, leaf)
            return found

        return read

    return decorate


def look(uow: UnitOfWork, actor: Actor) -> Look:
    """Begin a look.

    Raises:
        RecordError: `record.not_there`.
    """
    track = uow.session.get(Track, actor.track_id)
    if track is None:
        raise RecordError("record.not_there")
    return Look(uow, actor, track)


def seat_of(actor: Actor) -> str:
    """The seat in whose name a leaf is written; the account's where there is none."""
    return next(iter(actor.seats.values()), actor.account_id)


def content(here: Look, kind: RecordClass, levels: Collection[Knowledge] = CONTENT) -> Knowledge:
    """The actor's level, if it is one that is told what records say.

    Raises:
        RecordError: `record.not_there`, at level *none*.
        Denied: the actor knows of the records but not what they say.
    """
    level = here.level(kind)
    if level is Knowledge.NONE:
        raise RecordError("record.not_there")
    if level not in levels:
        raise Denied(Deny("knowledge.no_content"))
    return level


def page(
    found: Sequence[R], place: Callable[[R], str], after: str | None, limit: int
) -> tuple[Sequence[R], str | None]:
    """The rows of one page, in the order of their places, and where the next page begins."""
    rows = sorted((row for row in found if after is None or place(row) > after), key=place)
    more = len(rows) > limit
    return rows[:limit], place(rows[limit - 1]) if more else None


def record_refusal(store: Store, actor: Actor, tag: str, deny: Deny) -> None:
    """Record, in a transaction of its own, that a look was refused."""
    with store.begin() as uow:
        write(uow, actor.track_id, Leaf(tag, seat_of(actor), "denied", rule=deny.rule))
        uow.commit()
