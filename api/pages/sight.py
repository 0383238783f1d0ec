"""What one reader sees of one track: readings of the record, called for a page.

- A page asks for what the reader's seats know, and for nothing else; each reading leaves its
  leaf.
- What the reader may do now is read from the matrix, so that no form is shown that only says no.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from documents.operations.actors import Actor
from documents.operations.acts import column_of
from documents.operations.views.look import CONTENT, Page, look
from documents.store import UnitOfWork
from policies import permissions
from policies.acts import Act
from policies.terms import Knowledge, RecordClass

T = TypeVar("T")
WHOLE = 100_000  # a page of ours shows all of a list


class Sight:
    """One reader in one track."""

    def __init__(self, uow: UnitOfWork, actor: Actor) -> None:
        self._uow, self._actor = uow, actor
        self._look = look(uow, actor)

    @property
    def may(self) -> frozenset[Act]:
        """The acts that the matrix grants the reader's seats now."""
        column = column_of(self._look.track)
        return frozenset().union(*(permissions.acts_of(s, column) for s in self._actor.seats))

    def level(self, kind: RecordClass) -> Knowledge:
        """How much the reader knows of records of this class."""
        return self._look.level(kind)

    def knows(self, kind: RecordClass) -> bool:
        """Whether the reader is told what records of this class say."""
        return self.level(kind) in CONTENT

    def one(self, read: Callable[..., T], **asked: Any) -> T:
        """What a reading of one object answers."""
        return read(self._uow, self._actor, **asked)

    def all(self, read: Callable[..., Page[T]], **asked: Any) -> tuple[T, ...]:
        """Everything that a reading of a list answers."""
        return read(self._uow, self._actor, after=None, limit=WHOLE, **asked).items
