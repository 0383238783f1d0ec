"""The answers that came back: what each addressee said to each recommendation, and how it came.

- What was recorded by letter or by word and awaits its second person is read by those who may
  be that person, and by nobody else; it is no answer yet.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.answers import RecordedAnswer
from documents.models.briefs import Answer, Brief, Delivery
from documents.models.recommendations import Recommendation
from documents.operations.answers import said_by_hand
from documents.operations.deliveries import Reasons
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import Channel, Knowledge, RecordClass, Response


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer to one recommendation, by the seat that it was addressed to."""

    id: str
    brief: str
    recommendation: str
    number: int
    addressee: str
    response: Response
    reasons: str
    channel: Channel | None


@dataclass(frozen=True, slots=True)
class RecordedView:
    """What was recorded and waits; without a recommendation it is the receipt of the brief."""

    id: str
    brief: str
    addressee: str
    recommendation: str | None
    response: Response | None
    reasons: str
    channel: Channel
    mine: bool


@reading("answer:list")
def answers(here: Look, after: str | None, limit: int) -> Page[AnswerView]:
    """The answers as far as the viewer knows them: all, or one's own."""
    level = content(here, RecordClass.ANSWER)
    query = (
        select(Answer, Delivery)
        .join(Delivery, Answer.delivery_id == Delivery.id)
        .join(Brief, Delivery.brief_id == Brief.id)
        .where(Brief.track_id == here.track.id)
    )
    if level is Knowledge.OWN:
        query = query.where(Delivery.seat_id.in_(list(here.actor.seats.values())))
    given = {answer.id: (answer, delivery) for answer, delivery in here.uow.session.execute(query)}
    rows = [answer for answer, _ in given.values()]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, *given[row.id]) for row in found), following)


@reading("recorded:list")
def recorded(here: Look, after: str | None, limit: int) -> Page[RecordedView]:
    """What was recorded and awaits a second person."""
    content(here, RecordClass.APPROVAL)
    query = select(RecordedAnswer).where(
        RecordedAnswer.track_id == here.track.id, RecordedAnswer.confirmed.is_(False)
    )
    rows = list(here.uow.session.scalars(query))
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_waiting(here, row) for row in found), following)


def _view(here: Look, row: Answer, delivery: Delivery) -> AnswerView:
    asked = here.uow.session.get_one(Recommendation, row.recommendation_id)
    said = here.sealer.open(row, "reasons", RecordClass.ANSWER, Reasons)
    return AnswerView(
        id=row.id,
        brief=delivery.brief_id,
        recommendation=asked.id,
        number=asked.number,
        addressee=delivery.seat_id,
        response=row.response,
        reasons=said.text,
        channel=row.channel,
    )


def _waiting(here: Look, row: RecordedAnswer) -> RecordedView:
    said = said_by_hand(here.scene, row)
    return RecordedView(
        id=row.id,
        brief=said.brief,
        addressee=said.addressee,
        recommendation=said.recommendation,
        response=said.response,
        reasons=said.reasons,
        channel=said.channel,
        mine=row.recorded_by in here.actor.seats.values(),
    )
