"""Acts on briefs: ask, approve, return, release.

- Everybody signs the exact hash that they were shown; nobody signs their own text.
- The second of two distinct people releases; quorum, embargo and dissents are asked again at
  that moment, whatever was true when the brief was drafted.
- All addressees get the same bytes at the same moment: their deliveries are one transaction.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from documents.errors import Denied, RecordError
from documents.ids import new_id
from documents.models.briefs import Approval, Brief, Delivery
from documents.models.people import SeatRow
from documents.models.tracks import Track
from documents.operations import dissents, figures, seats, standing
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage, charter_of
from documents.operations.printed import printed_of
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import approvals, briefs, release
from policies.acts import Act
from policies.decisions import Deny
from policies.dissents import unmapped
from policies.facts import BriefFacts, DissentFacts, Signature, SigningFacts
from policies.stops import may_go_out
from policies.terms import BriefState, DissentState, RecordClass, Seat

APPROVE, SILENCE, RELEASE = "approve", "silence", "release"
DUE = ("embargo_until", "answers_due", "remind_at", "escalate_at", "silence_until")
UNRELEASED = (BriefState.ASKED, BriefState.BLOCKED, BriefState.READY)


@dataclass(frozen=True, slots=True)
class Ask:
    """A brief from what stands in the record now."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The exact document that the caller was shown: SHA-256 of the .docx, in hexadecimal."""

    brief: Id
    sha256: str


@dataclass(frozen=True, slots=True)
class Return:
    """A brief goes back to its drafter."""

    brief: Id
    sha256: str
    reason: Passage


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """Why a brief went back."""

    reason: str


@operation(Act.BRIEF_ASK, Ask, creates=True)
def ask(scene: Scene, body: Ask) -> str:  # noqa: ARG001 - every operation has a body
    """Ask for a brief; its workflow drafts it."""
    require(briefs.may_ask(scene.briefs()))
    embargo = timedelta(seconds=charter_of(scene.uow, scene.track).terms.embargo_seconds)
    row = Brief(id=new_id(), track_id=scene.track.id, state=BriefState.ASKED)
    row.asked_by, row.embargo_until = scene.seat_id, scene.now + embargo
    scene.session.add(row)
    return row.id


@operation(Act.BRIEF_APPROVE, Sign)
def approve(scene: Scene, body: Sign) -> str:
    """A chair approves the exact document."""
    row = scene.get(Brief, body.brief)
    given = signatures(scene.uow, row, APPROVE)
    require(approvals.may_approve(facts(row), _signing(scene, body), given))
    sign(scene, row, scene.seat_id, APPROVE)
    return row.id


@operation(Act.BRIEF_RETURN, Return)
def return_to_drafter(scene: Scene, body: Return) -> str:
    """A chair returns the document with a reason; its approvals count for nothing any more."""
    row = scene.get(Brief, body.brief)
    require(approvals.may_return(facts(row), body.sha256, body.reason))
    row.reason = scene.sealer.seal(row, "reason", RecordClass.BRIEF, ReturnReason(body.reason))
    row.state = BriefState.RETURNED
    return row.id


@operation(Act.BRIEF_RELEASE, Sign)
def release_brief(scene: Scene, body: Sign) -> str:
    """One of two people releases; with the second the brief is delivered to all at once."""
    row = scene.get(Brief, body.brief)
    given = signatures(scene.uow, row, RELEASE)
    require(may_go_out(asked=scene.track.stopped))
    require(approvals.may_sign_release(facts(row), _signing(scene, body), given))
    sign(scene, row, scene.seat_id, RELEASE)
    scene.session.flush()
    signed = signatures(scene.uow, row, RELEASE)
    if not isinstance(approvals.two_people(signed, row.sha256 or ""), Deny):
        _pass_gate(scene, row, signed)
        _deliver_to_all(scene, row)
        figures.keep_texts(scene)
    return row.id


def of_track(uow: UnitOfWork, track: Track) -> list[Brief]:
    """Every brief of a track, in the order of random ids."""
    query = select(Brief).where(Brief.track_id == track.id)
    return list(uow.session.scalars(query.order_by(Brief.id)))


def signatures(uow: UnitOfWork, row: Brief, purpose: str) -> tuple[Signature, ...]:
    """Who signed this brief for this purpose; people are named by their seats.

    Raises:
        RecordError: `brief.signature_broken`, when a row is not what was signed.
    """
    query = select(Approval).where(Approval.brief_id == row.id, Approval.purpose == purpose)
    found = list(uow.session.scalars(query.order_by(Approval.id)))
    if not all(_is_signed(uow, one) for one in found):
        raise RecordError("brief.signature_broken")
    kinds = {seat.id: kind for kind in approvals.RELEASING_SEATS for seat in _of(uow, row, kind)}
    return tuple(
        Signature(one.seat_id, kinds.get(one.seat_id, Seat.OPERATOR), one.sha256) for one in found
    )


def approved(uow: UnitOfWork, row: Brief) -> tuple[Signature, ...]:
    """The chairs' approvals: by name, and by silence."""
    return (*signatures(uow, row, APPROVE), *signatures(uow, row, SILENCE))


def void_unreleased(scene: Scene) -> None:
    """A step back: what was not released is void, and so are its approvals."""
    for row in of_track(scene.uow, scene.track):
        if row.state in UNRELEASED:
            row.state = BriefState.VOIDED


def shift_deadlines(scene: Scene, since: datetime) -> None:
    """A pause is over: embargoes and everything that falls due move on by its length."""
    for row in of_track(scene.uow, scene.track):
        for name in DUE:
            moment = getattr(row, name)
            if moment is not None:
                setattr(row, name, standing.shift(moment, since, scene.now))


def dissent_facts(scene: Scene) -> tuple[DissentFacts, ...]:
    """Every dissent of the track as the gate looks at it."""
    return tuple(
        DissentFacts(row.id, row.state, dissents.body_of(scene, row).merged_into)
        for row in dissents.of_track(scene)
    )


def _of(uow: UnitOfWork, row: Brief, kind: Seat) -> list[SeatRow]:
    return seats.seats(uow, row.track_id, kind)


def facts(row: Brief) -> BriefFacts:
    """The brief as the rules of signing look at it."""
    return BriefFacts(row.state, row.sha256 or "", frozenset({row.asked_by}))


def _signing(scene: Scene, body: Sign) -> SigningFacts:
    fresh = charter_of(scene.uow, scene.track).terms.fresh_seconds
    return SigningFacts(scene.seat_id, scene.seat, body.sha256, scene.sign_in_age, fresh)


def sign(scene: Scene, row: Brief, seat_id: str, purpose: str) -> None:
    """Put a seat's name to the document as it is now."""
    signed = Approval(id=new_id(), brief_id=row.id, seat_id=seat_id, purpose=purpose)
    signed.sha256 = row.sha256 or ""
    signed.signature = scene.uow.store.approval_signer.sign(_said(signed))
    scene.session.add(signed)


def _said(row: Approval) -> bytes:
    """What a signature says: who put their name to which document, for which purpose."""
    said = {"brief": row.brief_id, "purpose": row.purpose, "seat": row.seat_id}
    return json.dumps(said | {"sha256": row.sha256}, sort_keys=True).encode()


def _is_signed(uow: UnitOfWork, row: Approval) -> bool:
    return uow.store.approval_signer.public().verifies(row.signature, _said(row))


def _pass_gate(scene: Scene, row: Brief, signed: tuple[Signature, ...]) -> None:
    mapped = printed_of(scene.uow, row).mapped
    now = dissent_facts(scene)
    if unmapped(now, mapped):
        raise Denied(Deny("release.carry_dissent"))
    if not set(mapped) <= {one.dissent_id for one in now if one.state is DissentState.CARRIED}:
        raise Denied(Deny("release.dissent_closed"))
    asked = release.ApprovalFacts(
        brief_id=row.id,
        sha256=row.sha256 or "",
        approved=approved(scene.uow, row),
        signed=signed,
        sides={seat.id: _side(scene, seat) for seat in _of(scene.uow, row, Seat.CHAIR)},
        quorum=charter_of(scene.uow, scene.track).terms.quorum,
        embargo_until=row.embargo_until,
        now=scene.now,
    )
    for finding in release.approval_findings(asked):
        raise Denied(Deny(finding.clears, values=finding.values))


def _side(scene: Scene, seat: SeatRow) -> str:
    return seats.details(scene.uow, seat).side


def _deliver_to_all(scene: Scene, row: Brief) -> None:
    terms = charter_of(scene.uow, scene.track).terms
    answer = timedelta(seconds=terms.answer_seconds)
    printed = (row.embargo_until + answer).replace(hour=23, minute=59, second=59)  # that whole day
    row.state, row.answers_due = BriefState.RELEASED, max(scene.now + answer, printed)
    due = row.answers_due
    row.remind_at = max(scene.now + answer / 2, due - timedelta(seconds=terms.remind_seconds))
    later = max(scene.now + answer * 3 / 4, due - timedelta(seconds=terms.escalate_seconds))
    row.escalate_at = max(row.remind_at, later)  # nobody is told on before they were reminded
    for seat in seats.seats(scene.uow, scene.track.id, Seat.DECISION_MAKER):
        delivery = Delivery(id=new_id(), brief_id=row.id, seat_id=seat.id, acknowledged=False)
        scene.session.add(delivery)
