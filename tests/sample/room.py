"""The room that the sample plays in: who has signed in, and what the keys of the data became.

- Everybody has a session of their own, begun with the link from their own letter.
- Experts act side by side, a few at a time; one person's acts keep their order.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any

from tests.sample.client import Client
from tests.sample.letters import Letters
from tests.sample.material import Person, Sample

AT_ONCE = 4
PAUSE = 0.1

Job = Callable[[Client], object]


class Room:
    """One run of the sample against the service at `url`."""

    def __init__(self, url: str, letters: Letters, material: Sample) -> None:
        self.sample = material
        self.letters = letters
        self.ids: dict[str, str] = {}
        self.released: set[str] = set()
        """The keys of contributions that were released; `ids` then holds their new ids."""
        self.track = ""
        self.founded_by = ""
        """The founding officer's address, where it is not the sample's own."""
        self.pace = 0.0
        """Seconds that everybody together took to write in the first round."""
        self.bracketed = 0
        """How many brackets were open at once."""
        self.stops = 0
        """How often the chairs were told that a stop was asked for."""
        self._url = url
        self._clients: dict[str, Client] = {}

    def sign_in(self, key: str, token: str) -> None:
        """Begin the session of a person."""
        client = Client(self._url)
        client.sign_in(token)
        self._clients[key] = client

    def recovery_codes(self) -> Mapping[str, Sequence[str]]:
        """What stands in for the authenticators of those who needed one, by the SHA-256 of their
        addresses."""
        material = self.sample
        people = (material.founder, *material.staff, *material.chairs, *material.auditors)
        addresses = {person.key: person.email for person in people}
        if self.founded_by:
            addresses[material.founder.key] = self.founded_by
        return {
            sha256(addresses[key].encode()).hexdigest(): client.recovery_codes
            for key, client in self._clients.items()
            if client.recovery_codes
        }

    def call(self, person: Person) -> None:
        """Let a person sign in with the link from their own letter."""
        self.sign_in(person.key, self.letters.token_for(person.email))

    def of(self, key: str) -> Client:
        """The session of a person."""
        return self._clients[key]

    @property
    def secretary(self) -> Client:
        """The officer who opened the track, and who also assesses."""
        return self.of(self.sample.founder.key)

    @property
    def editor(self) -> Client:
        """The facilitator, who is the rapporteur too."""
        return self.of(self.sample.staff[0].key)

    @property
    def officer(self) -> Client:
        """The second officer of the secretariat."""
        return self.of(self.sample.staff[1].key)

    @property
    def chairs(self) -> Sequence[Client]:
        """Both chairs."""
        return [self.of(chair.key) for chair in self.sample.chairs]

    def path(self, *parts: str) -> str:
        """An address within the track."""
        return "/".join(("/tracks", self.track, *parts))

    def standing(self) -> dict[str, Any]:
        """Where the track stands, as a chair sees it."""
        found: dict[str, Any] = self.chairs[0].get(self.path()).json
        return found

    def move(self, verb: str) -> None:
        """Let a chair move the track, having seen the phase that it is in."""
        self.chairs[0].act(self.path(verb), {"seen": self.standing()["phase"]})

    def side_by_side(self, jobs: Mapping[str, Iterable[Job]]) -> None:
        """Do everybody's jobs, a few people at a time; the first failure is raised."""

        def all_of(key: str) -> None:
            for job in jobs[key]:
                job(self.of(key))

        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(all_of, jobs))

    def close(self) -> None:
        """Hang up everywhere."""
        for client in self._clients.values():
            client.close()


def tag(item: Mapping[str, Any]) -> str:
    """The entity tag of an object that was read in a list."""
    return f'"{item["version"]}"'


def until(found: Callable[[], object], what: str, seconds: float = 30.0) -> None:
    """Look again until it is so.

    Raises:
        TimeoutError: it was not so in time.
    """
    last = time.monotonic() + seconds
    while not found():
        if time.monotonic() > last:
            raise TimeoutError(what)
        time.sleep(PAUSE)
