"""Briefs: where each stands, its document, and what its addressees did with it.

- An addressee finds a brief once it was delivered, with the recommendations asked of them.
- What the release gate found is shown to the drafter, and to nobody else.
- Files are handed out only if their bytes are still those that were signed.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.briefing.content import Coverage
from documents.briefing.files import Files
from documents.errors import RecordError
from documents.models.briefs import Answer, Brief, Delivery
from documents.models.recommendations import Recommendation
from documents.operations.briefs import RELEASE, ReturnReason, approved, signatures
from documents.operations.deliveries import Reasons
from documents.operations.printed import FindingNote, files_of, findings_of, printed_of
from documents.operations.recommendations import Recommend
from documents.operations.silence import reasons_of
from documents.operations.views.look import CONTENT, Look, Page, content, page, reading
from policies.terms import BriefState, Channel, Knowledge, RecordClass, Response, Seat


@dataclass(frozen=True, slots=True)
class AskedOf:
    """One recommendation of a delivered brief, what its addressee answered, and how it came."""

    recommendation: str
    number: int
    action: str
    response: Response | None
    reasons: str
    channel: Channel | None


@dataclass(frozen=True, slots=True)
class Addressed:
    """A delivered brief at one addressee (the id of a seat); whether it was acknowledged,
    and how, is for those who know deliveries."""

    addressee: str
    acknowledged: bool | None
    channel: Channel | None
    asked: tuple[AskedOf, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """One brief. Signatures, silence and the reasons of a return are for those who sign;
    whether chairs and secretariat were told that an addressee stays silent, for those who know
    every answer."""

    id: str
    state: BriefState
    sha256: str | None
    answers_due: datetime | None
    coverage: Coverage
    approvals: int | None
    releases: int | None
    silence_until: datetime | None
    silence_broken: tuple[str, ...] | None
    escalated: bool | None
    reason: str | None
    findings: tuple[FindingNote, ...] | None
    deliveries: tuple[Addressed, ...]


@reading("briefs:list")
def briefs(here: Look, after: str | None, limit: int) -> Page[BriefView]:
    """The briefs of the track that the viewer may find."""
    content(here, RecordClass.BRIEF)
    query = select(Brief).where(Brief.track_id == here.track.id)
    rows = [row for row in here.uow.session.scalars(query) if _finds(here, row)]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


@reading("brief:read")
def one_brief(here: Look, brief: str) -> BriefView:
    """Where one brief stands."""
    return _view(here, _one(here, brief))


@reading("brief:fetch")
def document(here: Look, brief: str) -> bytes:
    """The .docx of one brief, the same bytes for everybody."""
    return _files(here, brief).brief


@reading("brief:fetch_annex")
def annex(here: Look, brief: str) -> bytes:
    """The .docx of the annex of one brief, the same bytes for everybody."""
    return _files(here, brief).annex


@reading("brief:fetch_slip")
def reply_slip(here: Look, brief: str) -> bytes:
    """The .docx of the reply slip of one brief, the same bytes for everybody."""
    return _files(here, brief).slip


def _one(here: Look, brief: str) -> Brief:
    content(here, RecordClass.BRIEF, (Knowledge.FULL,))
    row = here.get(Brief, brief)
    if not _finds(here, row):
        raise RecordError("record.not_there")
    return row


def _files(here: Look, brief: str) -> Files:
    row = _one(here, brief)
    found = files_of(here.uow, row)
    if found is None or not found.belong_to(row.sha256 or ""):
        raise RecordError("record.not_there")
    return found


def _finds(here: Look, row: Brief) -> bool:
    """Whether the viewer may find this brief: addressees only what was delivered to them."""
    if here.sits(Seat.SECRETARIAT_OFFICER, Seat.CHAIR, Seat.RAPPORTEUR):
        return True
    return bool(_deliveries(here, row))


def _view(here: Look, row: Brief) -> BriefView:
    signs = here.sees(RecordClass.APPROVAL)
    drafter = row.asked_by in here.actor.seats.values()
    return BriefView(
        id=row.id,
        state=row.state,
        sha256=row.sha256,
        answers_due=row.answers_due,
        coverage=printed_of(here.uow, row).coverage,
        approvals=len(approved(here.uow, row)) if signs else None,
        releases=len(signatures(here.uow, row, RELEASE)) if signs else None,
        silence_until=row.silence_until if signs else None,
        silence_broken=reasons_of(here.uow, row) if signs else None,
        escalated=row.escalated if here.sees(RecordClass.ANSWER) else None,
        reason=_reason(here, row) if signs or drafter else None,
        findings=findings_of(here.uow, row) if drafter else None,
        deliveries=tuple(_addressed(here, one) for one in _deliveries(here, row)),
    )


def _reason(here: Look, row: Brief) -> str | None:
    if row.reason is None:
        return None
    return here.sealer.open(row, "reason", RecordClass.BRIEF, ReturnReason).reason


def _deliveries(here: Look, row: Brief) -> list[Delivery]:
    """The deliveries that the viewer may see: all, or only what came to themselves."""
    query = select(Delivery).where(Delivery.brief_id == row.id).order_by(Delivery.id)
    if not here.sees(RecordClass.ANSWER):
        seat_id = here.actor.seats.get(Seat.DECISION_MAKER, "")
        query = query.where(Delivery.seat_id == seat_id)
    return list(here.uow.session.scalars(query))


def _addressed(here: Look, delivery: Delivery) -> Addressed:
    query = select(Recommendation).where(
        Recommendation.track_id == here.track.id, Recommendation.addressee == delivery.seat_id
    )
    rows = here.uow.session.scalars(query.order_by(Recommendation.number))
    asked = tuple(_asked(here, delivery, row) for row in rows)
    told = here.level(RecordClass.DELIVERY) in CONTENT
    acknowledged, channel = (delivery.acknowledged, delivery.channel) if told else (None, None)
    return Addressed(delivery.seat_id, acknowledged, channel, asked)


def _asked(here: Look, delivery: Delivery, row: Recommendation) -> AskedOf:
    body = here.sealer.open(row, "body", RecordClass.RECOMMENDATION, Recommend)
    query = select(Answer).where(
        Answer.delivery_id == delivery.id, Answer.recommendation_id == row.id
    )
    answer = here.uow.session.scalars(query).first()
    said = here.sealer.open(answer, "reasons", RecordClass.ANSWER, Reasons).text if answer else ""
    response, channel = (answer.response, answer.channel) if answer else (None, None)
    return AskedOf(row.id, row.number, body.action, response, said, channel)
