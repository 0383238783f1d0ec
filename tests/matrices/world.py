"""One track in which every object exists, whatever its phase, and a session for every seat.

- Phase, pause and visibility are written into the track's row, so that the only reason for an
  answer is the cell of the matrix that is asked for; a stop that was asked for has taken effect.
- Every seat is held alone. The expert's is given directly, without the candidacy that people
  keep beside it, so that no cell answers for another.
- `photograph` is all that the record holds but the log and the commands: two equal ones mean
  that nothing was changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from documents.models.audit import AuditLeaf
from documents.models.base import Record
from documents.models.people import Account
from documents.models.tracks import Track
from documents.operations import accounts
from documents.store import Store
from policies.terms import Phase, Visibility
from tests.api.browser import Browser
from tests.api.house import BASE, URL, Caller, House
from tests.room import Room

LOG = ("audit_", "checkpoints", "commands")


@dataclass(repr=False)
class World:
    """A house, the track in it, callers by seat, and ids by name.

    `outsider` has no seat anywhere; `stranger` has every seat in the track at `elsewhere`.
    """

    house: House
    room: Room
    callers: dict[str, Caller] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    elsewhere: str = ""
    outsider: Caller = field(init=False)
    stranger: Caller = field(init=False)

    @property
    def store(self) -> Store:
        """The record."""
        return self.house.store

    @property
    def here(self) -> str:
        """The address of the track below `/api/v1`."""
        return f"/tracks/{self.room.track}"

    @cached_property
    def description(self) -> dict[str, Any]:
        """The description that the application serves."""
        client = self.house.app.test_client()
        found: dict[str, Any] = client.get("/openapi.json", base_url=URL).get_json()
        return found

    def stand(self, phase: str) -> str:
        """Put the track into a column of the matrix; answers the phase that callers see."""
        with self.store.begin() as uow:
            track = uow.session.get_one(Track, self.room.track)
            track.paused = phase == Phase.PAUSED
            track.paused_at = self.store.clock.now() if track.paused else None
            track.phase = Phase.EXPLORATION if track.paused else Phase(phase)
            track.stopped_at = self.store.clock.now() if track.stopped else None
            seen = track.phase.value
            uow.commit()
        return seen

    def show(self, visibility: str) -> None:
        """Give the track this visibility."""
        with self.store.begin() as uow:
            uow.session.get_one(Track, self.room.track).visibility = Visibility(visibility)
            uow.commit()

    def leaves(self) -> int:
        """How many leaves the log has."""
        with self.store.begin() as uow:
            return uow.session.scalar(select(func.count()).select_from(AuditLeaf)) or 0

    def photograph(self) -> Mapping[str, list[Any]]:
        """Every row of every table but the log and the commands."""
        with self.store.begin() as uow:
            return {
                table.name: sorted(map(repr, uow.session.execute(select(table))))
                for table in Record.metadata.sorted_tables
                if not table.name.startswith(LOG)
            }

    def sign_in(self, name: str) -> Caller:
        """A session of this person."""
        with self.store.begin() as uow:
            account = uow.session.get_one(Account, self.room.people[name])
            link = accounts.make_link(uow, account)
            uow.commit()
        return self.house.sign_in(link)

    def browser(self, name: str) -> Browser:
        """This person's browser, with the second factor where one is needed."""
        account = self.room.people[name]
        if account not in self.house.recovery:
            self.sign_in(name)
        with self.store.begin() as uow:
            link = accounts.make_link(uow, uow.session.get_one(Account, account))
            uow.commit()
        codes = self.house.recovery.get(account)
        return Browser(self.house.app, link, codes.pop() if codes else "")


def send(
    caller: Caller, method: str, path: str, data: bytes, headers: Mapping[str, str]
) -> TestResponse:
    """Any request below `/api/v1`, as JSON unless the headers say otherwise."""
    known = {"Authorization": f"Bearer {caller.session}", "Content-Type": "application/json"}
    return caller.app.test_client(use_cookies=False).open(
        BASE + path, method=method, data=data, headers={**known, **headers}, base_url=URL
    )
