"""Acts on the way to a seat: nominate, screen, sound, reply, declare, assess, withdraw.

- Nothing of the track but its question and terms is visible before the seat, and before the
  sounding nobody is told that they were named.
- A sounding is answered by saying yes or no, or at once by declaring.
- What is known of a candidate lies under a key of their own, which dies with their row.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.people import Account, Candidate
from documents.operations import accounts, links
from documents.operations.actors import actor_in, tracks_of
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage, charter_of
from documents.operations.leaves import Leaf, write
from documents.operations.roster import (
    Assessment,
    Declaration,
    Id,
    Person,
    Until,
    account_of,
    declaration_of,
    person_of,
)
from documents.store import UnitOfWork
from policies import candidates, sides
from policies.acts import Act
from policies.candidates import DeclarationFacts, Found, Step
from policies.decisions import allow_if
from policies.terms import CandidateState, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class ThisCandidate:
    """One candidate."""

    candidate: Id


@dataclass(frozen=True, slots=True)
class Renominate:
    """A candidate of an earlier track."""

    earlier: Id
    candidate: Id


@dataclass(frozen=True, slots=True)
class Screen:
    """What the secretariat found of a nomination, with its reason."""

    candidate: Id
    fit: bool
    reason: Passage


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a sounding."""

    willing: bool


@operation(Act.CANDIDATE_NOMINATE, Person, creates=True)
def nominate(scene: Scene, body: Person) -> str:
    """Put somebody on the list; they learn nothing of it yet."""
    row = Candidate(id=new_id(), track_id=scene.track.id, state=CandidateState.NOMINATED)
    scene.uow.keyring.ensure(KeyPurpose.CANDIDATE, row.id)
    row.person = scene.sealer.seal(row, "person", RecordClass.NOMINATION, body)
    scene.session.add(row)
    return row.id


@operation(Act.CANDIDATE_RENOMINATE, Renominate, creates=True)
def renominate(scene: Scene, body: Renominate) -> str:
    """Put somebody of another track on the list; both rosters are the officer's to see."""
    there = actor_in(scene.uow, scene.actor.account_id, body.earlier)
    seat_id = there.seats.get(Seat.SECRETARIAT_OFFICER) if there else None
    row = scene.session.get(Candidate, body.candidate)
    if seat_id is None or row is None or row.track_id != body.earlier:
        raise RecordError("record.not_there")
    require(allow_if(body.earlier != scene.track.id, "candidates.same_track"))
    sealer = scene.uow.sealer(body.earlier)
    person = sealer.open(row, "person", RecordClass.NOMINATION, Person)
    write(scene.uow, body.earlier, Leaf("candidate:read", seat_id, "allowed", row.id))
    return nominate(scene, person)


@operation(Act.CANDIDATE_SCREEN, Screen)
def screen(scene: Scene, body: Screen) -> str:
    """Find a nomination fit for a sounding, or set it aside."""
    row = scene.get(Candidate, body.candidate)
    require(candidates.may_screen(row.state, body.reason))
    row.screening = scene.sealer.seal(row, "screening", RecordClass.NOMINATION, body)
    if body.fit:
        row.state = CandidateState.SCREENED
    else:
        decide(scene, row, CandidateState.SET_ASIDE)
    return row.id


@operation(Act.CANDIDATE_SOUND, ThisCandidate)
def sound(scene: Scene, body: ThisCandidate) -> str:
    """Ask somebody whether they would take part; they get a link, and no roster."""
    row = scene.get(Candidate, body.candidate)
    require(candidates.may_step(Step.SOUND, row.state))
    account = account_of(scene, row) or _invite(scene, row)
    wait = charter_of(scene.uow, scene.track).terms.sounding_seconds
    until = scene.now + timedelta(seconds=wait)
    row.state = CandidateState.SOUNDED
    keep_until(scene, row, until)
    to = f"/tracks/{scene.track.id}/declaration"
    accounts.notify(scene.uow, account, "sounded", row.id, until.isoformat(), to=to)
    return row.id


@operation(Act.CANDIDATE_REPLY, Reply)
def reply(scene: Scene, body: Reply) -> str:
    """Somebody who was sounded is willing, or is not; nothing else is asked of who declines."""
    row = scene.get(Candidate, scene.seat_id)
    require(candidates.may_step(Step.REPLY, row.state))
    if body.willing:
        row.state, row.until = CandidateState.WILLING, None
    else:
        decide(scene, row, CandidateState.DECLINED)
    return row.id


@operation(Act.CANDIDATE_DECLARE, Declaration)
def declare(scene: Scene, body: Declaration) -> str:
    """A candidate declares and signs the undertaking, and thereby is willing."""
    row = scene.get(Candidate, scene.seat_id)
    declared = row.declaration is not None
    require(candidates.may_declare(facts_of(body), declared, row.state))
    row.declaration = scene.sealer.seal(row, "declaration", RecordClass.DECLARATION, body)
    row.state, row.until = CandidateState.DECLARED, None
    return row.id


@operation(Act.CANDIDATE_ASSESS, Assessment)
def assess(scene: Scene, body: Assessment) -> str:
    """Record what was found about a candidate's mandate and interests."""
    row = scene.get(Candidate, body.candidate)
    said = declaration_of(scene, row)
    topics = charter_of(scene.uow, scene.track).topics
    found = Found(body.finding, body.reason, body.topics, topics)
    require(candidates.may_assess(facts_of(said) if said else None, row.state, found))
    row.assessment = scene.sealer.seal(row, "assessment", RecordClass.DECLARATION, body)
    if body.finding in candidates.ADMITS:
        row.state = CandidateState.ASSESSED
    else:
        decide(scene, row, CandidateState.ASSESSED)
    return row.id


@operation(Act.CANDIDATE_WITHDRAW, ThisCandidate)
def withdraw(scene: Scene, body: ThisCandidate) -> str:
    """A candidacy ends before the seat: the candidate's own wish, or the secretariat's."""
    row = scene.get(Candidate, body.candidate)
    if scene.seat is Seat.CANDIDATE and row.id != scene.seat_id:
        raise RecordError("record.not_there")
    require(candidates.may_step(Step.WITHDRAW, row.state))
    decide(scene, row, CandidateState.WITHDRAWN)
    return row.id


def see_soundings(uow: UnitOfWork, account_id: str) -> None:
    """Somebody signed in: whatever they were asked meanwhile now lies open before them."""
    for actor in tracks_of(uow, account_id):
        candidate_id = actor.seats.get(Seat.CANDIDATE, "")
        row = uow.session.locked(Candidate, candidate_id) if candidate_id else None
        if row is not None and row.state is CandidateState.SOUNDED:
            row.state = CandidateState.OPENED
            write(uow, actor.track_id, Leaf("candidate:open", row.id, "allowed", row.id))


def decide(scene: Scene, row: Candidate, state: CandidateState) -> None:
    """The candidate takes no seat: what is known of them is kept for some days more."""
    row.state = state
    keep_until(scene, row, scene.now + candidates.KEPT)


def keep_until(scene: Scene, row: Candidate, until: datetime) -> None:
    """The present state holds until this moment (UTC), sealed."""
    row.until = scene.sealer.seal(row, "until", RecordClass.NOMINATION, Until(until))


def facts_of(said: Declaration) -> DeclarationFacts:
    """A declaration as far as rules look at it."""
    return DeclarationFacts(
        said.personal_capacity,
        said.under_instruction,
        bool(said.represents.strip()),
        said.undertaking,
    )


def _invite(scene: Scene, row: Candidate) -> Account:
    """The account of somebody who is sounded for the first time, linked to the roster entry."""
    person = person_of(scene, row)
    account = accounts.find_or_create(scene.uow, person.email, person.name)
    held = links.seats_of(scene.uow, scene.track.id, account.id)
    require(sides.may_combine(frozenset(held), Seat.CANDIDATE))
    links.join_seat(scene.uow, scene.track.id, account.id, Seat.CANDIDATE, row.id)
    scene.track.invited += 1
    return account
