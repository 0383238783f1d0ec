"""Acts of clarification: an addressee asks, the rapporteur drafts, a chair forwards.

- The reply leaves the room, so its draft passes the text checks of the release gate; what they
  find is told to the drafter and to nobody else.
- A chair forwards exactly the version that was shown.
"""

from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import MaxLen, MinLen

from documents.errors import Denied
from documents.ids import new_id
from documents.models.briefs import Brief
from documents.models.clarifications import Clarification
from documents.models.recommendations import Recommendation
from documents.operations import deliveries, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.disclosure import text_findings
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import clarifications
from policies.acts import Act
from policies.decisions import Deny
from policies.terms import RecordClass, Seat

Text = Annotated[str, MinLen(1), MaxLen(2000)]


@dataclass(frozen=True, slots=True)
class AskBack:
    """A question about a brief, or about one recommendation in it."""

    brief: Id
    question: Text
    recommendation: Id | None = None


@dataclass(frozen=True, slots=True)
class DraftReply:
    """What the reply would say."""

    clarification: Id
    text: Text


@dataclass(frozen=True, slots=True)
class ThisClarification:
    """One clarification."""

    clarification: Id


@dataclass(frozen=True, slots=True)
class Exchange:
    """The sealed part: what was asked and, once drafted, the reply."""

    question: str
    reply: str = ""


@operation(Act.CLARIFICATION_ASK, AskBack, creates=True)
def ask(scene: Scene, body: AskBack) -> str:
    """An addressee asks back; the chairs are told."""
    brief = scene.get(Brief, body.brief)
    delivery = deliveries.delivery_of(scene.uow, brief.id, scene.seat_id)
    if body.recommendation is not None:
        scene.get(Recommendation, body.recommendation)
    require(clarifications.may_ask(brief.state, delivery is not None, body.question))
    row = Clarification(id=new_id(), track_id=scene.track.id, brief_id=brief.id, version=1)
    row.recommendation_id, row.asker = body.recommendation, scene.seat_id
    row.drafted = row.forwarded = False
    _seal(scene, row, Exchange(body.question))
    scene.session.add(row)
    for kind in (Seat.CHAIR, Seat.RAPPORTEUR):
        _tell(scene, kind, row)
    return row.id


@operation(Act.CLARIFICATION_DRAFT, DraftReply, versioned=True)
def draft(scene: Scene, body: DraftReply) -> str:
    """The rapporteur drafts the reply, or drafts it anew."""
    row = scene.get(Clarification, body.clarification)
    scene.saw(row.version)
    require(clarifications.may_draft(row.forwarded, body.text))
    known = exchange_of(scene.uow, row)
    for finding in text_findings(scene, body.text, (known.question,)):
        raise Denied(Deny(finding.clears, values=finding.values))
    row.version, row.drafted = row.version + 1, True
    _seal(scene, row, replace(known, reply=body.text))
    _tell(scene, Seat.CHAIR, row)
    return row.id


@operation(Act.CLARIFICATION_REPLY, ThisClarification, versioned=True)
def reply(scene: Scene, body: ThisClarification) -> str:
    """A chair forwards the reply; question and reply travel back to the handles too."""
    row = scene.get(Clarification, body.clarification)
    scene.saw(row.version)
    require(clarifications.may_reply(row.forwarded, row.drafted))
    row.forwarded = True
    deliveries.tell(scene.uow, scene.track.id, row.asker, "clarified", row.id)
    return row.id


def exchange_of(uow: UnitOfWork, row: Clarification) -> Exchange:
    """What was asked and replied."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.ANSWER, Exchange)


def _seal(scene: Scene, row: Clarification, said: Exchange) -> None:
    row.body = scene.sealer.seal(row, "body", RecordClass.ANSWER, said)


def _tell(scene: Scene, kind: Seat, row: Clarification) -> None:
    for seat in seats.seats(scene.uow, scene.track.id, kind):
        occasion = ("clarification", row.id, str(row.version))
        deliveries.tell(scene.uow, scene.track.id, seat.id, *occasion)
