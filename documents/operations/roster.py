"""Acts of convening: sound a candidate, declare, assess, seat.

- Nothing of the track but its question and terms is visible before the seat.
- A seat never says whom it was given to: the link between them is sealed.
"""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen, MinLen

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.people import Account, Candidate
from documents.operations import accounts, links
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line, Passage
from documents.operations.seats import Details, seat_account
from policies import candidates, sides
from policies.candidates import Assessment as Finding
from policies.candidates import DeclarationFacts
from policies.terms import Act, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class Written:
    """How a text is written: a pattern for all of it, and an example to show people."""

    pattern: str
    example: str


Email = Annotated[str, MinLen(3), MaxLen(254), Written(accounts.ADDRESS, "name@example.org")]
EmailOrNone = Annotated[str, MaxLen(254), Written(f"({accounts.ADDRESS})?", "name@example.org")]
Short = Annotated[str, MaxLen(300)]
Id = Annotated[str, MinLen(32), MaxLen(32)]

HANDLE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class CandidateState(StrEnum):
    """Where a candidate stands."""

    SOUNDED = "sounded"
    DECLARED = "declared"
    ASSESSED = "assessed"
    SEATED = "seated"


@dataclass(frozen=True, slots=True)
class Person:
    """A roster person: what the secretariat knows, and what the release gate looks for."""

    name: Line
    email: Email
    affiliation: Line
    sector: Line
    country: Line
    aliases: Annotated[tuple[Line, ...], MaxLen(20)] = ()


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration of mandate and interests, with the undertaking, in one sitting."""

    personal_capacity: bool
    under_instruction: bool
    undertaking: bool
    represents: Short = ""
    interests: Annotated[str, MaxLen(4000)] = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an eligibility officer found about one candidate."""

    candidate: Id
    finding: Finding
    reason: Passage


@dataclass(frozen=True, slots=True)
class Grant:
    """A seat: for an assessed candidate, or for somebody named here."""

    seat: Seat
    candidate: Id | None = None
    name: Short = ""
    email: EmailOrNone = ""
    title: Short = ""
    affiliation: Short = ""
    side: Short = ""


@operation(Act.CANDIDATE_SOUND, Person, creates=True)
def sound(scene: Scene, body: Person) -> str:
    """Ask somebody whether they would take part; they get a link, and no roster."""
    account = accounts.find_or_create(scene.uow, body.email, body.name)
    held = links.seats_of(scene.uow, scene.track.id, account.id)
    require(sides.may_combine(frozenset(held), Seat.CANDIDATE))
    row = Candidate(id=new_id(), track_id=scene.track.id)
    row.state = CandidateState.SOUNDED
    row.person = scene.sealer.seal(row, "person", RecordClass.NOMINATION, body)
    scene.session.add(row)
    links.join_seat(scene.uow, scene.track.id, account.id, Seat.CANDIDATE, row.id)
    to = f"/tracks/{scene.track.id}/declaration"
    accounts.notify(scene.uow, account, "sounded", row.id, to=to)
    return row.id


@operation(Act.CANDIDATE_DECLARE, Declaration)
def declare(scene: Scene, body: Declaration) -> str:
    """A candidate declares and signs the undertaking."""
    row = candidate_row(scene, scene.seat_id)
    require(candidates.may_declare(_facts(body), declared=row.declaration is not None))
    row.declaration = scene.sealer.seal(row, "declaration", RecordClass.DECLARATION, body)
    row.state = CandidateState.DECLARED
    return row.id


@operation(Act.CANDIDATE_ASSESS, Assessment)
def assess(scene: Scene, body: Assessment) -> str:
    """Record what was found about a candidate's mandate and interests."""
    row = candidate_row(scene, body.candidate)
    assessed = row.assessment is not None
    said = declaration_of(scene, row)
    facts = _facts(said) if said else None
    require(candidates.may_assess(facts, assessed, body.finding, body.reason))
    row.assessment = scene.sealer.seal(row, "assessment", RecordClass.DECLARATION, body)
    row.state = CandidateState.ASSESSED
    return row.id


@operation(Act.SEAT_GRANT, Grant, creates=True)
def seat(scene: Scene, body: Grant) -> str:
    """Give a seat, if it can be combined with the seats that the person already holds."""
    row = candidate_row(scene, body.candidate) if body.candidate else None
    account = _account(scene, body, row)
    held = frozenset(links.seats_of(scene.uow, scene.track.id, account.id))
    require(candidates.may_seat(held, body.seat, finding_of(scene, row) if row else None))
    known = _details(scene, body, row)
    seat_id = seat_account(scene.uow, scene.track.id, account.id, body.seat, known)
    if row is not None:
        row.state = CandidateState.SEATED
    accounts.notify(scene.uow, account, "seated", seat_id)
    return seat_id


def candidate_row(scene: Scene, candidate_id: str) -> Candidate:
    """The candidate of this track with this id.

    Raises:
        RecordError: `record.not_there`.
    """
    row = scene.session.get(Candidate, candidate_id)
    if row is None or row.track_id != scene.track.id:
        raise RecordError("record.not_there")
    return row


def person_of(scene: Scene, row: Candidate) -> Person:
    """What is known of a roster person."""
    return scene.sealer.open(row, "person", RecordClass.NOMINATION, Person)


def declaration_of(scene: Scene, row: Candidate) -> Declaration | None:
    """What a candidate declared, if anything yet."""
    if row.declaration is None:
        return None
    return scene.sealer.open(row, "declaration", RecordClass.DECLARATION, Declaration)


def finding_of(scene: Scene, row: Candidate) -> Finding | None:
    """What the assessment of a candidate found, if there was one."""
    if row.assessment is None:
        return None
    return scene.sealer.open(row, "assessment", RecordClass.DECLARATION, Assessment).finding


def _facts(said: Declaration) -> DeclarationFacts:
    return DeclarationFacts(
        said.personal_capacity,
        said.under_instruction,
        bool(said.represents.strip()),
        said.undertaking,
    )


def _account(scene: Scene, body: Grant, row: Candidate | None) -> Account:
    if row is None:
        if not body.email or not body.name:
            raise RecordError("roster.name_and_email")
        return accounts.find_or_create(scene.uow, body.email, body.name)
    account_id = links.follow(scene.uow, scene.track.id, "seat", row.id) or ""
    account = scene.session.get(Account, account_id)
    if account is None:
        raise RecordError("record.not_there")
    return account


def _details(scene: Scene, body: Grant, row: Candidate | None) -> Details:
    if row is None:
        return Details(side=body.side, name=body.name, title=body.title)
    handle = "".join(secrets.choice(HANDLE_LETTERS) for _ in range(6))
    return Details(handle=handle, sector=person_of(scene, row).sector)
