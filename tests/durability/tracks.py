"""Four tracks that stand right before an act each: advance, close a round, approve, release;
and a fifth, in exploration, for what else a test does.

- Made once, directly on the record, before any process runs; each test works on a copy.
- The same people sit in all of them; everybody has signed in already and nobody is owed mail.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from sqlalchemy import select

from documents.clock import SystemClock
from documents.ids import new_id
from documents.models.people import Account
from documents.operations import accounts, factors, mail, sessions
from documents.store import Store
from policies.acts import Act
from policies.terms import Hold, Phase
from tests.durability.caller import Call
from tests.records import open_store
from tests.room import Room
from tests.sample.authenticator import code_at

PEOPLE = ("facilitator", "rapporteur", "second_officer", "chair_1", "chair_2", "expert_1")
ADVANCE, CLOSE, APPROVE, RELEASE = "advance", "close", "approve", "release"


@dataclass(frozen=True, slots=True)
class Ready:
    """One track and the act that it waits for; `object_id` is what the act changes."""

    track: str
    act: Act
    who: str
    path: str
    body: Mapping[str, Any]
    object_id: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder with the record of the tracks, and the session of everybody who acts."""

    folder: Path
    sessions: Mapping[str, str] = field(repr=False)
    ready: Mapping[str, Ready]
    fifth: str

    def copied_to(self, home: Path) -> Path:
        """A record of one's own."""
        shutil.copytree(self.folder, home)
        return home

    def call(self, name: str) -> Call:
        """The act that this track waits for, under a new key."""
        ready = self.ready[name]
        return Call(self.sessions[ready.who], ready.path, ready.body)


def prepare(folder: Path) -> Prepared:
    """Make the tracks in this folder."""
    store = open_store(folder, clock=SystemClock())
    try:
        makers = {ADVANCE: _advance, CLOSE: _close, APPROVE: _approve, RELEASE: _release}
        rooms = {name: Room.open(store) for name in makers}
        ready = {name: make(rooms[name]) for name, make in makers.items()}
        tokens = {who: _signed_in(store, rooms[ADVANCE].people[who]) for who in PEOPLE}
        fifth = Room.open(store).go_to(Phase.EXPLORATION).track
        mail.send_waiting(store, _Nowhere())
    finally:
        store.close()
    return Prepared(folder, tokens, ready, fifth)


def _advance(room: Room) -> Ready:
    room.go_to(Phase.EXPLORATION).whole_round()
    path = f"/tracks/{room.track}/advance"
    seen = {"seen": Phase.EXPLORATION.value}
    return Ready(room.track, Act.TRACK_ADVANCE, "chair_1", path, seen, room.track)


def _close(room: Room) -> Ready:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    for name in room.experts:
        room.post(name, round_id)
    path = f"/tracks/{room.track}/rounds/{round_id}/close"
    return Ready(room.track, Act.ROUND_CLOSE, "facilitator", path, {}, round_id)


def _approve(room: Room) -> Ready:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    path = f"/tracks/{room.track}/briefs/{brief}/approve"
    shown = {"sha256": room.sha256(brief)}
    return Ready(room.track, Act.BRIEF_APPROVE, "chair_1", path, shown, brief)


def _release(room: Room) -> Ready:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    shown = room.sha256(brief)
    room.sign(Act.BRIEF_APPROVE, brief, shown, "chair_1", "chair_2")
    room.sign(Act.BRIEF_RELEASE, brief, shown, "second_officer")
    path = f"/tracks/{room.track}/briefs/{brief}/release"
    return Ready(room.track, Act.BRIEF_RELEASE, "chair_1", path, {"sha256": shown}, brief)


def _signed_in(store: Store, account_id: str) -> str:
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


class _Nowhere:
    """A postbox that takes everything and keeps nothing."""

    def deliver(self, message: EmailMessage) -> None:
        """Take one message."""
