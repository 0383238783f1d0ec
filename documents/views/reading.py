"""How every reading happens, so that no view can forget a step.

- Ask the matrix → read → one leaf → answer; the caller commits. The leaf comes last, because
  the head of the log is the last lock that anybody takes.
- Knowledge *none* of every class behind a view is answered as if nothing were there; who knows
  digests or ciphertext only is told that there is no content for them.
- Nothing of another track is ever found.
- A page is ordered by random id, or by number where things are numbered; it says where the
  next one begins only if there is one.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from documents.errors import Denied, RecordError
from documents.ids import is_id
from documents.models.base import Record
from documents.models.tracks import Track
from documents.operations import leaves
from documents.operations.actors import Actor
from documents.operations.charter import threshold
from documents.sealing import Sealer
from documents.store import UnitOfWork
from policies import knowledge
from policies.decisions import Deny
from policies.terms import Knowledge, RecordClass, Seat

R = TypeVar("R", bound=Record)
T = TypeVar("T")

WITHOUT_CONTENT = frozenset({Knowledge.DIGEST, Knowledge.CIPHERTEXT})
SOMEBODY_ELSES = frozenset({Knowledge.UNATTRIBUTED, Knowledge.PSEUDONYMOUS, Knowledge.FULL})
"""Levels at which one reads what others wrote."""

NUMBER_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list; `next` is the place after which the following page begins."""

    items: tuple[T, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads what: one actor in one track, with what they know of it."""

    uow: UnitOfWork
    actor: Actor
    track: Track

    @property
    def sealer(self) -> Sealer:
        """Opens the records of this track."""
        return self.uow.sealer(self.track.id)

    @property
    def k(self) -> int:
        """The disclosure threshold of this track."""
        return threshold(self.track)

    def level(self, record_class: RecordClass) -> Knowledge:
        """The best level over the seats that the actor holds."""
        return knowledge.highest(self.actor.seats, record_class, self.track.visibility)

    def reads(self, *classes: RecordClass) -> bool:
        """Whether the actor reads, of each of these classes, what others wrote."""
        return all(self.level(kind) in SOMEBODY_ELSES for kind in classes)

    def sits(self, *kinds: Seat) -> bool:
        """Whether the actor holds one of these seats."""
        return any(kind in self.actor.seats for kind in kinds)

    def is_mine(self, index: str, *parts: str) -> bool:
        """Whether a blind index over `parts` and a seat is that of a seat of the actor."""
        return index in self.my_indices(*parts)

    def my_indices(self, *parts: str) -> frozenset[str]:
        """The blind indices over `parts` and each seat that the actor holds."""
        return frozenset(self.sealer.index(*parts, seat) for seat in self.actor.seats.values())

    def only_if(self, knows: bool) -> None:
        """Go on only if the actor knows this much; otherwise it is as if nothing were there.

        Raises:
            RecordError: `record.not_there`.
        """
        if not knows:
            raise RecordError("record.not_there")

    def find(self, table: type[R], object_id: str) -> R:
        """The row of this track with this id.

        Raises:
            RecordError: `record.not_there`.
        """
        row = self.uow.session.get(table, object_id)
        if row is None or getattr(row, "track_id", None) != self.track.id:
            raise RecordError("record.not_there")
        return row


@contextmanager
def reads(
    uow: UnitOfWork, actor: Actor, *classes: RecordClass, object_id: str = ""
) -> Iterator[Reader]:
    """One reading of sealed records of these classes; its leaf is written when it is done.

    Raises:
        RecordError: `record.not_there` for an actor who knows nothing of any of the classes.
        Denied: for one who knows no content.
    """
    track = uow.session.get(Track, actor.track_id)
    if track is None:
        raise RecordError("record.not_there")
    reader = Reader(uow, actor, track)
    kind = _known(reader, classes)
    yield reader
    leaf = leaves.Leaf(f"{kind}:read", _seat(reader, kind), "allowed", object_id)
    leaves.write(uow, track.id, leaf)


def page(
    rows: Iterable[R], limit: int, show: Callable[[R], T | None], place: Callable[[R], str]
) -> Page[T]:
    """The first `limit` rows that show anything, and where the next page begins."""
    items: list[T] = []
    last = ""
    for row in rows:
        shown = show(row)
        if shown is None:
            continue
        if len(items) == limit:
            return Page(tuple(items), last)
        items.append(shown)
        last = place(row)
    return Page(tuple(items))


def id_after(after: str | None) -> str:
    """The id after which a page begins; the empty one comes before all.

    Raises:
        RecordError: `record.not_there` for what cannot be a place in a list.
    """
    if after and not is_id(after):
        raise RecordError("record.not_there")
    return after or ""


def number_after(after: str | None) -> int:
    """The number after which a page begins.

    Raises:
        RecordError: `record.not_there` for what cannot be a place in a list.
    """
    text = after or "0"
    if not (text.isascii() and text.isdecimal() and len(text) <= NUMBER_DIGITS):
        raise RecordError("record.not_there")
    return int(text)


def _known(reader: Reader, classes: Iterable[RecordClass]) -> RecordClass:
    """The first class of which the actor knows any content."""
    levels = {kind: reader.level(kind) for kind in classes}
    known = [kind for kind, level in levels.items() if level is not Knowledge.NONE]
    if not known:
        raise RecordError("record.not_there")
    open_to_them = [kind for kind in known if levels[kind] not in WITHOUT_CONTENT]
    if not open_to_them:
        raise Denied(Deny("knowledge.no_content"))
    return open_to_them[0]


def _seat(reader: Reader, kind: RecordClass) -> str:
    """The id of the seat from which the actor knows most of this class."""
    order, visibility = tuple(Knowledge), reader.track.visibility
    seats = sorted(reader.actor.seats.items())
    best = max(seats, key=lambda held: order.index(knowledge.level(held[0], kind, visibility)))
    return best[1]
