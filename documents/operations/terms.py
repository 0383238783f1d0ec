"""Acts on the charter and its two texts: write a version, approve it, return it, amend the charter.

- A text is kept as it was typed, and as the .docx that chairs read; they sign its exact hash.
- A newer version supersedes one that is still open; nothing is overwritten.
- Every charter that was replaced is kept, with the reason.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Annotated, Any

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.briefing.papers import Paper, Sum, render
from documents.errors import RecordError
from documents.ids import new_id
from documents.models.terms import CharterChange, TermsVersion
from documents.models.tracks import Track
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import (
    Charter,
    Passage,
    Schedule,
    Statement,
    charter_of,
    retention_of,
)
from documents.operations.roster import Id, Short
from documents.store import UnitOfWork
from policies import charter as rules
from policies.acts import Act
from policies.charter import SECTIONS, Section, TermsFacts, TermsState
from policies.facts import SigningFacts
from policies.recommendations import Arrangement
from policies.terms import RecordClass, TermsKind

Text = Annotated[str, MinLen(1), MaxLen(4000)]


@dataclass(frozen=True, slots=True)
class SectionText:
    """What one section says; each of its lines is a paragraph."""

    section: Section
    text: Text


@dataclass(frozen=True, slots=True)
class Write:
    """A new version of one text, with every section of its kind once."""

    kind: TermsKind
    sections: Annotated[tuple[SectionText, ...], MinLen(1), MaxLen(len(Section))]


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a .docx, in hexadecimal."""

    data: str


@dataclass(frozen=True, slots=True)
class SignTerms:
    """The exact document that the caller was shown: SHA-256 of the .docx, in hexadecimal."""

    terms: Id
    sha256: str


@dataclass(frozen=True, slots=True)
class ReturnTerms:
    """A version goes back to the secretariat."""

    terms: Id
    sha256: str
    reason: Passage


@dataclass(frozen=True, slots=True)
class Amend:
    """What changes in the charter, and why. What is null stays as it is."""

    reason: Passage
    sponsor: Short | None = None
    funding: Statement | None = None
    report_by: date | None = None
    retention: Schedule | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a version went back."""

    text: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A charter that was replaced, and why."""

    charter: Charter
    reason: str


@operation(Act.TERMS_WRITE, Write, creates=True)
def write(scene: Scene, body: Write) -> str:
    """Write a version of the concept note or of the terms of reference."""
    require(rules.may_write(body.kind, [part.section for part in body.sections]))
    versions = of_track(scene.uow, scene.track, body.kind)
    for earlier in versions:
        if earlier.state is TermsState.OPEN:
            earlier.state = TermsState.SUPERSEDED
    row = TermsVersion(id=new_id(), track_id=scene.track.id, kind=body.kind)
    row.version, row.charter, row.state = len(versions) + 1, scene.track.version, TermsState.OPEN
    row.author = scene.sealer.index("terms", row.id, scene.seat_id)
    _seal(scene, row, body)
    scene.session.add(row)
    return row.id


@operation(Act.TERMS_APPROVE, SignTerms)
def approve(scene: Scene, body: SignTerms) -> str:
    """A chair approves the exact text."""
    row = scene.get(TermsVersion, body.terms)
    require(rules.may_approve(_facts(scene, row), _signing(scene, body)))
    row.state, row.approver = TermsState.APPROVED, scene.seat_id
    row.signature = scene.uow.store.approval_signer.sign(_said(row))
    return row.id


@operation(Act.TERMS_RETURN, ReturnTerms)
def return_to_secretariat(scene: Scene, body: ReturnTerms) -> str:
    """A chair returns the text with a reason."""
    row = scene.get(TermsVersion, body.terms)
    require(rules.may_return(_facts(scene, row), body.sha256, body.reason))
    row.reason = scene.sealer.seal(row, "reason", RecordClass.TERMS, Reason(body.reason))
    row.state = TermsState.RETURNED
    return row.id


@operation(Act.CHARTER_AMEND, Amend, versioned=True)
def amend(scene: Scene, body: Amend) -> str:
    """Change sponsor, funding or planned report, and before the track opens also retention."""
    track = scene.track
    scene.saw(track.version)
    retention = body.retention
    require(rules.may_amend(track.phase, body.reason, retention=retention is not None))
    require(rules.may_retain(retention_of(retention or ()), sample=track.sample))
    old = charter_of(scene.uow, track)
    change = CharterChange(track_id=track.id, version=track.version)
    change.replaced = scene.sealer.seal(
        change, "replaced", RecordClass.TERMS, Replaced(old, body.reason)
    )
    scene.session.add(change)
    track.version += 1
    track.charter = scene.sealer.seal(track, "charter", RecordClass.TERMS, _amended(old, body))
    return track.id


def of_track(uow: UnitOfWork, track: Track, kind: TermsKind) -> list[TermsVersion]:
    """Every version of one text, the oldest first."""
    mine = TermsVersion.track_id == track.id, TermsVersion.kind == kind
    query = select(TermsVersion).where(*mine).order_by(TermsVersion.version)
    return list(uow.session.scalars(query))


def approved(uow: UnitOfWork, track: Track) -> frozenset[TermsKind]:
    """The texts whose newest version was approved, under the charter as it is.

    Raises:
        RecordError: `brief.signature_broken`, when a row is not what was signed.
    """
    newest = [versions[-1] for kind in TermsKind if (versions := of_track(uow, track, kind))]
    return frozenset(row.kind for row in newest if _holds(uow, track, row))


def approved_texts(uow: UnitOfWork, track: Track) -> tuple[str, ...]:
    """What every version that a chair approved says."""
    rows = (row for kind in TermsKind for row in of_track(uow, track, kind))
    signed = [row for row in rows if row.state is TermsState.APPROVED]
    return tuple(part.text for row in signed for part in sections_of(uow, row))


def sections_of(uow: UnitOfWork, row: TermsVersion) -> tuple[SectionText, ...]:
    """What a version says, in the order in which it is printed."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.TERMS, Write).sections


def document_of(uow: UnitOfWork, row: TermsVersion) -> bytes:
    """The .docx of a version."""
    sealed = uow.sealer(row.track_id).open(row, "document", RecordClass.TERMS, Document)
    return bytes.fromhex(sealed.data)


def _seal(scene: Scene, row: TermsVersion, body: Write) -> None:
    place = SECTIONS[body.kind].index
    parts = tuple(sorted(body.sections, key=lambda part: place(part.section)))
    paper = _paper(charter_of(scene.uow, scene.track), row, parts)
    data = render(paper, house=scene.uow.store.stationery)
    row.sha256 = sha256(data).hexdigest()
    written = Write(body.kind, parts)
    row.body = scene.sealer.seal(row, "body", RecordClass.TERMS, written)
    row.document = scene.sealer.seal(row, "document", RecordClass.TERMS, Document(data.hex()))


def _paper(charter: Charter, row: TermsVersion, parts: tuple[SectionText, ...]) -> Paper:
    reference = row.kind is TermsKind.TERMS_OF_REFERENCE
    return Paper(
        kind=row.kind,
        version=row.version,
        question=charter.question,
        convener=charter.convener,
        sections=tuple((part.section, part.text) for part in parts),
        programme_area=charter.programme_area,
        sponsor=charter.sponsor,
        funders=charter.funders,
        funding=tuple(
            Sum(one.source, one.amount, one.currency, one.since) for one in charter.funding
        ),
        report_by=charter.report_by,
        retention=rules.schedule(retention_of(charter.retention)) if reference else (),
        arrangement=charter.terms.recommendations if reference else Arrangement.AS_DRAFTED,
    )


def _facts(scene: Scene, row: TermsVersion) -> TermsFacts:
    seats = scene.actor.seats.values()
    own = any(row.author == scene.sealer.index("terms", row.id, seat) for seat in seats)
    return TermsFacts(row.state, row.sha256, own, row.charter != scene.track.version)


def _signing(scene: Scene, body: SignTerms) -> SigningFacts:
    fresh = charter_of(scene.uow, scene.track).terms.fresh_seconds
    return SigningFacts(scene.seat_id, scene.seat, body.sha256, scene.sign_in_age, fresh)


def _said(row: TermsVersion) -> bytes:
    """What a signature says: who put their name to which document."""
    said = {"terms": row.id, "seat": row.approver, "sha256": row.sha256}
    return json.dumps(said | {"purpose": "approve"}, sort_keys=True).encode()


def _holds(uow: UnitOfWork, track: Track, row: TermsVersion) -> bool:
    if row.state is not TermsState.APPROVED or row.charter != track.version:
        return False
    if not uow.store.approval_signer.public().verifies(row.signature or b"", _said(row)):
        raise RecordError("brief.signature_broken")
    return True


def _amended(old: Charter, body: Amend) -> Charter:
    changes: dict[str, Any] = {
        "sponsor": body.sponsor,
        "funding": body.funding,
        "report_by": body.report_by,
        "retention": body.retention,
    }
    return replace(old, **{name: new for name, new in changes.items() if new is not None})
