"""Tracks that stand right before a course act each, and one more, in exploration, for what else
a test does.

- Made once, directly on the record, before any process runs; each test works on a copy.
- The same people sit in all of them; everybody has signed in already and nobody is owed mail.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from sqlalchemy import select

from documents.clock import SystemClock
from documents.ids import new_id
from documents.models.people import Account
from documents.operations import accounts, factors, mail, sessions
from documents.store import Store
from policies.acts import Act
from policies.terms import Hold, Phase
from tests.durability.caller import Call
from tests.durability.effects import AUTHORS
from tests.durability.ways import UNHURRIED, WAYS, Ready
from tests.records import open_store
from tests.room import Room
from tests.sample.authenticator import code_at

PEOPLE = (
    "secretariat_officer",
    "facilitator",
    "rapporteur",
    "second_officer",
    "chair_1",
    "chair_2",
    "decision_maker_1",
    "expert_1",
)
CONVENING = (
    Act.TRACK_OPEN,
    Act.TRACK_PAUSE,
    Act.TRACK_RESUME,
    Act.TRACK_SHRED,
    Act.TRACK_SPARE,
    Act.TRACK_TERMINATE,
)
"""Acts for which a track stands ready before anybody was sounded."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder with the record of the tracks, and the session of everybody who acts."""

    folder: Path
    sessions: Mapping[str, str] = field(repr=False)
    ready: Mapping[Act, Ready]
    spare: str

    def copied_to(self, home: Path) -> Path:
        """A record of one's own."""
        shutil.copytree(self.folder, home)
        return home

    def call(self, act: Act) -> Call:
        """The act that one of the tracks waits for, under a new key."""
        ready = self.ready[act]
        return Call(self.sessions[ready.who], ready.path, ready.body)


def prepare(folder: Path) -> Prepared:
    """Make the tracks in this folder."""
    store = open_store(folder, clock=SystemClock())
    try:
        ready = {act: way(Room.open(store, _experts(act), UNHURRIED)) for act, way in WAYS.items()}
        spare = Room.open(store).go_to(Phase.EXPLORATION)
        tokens = {who: signed_in(store, spare.people[who]) for who in PEOPLE}
        mail.send_waiting(store, Nowhere())
    finally:
        store.close()
    return Prepared(folder, tokens, ready, spare.track)


def _experts(act: Act) -> int:
    """How many experts the act needs in the room; what is written needs five behind it."""
    return 0 if act in CONVENING else AUTHORS


def signed_in(store: Store, account_id: str) -> str:
    """A session of this account, with the second factor where one is needed."""
    with store.begin() as uow:
        account = uow.session.scalars(select(Account).where(Account.id == account_id)).one()
        token = accounts.make_link(uow, account).rsplit("/", 1)[-1]
        uow.session.flush()
        session = sessions.consume_link(uow, token, new_id())
        if session.hold is Hold.ENROLMENT:
            secret = factors.offer(uow, session.token).secret
            code = code_at(secret, store.clock.now())
            assert factors.enrol(uow, session.token, code, new_id()).right
        uow.commit()
        return session.token


class Nowhere:
    """A postbox that takes everything and keeps nothing."""

    def deliver(self, message: EmailMessage) -> None:
        """Take one message."""
