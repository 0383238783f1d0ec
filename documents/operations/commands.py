"""Commands: asked once or a hundred times, done once, answered the same way each time.

- An act of an expert is found, done and answered in one transaction (`perform`).
- A course act is written down first (`submit`), then sent to the track's workflow, whose
  local activity runs it; the row is settled when the workflow's answer came back.
- A key used again with another body is refused; it never has a second effect.
- A course act that has no outcome after ten minutes lapses, and then never has one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from documents.crypto.blind import blind_index
from documents.crypto.envelope import DataKey
from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.failpoints import reach
from documents.ids import new_id
from documents.models.commands import CommandRow
from documents.models.tracks import Track
from documents.operations.actors import Actor
from documents.operations.acts import Command, Operation, Outcome, Scene, run
from documents.operations.leaves import Leaf, write
from documents.operations.position import Verdict
from documents.operations.registry import ACTS
from documents.sealing import HOUSE, Sealer, dump
from documents.store import Store, UnitOfWork
from policies import permissions
from policies.acts import Act
from policies.course import COURSE_ACTS
from policies.terms import Phase, RecordClass

LAPSE = timedelta(minutes=10)

_BY_INDEX = select(CommandRow).where(CommandRow.index == bindparam("named"))
PATIENCE = timedelta(seconds=2)  # what is younger is most likely being answered just now


@dataclass(frozen=True, slots=True)
class Asked:
    """The sealed part of a course command: who, what, and what the caller saw.

    It lies under the house's key, because the track that it opens may not have one yet; it is
    forgotten once the command is settled.
    """

    account_id: str
    body: str
    signed_in: datetime
    version: int | None


@dataclass(frozen=True, slots=True)
class Submitted:
    """A course command on record; `outcome` once it has one."""

    command_id: str
    workflow_id: str
    track_id: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A command whose answer the web floor has not seen yet."""

    command_id: str
    workflow_id: str


def perform(uow: UnitOfWork, actor: Actor, act: Act, body: object, command: Command) -> Outcome:
    """Do an act that is not a course act, or answer again what it answered before.

    Raises:
        RecordError: `command.key_reused`, or what the operation raises.
    """
    row, fresh = _claim(uow, actor, act, body, command)
    home = _home(uow, act, actor.track_id)
    if not fresh:
        return _outcome(home, row)
    outcome = _run(uow, actor, ACTS[act], body, command, row.id)
    _conclude(home, row, outcome)
    return outcome


def submit(uow: UnitOfWork, actor: Actor, act: Act, body: object, command: Command) -> Submitted:
    """Write a course act down before it is sent to the engine, and commit that.

    What no seat of the actor may ever do is refused here, so that the engine learns nothing.

    Raises:
        RecordError: `command.key_reused`.
    """
    row, fresh = _claim(uow, actor, act, body, command)
    if fresh and not _ever(actor, act):
        conclude(uow, row, _run(uow, actor, ACTS[act], body, command, row.id))
        row.settled, row.sealed_body = True, None
    reach("web.submitting")
    uow.commit()
    reach("web.submitted")
    outcome = outcome_of(uow, row) if row.verdict else None
    return Submitted(row.id, row.workflow_id or "", row.track_id or "", outcome)


def answer(store: Store, command_id: str) -> Outcome:
    """The workflow's answer came back: settle the command and tell its outcome.

    Raises:
        RecordError: `command.lapsed`, for one that has no outcome.
    """
    with store.begin() as uow:
        row = _settled(uow, command_id)
        if row is None or row.outcome is None:
            raise RecordError("command.lapsed")
        return outcome_of(uow, row)


def settle(store: Store, command_id: str) -> None:
    """The workflow's answer came back, and nobody waits for it."""
    with store.begin() as uow:
        _settled(uow, command_id)


def unsettled(store: Store) -> tuple[Waiting, ...]:
    """Every course command whose answer should have come back by now."""
    with store.begin() as uow:
        early = uow.clock.now() - PATIENCE
        query = select(CommandRow).where(CommandRow.settled.is_(False))
        rows = uow.session.scalars(query.where(CommandRow.asked_at < early))
        return tuple(Waiting(row.id, row.workflow_id or "") for row in rows)


def lapse_old(store: Store) -> int:
    """Close commands that had no outcome for ten minutes; answers how many."""
    with store.begin() as uow:
        late = uow.clock.now() - LAPSE
        query = select(CommandRow).where(CommandRow.verdict.is_(None), CommandRow.asked_at < late)
        rows = uow.session.scalars(query.with_for_update()).all()
        for row in rows:
            row.verdict, row.settled, row.sealed_body = Verdict.LAPSED, True, None
            write(uow, HOUSE, Leaf("command:lapse", "", "lapsed"))
        if rows:
            uow.commit()
        return len(rows)


def repeats(uow: UnitOfWork, account_id: str, key: str) -> bool:
    """Whether the account used this idempotency key before: what it did then may have taken
    away the object, and must still be answered the same way."""
    return _find(uow, _index(_key(uow), account_id, key)) is not None


def outcome_of(uow: UnitOfWork, row: CommandRow) -> Outcome:
    """The recorded outcome of a course command."""
    return _outcome(_home(uow, row.kind, row.track_id or HOUSE), row)


def conclude(uow: UnitOfWork, row: CommandRow, outcome: Outcome) -> None:
    """Write the terminal outcome of a course command; the caller commits."""
    _conclude(_home(uow, row.kind, row.track_id or HOUSE), row, outcome)


def asked_of(uow: UnitOfWork, row: CommandRow) -> Asked:
    """What a course command asked."""
    return uow.sealer().open(row, "sealed_body", RecordClass.APPROVAL, Asked)


def _settled(uow: UnitOfWork, command_id: str) -> CommandRow | None:
    """The command, its sealed body forgotten if it has a verdict."""
    row = uow.session.locked(CommandRow, command_id)
    if row is not None and row.verdict is not None:
        row.settled, row.sealed_body = True, None
        uow.commit()
    return row


def _home(uow: UnitOfWork, act: Act | None, track_id: str) -> Sealer:
    """What seals the traces of an act: in a track its link key, so that what an act was about
    cannot be guessed from its digest once the track's people are forgotten."""
    return uow.sealer(HOUSE if act is Act.TRACK_OPEN else track_id)


def _outcome(home: Sealer, row: CommandRow) -> Outcome:
    if row.outcome is None:
        raise RecordError("command.lapsed")
    return home.open(row, "outcome", RecordClass.AUTHORSHIP, Outcome)


def _conclude(home: Sealer, row: CommandRow, outcome: Outcome) -> None:
    row.outcome = home.seal(row, "outcome", RecordClass.AUTHORSHIP, outcome)
    if row.kind is not None:
        row.verdict = Verdict.ALLOWED if outcome.allowed else Verdict.DENIED


def _run(
    uow: UnitOfWork, actor: Actor, op: Operation, body: object, command: Command, command_id: str
) -> Outcome:
    track = uow.session.locked(Track, actor.track_id)
    return run(Scene(uow, actor, command, track, command_id), op, body)


def _ever(actor: Actor, act: Act) -> bool:
    return act is Act.TRACK_OPEN or any(
        act in permissions.acts_of(seat, phase) for seat in actor.seats for phase in Phase
    )


def _claim(
    uow: UnitOfWork, actor: Actor, act: Act, body: object, command: Command
) -> tuple[CommandRow, bool]:
    key = _key(uow)
    index = _index(key, actor.account_id, command.key)
    # A track that is being opened gets its id only now, so it is no part of what was asked.
    where = "" if act is Act.TRACK_OPEN else actor.track_id
    asked = dump(body).decode() + f"|{command.version}"
    digest = _home(uow, act, actor.track_id).index("body", act, where, asked)
    new = _new(uow, actor, act, body, command, index, digest)
    try:
        with uow.session.begin_nested():
            uow.session.add(new)
    except IntegrityError:  # the key was claimed before
        row = _find(uow, index)
    else:
        return new, True
    if row is None or row.body_digest != digest:
        raise RecordError("command.key_reused")
    return row, False


def _key(uow: UnitOfWork) -> DataKey:
    return uow.keyring.ensure(KeyPurpose.DEPLOYMENT_COMMANDS, HOUSE)


def _index(key: DataKey, account_id: str, idempotency_key: str) -> str:
    return blind_index(key, "command", account_id, idempotency_key)


def _find(uow: UnitOfWork, index: str) -> CommandRow | None:
    return uow.session.scalars(_BY_INDEX, {"named": index}).first()


def _new(
    uow: UnitOfWork,
    actor: Actor,
    act: Act,
    body: object,
    command: Command,
    index: str,
    digest: str,
) -> CommandRow:
    row = CommandRow(id=new_id(), index=index, body_digest=digest, settled=True)
    if act in COURSE_ACTS:
        track = uow.session.get(Track, actor.track_id)
        row.kind, row.track_id, row.settled = act, actor.track_id, False
        row.workflow_id = track.workflow_id if track else new_id()
        row.asked_at = uow.clock.now()
        text = dump(body).decode()
        asked = Asked(actor.account_id, text, command.signed_in, command.version)
        row.sealed_body = uow.sealer().seal(row, "sealed_body", RecordClass.APPROVAL, asked)
    return row
