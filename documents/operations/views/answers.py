"""The answers that came back: what each addressee said to each recommendation."""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.briefs import Answer, Brief, Delivery
from documents.models.recommendations import Recommendation
from documents.operations.answers import Reasons
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import Knowledge, RecordClass, Response


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
    )
