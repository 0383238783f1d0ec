"""The roster: what is known of a person, and the act of giving a seat.

- A seat never says whom it was given to: the link between them is sealed.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from annotated_types import MaxLen, MinLen

from documents.errors import RecordError
from documents.models.people import Account, Candidate, SeatRow
from documents.operations import accounts, links, official_consents
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line, Passage, Written, charter_of
from documents.operations.seats import Details, Mandate, seat_account
from documents.operations.seats import seat as seat_row
from policies import candidates, officials, sides
from policies.acts import Act
from policies.candidates import Assessment as Finding
from policies.candidates import Step
from policies.terms import CandidateState, RecordClass, Seat

Email = Annotated[str, MinLen(3), MaxLen(254), Written(accounts.ADDRESS, "name@example.org")]
EmailOrNone = Annotated[str, MaxLen(254), Written(f"({accounts.ADDRESS})?", "name@example.org")]
Short = Annotated[str, MaxLen(300)]
Id = Annotated[str, MinLen(32), MaxLen(32)]

HANDLE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Person:
    """A roster person: what the secretariat knows, and what the release gate looks for."""

    name: Line
    email: Email
    affiliation: Line
    sector: Line
    country: Line
    aliases: Annotated[tuple[Line, ...], MaxLen(20)] = ()
    region: Short = ""
    gender: Short = ""
    discipline: Short = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration of mandate and interests, with the undertaking, in one sitting.

    `official`: holds a public office, and would come in a personal capacity.
    """

    personal_capacity: bool
    under_instruction: bool
    undertaking: bool
    official: bool = False
    represents: Short = ""
    interests: Annotated[str, MaxLen(4000)] = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an eligibility officer found about one candidate; `topics` are those that a
    restricted one stays out of."""

    candidate: Id
    finding: Finding
    reason: Passage
    topics: Annotated[tuple[Line, ...], MaxLen(20)] = ()


@dataclass(frozen=True, slots=True)
class Until:
    """When a state of a candidate ends by itself (UTC)."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Grant:
    """A seat: for an assessed candidate, or for somebody named here.

    `liaison_for` is the seat of a decision-maker in which the person named here sits beside them.
    """

    seat: Seat
    candidate: Id | None = None
    name: Short = ""
    email: EmailOrNone = ""
    title: Short = ""
    affiliation: Short = ""
    side: Short = ""
    liaison_for: Id | None = None


@operation(Act.SEAT_GRANT, Grant, creates=True)
def seat(scene: Scene, body: Grant) -> str:
    """Give a seat, if it can be combined with the seats that the person already holds."""
    row = scene.get(Candidate, body.candidate) if body.candidate else None
    account = _account(scene, body, row)
    held = held_by(scene, account.id)
    require(candidates.may_seat(held, body.seat, finding_of(scene, row) if row else None))
    if row is not None:
        require(candidates.may_step(Step.SEAT, row.state))
        _admit(scene, row)
    if body.liaison_for:
        return _liaison(scene, account, body.seat, body.liaison_for)
    known = _details(scene, body, row)
    mandate = Mandate(expires=expiry(scene)) if row else None
    seat_id = seat_account(scene.uow, scene.track.id, account.id, body.seat, known, mandate)
    if row is not None:
        row.state = CandidateState.SEATED
    accounts.notify(scene.uow, account, "seated", seat_id)
    return seat_id


def held_by(scene: Scene, account_id: str) -> frozenset[Seat]:
    """The seats that an account holds here, also while somebody stands in for it."""
    held = links.seats_of(scene.uow, scene.track.id, account_id)
    rows = {kind: scene.session.get(SeatRow, seat_id) for kind, seat_id in held.items()}
    gone = {kind for kind, row in rows.items() if row and not row.active and row.absence is None}
    return frozenset(held) - gone


def end_seat(scene: Scene, row: SeatRow) -> None:
    """End the seat of somebody who was sounded; what they wrote stays under its handle."""
    row.active = False
    holder = links.follow(scene.uow, scene.track.id, "seat", row.id) or ""
    file = links.seats_of(scene.uow, scene.track.id, holder).get(Seat.CANDIDATE)
    if file is not None:
        scene.get(Candidate, file).state = CandidateState.REPLACED


def expiry(scene: Scene) -> datetime:
    """Until when a declaration made now is valid (UTC)."""
    valid = charter_of(scene.uow, scene.track).terms.declaration_seconds
    return scene.now + timedelta(seconds=valid)


def _liaison(scene: Scene, account: Account, kind: Seat, seat_id: str) -> str:
    """Let somebody sit beside a decision-maker, in the same seat."""
    shared = seat_row(scene.uow, scene.track.id, seat_id, Seat.DECISION_MAKER)
    present = links.follow(scene.uow, scene.track.id, "liaison", shared.id)
    require(sides.may_be_liaison(kind, present is not None))
    links.join(scene.uow, scene.track.id, kind, shared.id, "account", account.id, kind)
    links.join(scene.uow, scene.track.id, kind, account.id, "liaison", shared.id)
    accounts.notify(scene.uow, account, "seated", shared.id)
    return shared.id


def person_of(scene: Scene, row: Candidate) -> Person:
    """What is known of a roster person."""
    return scene.sealer.open(row, "person", RecordClass.NOMINATION, Person)


def declaration_of(scene: Scene, row: Candidate) -> Declaration | None:
    """What a candidate declared, if anything yet."""
    if row.declaration is None:
        return None
    return scene.sealer.open(row, "declaration", RecordClass.DECLARATION, Declaration)


def assessment_of(scene: Scene, row: Candidate) -> Assessment | None:
    """The assessment of a candidate, if there was one."""
    if row.assessment is None:
        return None
    return scene.sealer.open(row, "assessment", RecordClass.DECLARATION, Assessment)


def finding_of(scene: Scene, row: Candidate) -> Finding | None:
    """What the assessment of a candidate found, if there was one."""
    found = assessment_of(scene, row)
    return found.finding if found else None


def until_of(scene: Scene, row: Candidate) -> datetime | None:
    """When the present state of a candidate ends by itself (UTC), if it does."""
    if row.until is None:
        return None
    return scene.sealer.open(row, "until", RecordClass.NOMINATION, Until).at


def account_of(scene: Scene, row: Candidate) -> Account | None:
    """The account of a candidate; nobody has one before the sounding."""
    account_id = links.follow(scene.uow, scene.track.id, "seat", row.id)
    return scene.session.get(Account, account_id) if account_id else None


def _admit(scene: Scene, row: Candidate) -> None:
    """An official is seated on Track 1.5, by consent of all."""
    said = declaration_of(scene, row)
    official = said is not None and said.official
    withheld = len(official_consents.withheld(scene))
    require(officials.may_seat(official, scene.track.officials, withheld))


def _account(scene: Scene, body: Grant, row: Candidate | None) -> Account:
    if row is None:
        if not body.email or not body.name:
            raise RecordError("roster.name_and_email")
        return accounts.find_or_create(scene.uow, body.email, body.name)
    account = account_of(scene, row)
    if account is None:
        raise RecordError("record.not_there")
    return account


def _details(scene: Scene, body: Grant, row: Candidate | None) -> Details:
    if row is None:
        return Details(side=body.side, name=body.name, title=body.title)
    handle = "".join(secrets.choice(HANDLE_LETTERS) for _ in range(6))
    found = assessment_of(scene, row)
    sector = person_of(scene, row).sector
    return Details(handle=handle, sector=sector, restricted=found.topics if found else ())
