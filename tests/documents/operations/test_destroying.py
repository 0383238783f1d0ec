"""A track is destroyed: nothing of it can be read any more, and the log still verifies."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select

from documents.audit.certificate import read
from documents.audit.export import export
from documents.audit.verify import verify
from documents.crypto.keyring import KeyGone, KeyPurpose, Keyring
from documents.errors import Denied
from documents.models.base import Record
from documents.models.keys import WrappedKey
from documents.models.people import Account
from documents.models.rounds import Round
from documents.models.shreddings import Shredding
from documents.operations import accounts, destroying
from documents.operations.officials import Switch
from documents.operations.position import DeadlineKind, Report, Verdict
from documents.operations.shreddings import Shred, Spare
from documents.operations.tracks import TRACK_KEYS
from policies.acts import Act
from policies.terms import Phase
from tests import records
from tests.fakes import FrozenClock
from tests.room import TERMS, Room

KEPT = {"audit_leaves", "audit_head", "checkpoints", "deployments", "shreddings", "mail"}
"""Tables that outlive a track. Experts' commands, sessions and mail name neither track nor seat."""


@pytest.fixture
def closed(room: Room) -> Room:
    """A closed track."""
    return room.go_to(Phase.CLOSED)


def test_a_consent_goes_with_the_person_who_gave_it(room: Room, clock: FrozenClock) -> None:
    room.do("secretariat_officer", Act.OFFICIALS_ASK, Switch(admit=True))
    for name in room.experts:
        room.do(name, Act.OFFICIALS_CONSENT, Switch(admit=True))
    room.go_to(Phase.CLOSED)
    assert rows(room)["official_consents"] == len(room.experts)
    decide(room)
    wait(room, clock)
    assert rows(room)["official_consents"] == 0


def decide(room: Room) -> None:
    """An officer and a chair decide on the destruction."""
    room.do("secretariat_officer", Act.TRACK_SHRED, Shred())
    room.do("chair_1", Act.TRACK_SHRED, Shred())


def wait(room: Room, clock: FrozenClock) -> None:
    """The cooling-off passes, and the timer fires."""
    clock.advance(timedelta(seconds=TERMS.cooling_seconds))
    records.time_passes(room.store, room.track)


def test_nothing_of_it_is_left(closed: Room, clock: FrozenClock, tmp_path: Path) -> None:
    rounds = ids_of_rounds(closed)
    decide(closed)
    wait(closed, clock)
    for name, left in rows(closed).items():
        assert not left or name in KEPT | {"accounts", "commands", "sessions", "sign_in_links"}, (
            name
        )
    gone = [(purpose, closed.track) for purpose in TRACK_KEYS]
    for purpose, subject in [*gone, *((KeyPurpose.WINDOW, one) for one in rounds)]:
        with pytest.raises(KeyGone):
            closed.store.keyring.current(purpose, subject)
    assert keys_of(closed) == 0
    store = closed.store
    with store.begin() as uow:
        export(uow.session, tmp_path / "log", store.checkpoint_signer, store.origin, None)
        uow.commit()
    assert verify(tmp_path / "log", store.checkpoint_signer.public_pem(), None).size > 0


def test_its_people_are_forgotten_but_for_who_may_open_tracks(
    closed: Room, clock: FrozenClock
) -> None:
    decide(closed)
    wait(closed, clock)
    with closed.store.begin() as uow:
        left = [
            account.id
            for account in uow.session.scalars(select(Account))
            if accounts.contact_of(uow, account).email
        ]
    assert left == [closed.people["secretariat_officer"]]


def test_the_certificate_says_so(closed: Room, clock: FrozenClock) -> None:
    decide(closed)
    wait(closed, clock)
    note = destroying.certificate(closed.store, closed.track)
    said = read(note or "", closed.store.checkpoint_signer.public())
    assert (said.track, said.day) == (closed.track, clock.now().date())


def test_before_its_time_everything_stays(closed: Room, clock: FrozenClock) -> None:
    before = rows(closed)
    decide(closed)
    clock.advance(timedelta(seconds=TERMS.cooling_seconds - 1))
    records.time_passes(closed.store, closed.track)
    assert destroying.certificate(closed.store, closed.track) is None
    assert rows(closed)["seats"] == before["seats"]
    assert closed.phase() is Phase.CLOSED


@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_a_restored_backup_brings_back_is_destroyed_again(
    closed: Room, clock: FrozenClock, tmp_path: Path
) -> None:
    settings = closed.store.settings
    urls = (settings.records_url, settings.keys_url)
    files = [*(Path(make_url(url).database or "") for url in urls), settings.key_file]
    closed.store.close()
    for file in files:
        shutil.copyfile(file, tmp_path / file.name)
    decide(closed)
    wait(closed, clock)
    closed.store.close()
    for file in files:
        shutil.copyfile(tmp_path / file.name, file)
    restored = closed.on(destroying.open_to_serve(settings, clock))
    assert not rows(restored)["seats"]
    assert keys_of(restored) == 0
    note = destroying.certificate(restored.store, closed.track) or ""
    assert read(note, restored.store.checkpoint_signer.public()).day == clock.now().date()
    leaves = rows(restored)["audit_leaves"]
    assert destroying.destroy_again(restored.store) == ()
    assert rows(restored)["audit_leaves"] == leaves
    restored.store.close()


def test_one_person_alone_decides_nothing(closed: Room, clock: FrozenClock) -> None:
    closed.do("secretariat_officer", Act.TRACK_SHRED, Shred())
    assert refused(closed, "secretariat_officer") == "shredding.asked_already"
    wait(closed, clock)
    assert closed.phase() is Phase.CLOSED


def test_two_chairs_decide_nothing(closed: Room, clock: FrozenClock) -> None:
    closed.do("chair_1", Act.TRACK_SHRED, Shred())
    assert refused(closed, "chair_2") == "shredding.officer_missing"
    closed.do("second_officer", Act.TRACK_SHRED, Shred())
    wait(closed, clock)
    assert destroying.certificate(closed.store, closed.track)


def test_a_spared_track_stands_and_the_old_timer_does_nothing(
    closed: Room, clock: FrozenClock
) -> None:
    decide(closed)
    due = due_of(closed)
    closed.do("second_officer", Act.TRACK_SPARE, Spare())
    decide_later(closed, clock)
    assert shred(closed, due) == Report(False, (), Verdict.DENIED)
    assert closed.phase() is Phase.CLOSED


def decide_later(room: Room, clock: FrozenClock) -> None:
    """Decided again, on another day."""
    clock.advance(timedelta(days=1))
    decide(room)


def test_an_open_track_is_not_destroyed(room: Room) -> None:
    assert refused(room, "secretariat_officer") == "permissions.not_granted"


def test_killed_after_the_keys_it_goes_on(
    closed: Room, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(closed)
    clock.advance(timedelta(seconds=TERMS.cooling_seconds))
    due, seq = due_of(closed), records.seq_of(closed.store, closed.track)
    with monkeypatch.context() as broken:
        broken.setattr(destroying, "_erase", _killed)
        with pytest.raises(InterruptedError):
            destroying.destroy(closed.store, closed.track)
    assert rows(closed)["seats"]
    shred(closed, due, seq)
    assert not rows(closed)["seats"]


def test_killed_before_the_keys_it_goes_on(
    closed: Room, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(closed)
    clock.advance(timedelta(seconds=TERMS.cooling_seconds))
    with monkeypatch.context() as broken:
        broken.setattr(Keyring, "destroy_all", _killed)
        with pytest.raises(InterruptedError):
            destroying.destroy(closed.store, closed.track)
    records.time_passes(closed.store, closed.track)
    assert not rows(closed)["seats"]


def test_the_timer_is_answered_the_same_way_again(closed: Room, clock: FrozenClock) -> None:
    decide(closed)
    due, seq = due_of(closed), records.seq_of(closed.store, closed.track)
    clock.advance(timedelta(seconds=TERMS.cooling_seconds))
    first, second = (shred(closed, due, seq) for _ in range(2))
    assert first == second
    assert first.verdict is Verdict.ALLOWED
    assert not first.steps[0].deadlines


def due_of(room: Room) -> datetime:
    """When the track is to be destroyed."""
    with room.store.begin() as uow:
        due = uow.session.get_one(Shredding, room.track).due
    assert due is not None
    return due


def shred(room: Room, due: datetime, seq: int | None = None) -> Report:
    """The timer of the destruction fires."""
    kind = DeadlineKind.SHREDDING_DUE
    return records.fire(room.store, room.track, kind, room.track, due, seq)


def _killed(*_: object) -> None:
    raise InterruptedError


def refused(room: Room, who: str) -> str:
    """The rule that refuses this person to destroy."""
    with pytest.raises(Denied) as error:
        room.do(who, Act.TRACK_SHRED, Shred())
    return error.value.deny.rule


def rows(room: Room) -> dict[str, int]:
    """How many rows each table has."""
    with room.store.begin() as uow:
        return {
            table.name: uow.session.scalar(select(func.count()).select_from(table)) or 0
            for table in Record.metadata.sorted_tables
        }


def keys_of(room: Room) -> int:
    """How many keys of the track and its windows there are."""
    house = {"deployment_leaf", "deployment_accounts", "deployment_commands"}
    house |= {"checkpoint_signing", "approval_signing", "payloads"}
    with room.store.keys.connect() as connection:
        purposes = connection.execute(select(WrappedKey.purpose)).scalars().all()
    return len([one for one in purposes if one not in house])


def ids_of_rounds(room: Room) -> list[str]:
    """The rounds of the track."""
    with room.store.begin() as uow:
        return list(uow.session.scalars(select(Round.id).where(Round.track_id == room.track)))
