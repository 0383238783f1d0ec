"""A room as people act in it: who they are, how they do something, what they are shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from documents.models.tracks import Track
from documents.operations.actors import Actor
from documents.operations.acts import Outcome
from documents.store import Store, UnitOfWork
from policies.acts import Act
from policies.terms import Phase
from tests import records

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class RoomBasis:
    """One track, its people by name (account ids) and their seats (ids)."""

    given: Store | None
    track: str = ""
    people: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    experts: tuple[str, ...] = ()

    @property
    def store(self) -> Store:
        """The record that the room is in."""
        if self.given is None:
            self.given = self._come_into_being()
        return self.given

    def _come_into_being(self) -> Store:
        raise ValueError("a room without a record")

    # Doing and reading

    def do(self, who: str, what: Act, body: object, version: int | None = None) -> str:
        """An act that is allowed; answers the id of what it made or changed."""
        return records.act(self.store, self.people[who], self.track, what, body, version)

    def attempt(
        self, who: str, what: Act, body: object, version: int | None = None, **how: Any
    ) -> Outcome:
        """An act that may be refused."""
        account = self.people[who]
        return records.attempt(self.store, account, self.track, what, body, version, **how)

    def read(
        self,
        who: str,
        view: Callable[Concatenate[UnitOfWork, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What a reading function shows this person."""
        actor = self.actor(who)
        with self.store.begin() as uow:
            found = view(uow, actor, *args, **kwargs)
            uow.commit()
            return found

    def actor(self, who: str) -> Actor:
        """This person in this track."""
        return records.actor(self.store, self.people[who], self.track)

    def phase(self) -> Phase:
        """Where the track stands."""
        with self.store.begin() as uow:
            return uow.session.get_one(Track, self.track).phase

    def track_row(self, uow: UnitOfWork) -> Track:
        """The track's own row."""
        return uow.session.get_one(Track, self.track)
