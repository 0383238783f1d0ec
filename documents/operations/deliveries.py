"""The released brief at its addressees: who was told, what was asked, what was answered.

- All addressees are told in one transaction; a liaison is told beside the decision-maker.
- Who stays silent is reminded once; then chairs and secretariat are told, once.
- What nobody answered by its date is recorded as exactly that.
- What the clock does here may be done twice and then has no second effect.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from documents.failpoints import reach
from documents.ids import new_id
from documents.models.briefs import Answer, Brief, Delivery
from documents.models.people import Account
from documents.models.recommendations import Recommendation
from documents.operations import accounts, links, seats, standing
from documents.operations.acts import Scene
from documents.operations.leaves import Leaf, write
from documents.store import Store, UnitOfWork
from policies.terms import BriefState, Channel, RecordClass, Response, Seat

ESCALATED_TO = (Seat.CHAIR, Seat.SECRETARIAT_OFFICER)
SKEW = timedelta(minutes=5)
"""How far the engine's clock may be ahead of ours."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The sealed part of an answer."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered, and how it came; without a channel nobody answered."""

    response: Response
    reasons: str = ""
    channel: Channel | None = None


def delivery_of(uow: UnitOfWork, brief_id: str, seat_id: str) -> Delivery | None:
    """The delivery of a brief to one seat."""
    query = select(Delivery).where(Delivery.brief_id == brief_id, Delivery.seat_id == seat_id)
    return uow.session.scalars(query).first()


def of_brief(uow: UnitOfWork, row: Brief) -> list[Delivery]:
    """Every delivery of a brief."""
    query = select(Delivery).where(Delivery.brief_id == row.id).order_by(Delivery.id)
    return list(uow.session.scalars(query))


def answer_of(uow: UnitOfWork, delivery: Delivery, asked: Recommendation) -> Answer | None:
    """The answer on record to one recommendation."""
    query = select(Answer).where(
        Answer.delivery_id == delivery.id, Answer.recommendation_id == asked.id
    )
    return uow.session.scalars(query).first()


def keep_answer(
    uow: UnitOfWork, track_id: str, delivery: Delivery, asked: Recommendation, said: Said
) -> None:
    """Put an answer on record, in the place of an earlier one."""
    row = answer_of(uow, delivery, asked)
    if row is None:
        row = Answer(id=new_id(), delivery_id=delivery.id, recommendation_id=asked.id)
    row.response, row.channel = said.response, said.channel
    seal = uow.sealer(track_id).seal
    row.reasons = seal(row, "reasons", RecordClass.ANSWER, Reasons(said.reasons))
    uow.session.add(row)


def deliver_brief(store: Store, brief_id: str) -> None:
    """Let every addressee of a released brief be told that there is something for them."""
    with store.begin() as uow:
        row = uow.session.get(Brief, brief_id)
        if row is None or row.state is not BriefState.RELEASED:
            return
        for seat in seats.seats(uow, row.track_id, Seat.DECISION_MAKER):
            to = f"/tracks/{row.track_id}/briefs/{row.id}"
            tell(uow, row.track_id, seat.id, "brief", row.id, to=to)
        write(uow, row.track_id, Leaf("brief:deliver", "", "allowed", brief_id))
        reach("deliver.before_commit")
        uow.commit()


def close_answers(store: Store, brief_id: str) -> None:
    """The date is over: what was not answered is recorded as *no answer by date*."""
    with store.begin() as uow:
        row = uow.session.get(Brief, brief_id, with_for_update=True)
        if row is None or row.answers_due is None or uow.clock.now() + SKEW < row.answers_due:
            return  # nothing is due, or it was moved since the engine was told
        for delivery in of_brief(uow, row):
            for asked in unanswered(uow, row, delivery):
                keep_answer(uow, row.track_id, delivery, asked, Said(Response.NO_ANSWER))
        write(uow, row.track_id, Leaf("brief:answers_due", "", "allowed", brief_id))
        uow.commit()


def remind_when_due(scene: Scene, brief_id: str, due: datetime) -> bool:
    """The timer's act: remind every addressee who is silent; answers whether it was due."""
    row = scene.session.get_one(Brief, brief_id)
    if standing.rests(scene.track) or row.remind_at != due:
        return False
    row.remind_at = None
    for delivery in silent(scene.uow, row):
        tell(scene.uow, scene.track.id, delivery.seat_id, "reminded", row.id)
    return True


def escalate_when_due(scene: Scene, brief_id: str, due: datetime) -> bool:
    """The timer's act: tell chairs and secretariat that somebody is silent, if somebody is."""
    row = scene.session.get_one(Brief, brief_id)
    if standing.rests(scene.track) or row.escalate_at != due:
        return False
    row.escalate_at, row.escalated = None, bool(silent(scene.uow, row))
    for kind in ESCALATED_TO if row.escalated else ():
        for seat in seats.seats(scene.uow, scene.track.id, kind):
            tell(scene.uow, scene.track.id, seat.id, "escalated", row.id)
    return True


def silent(uow: UnitOfWork, row: Brief) -> list[Delivery]:
    """The deliveries that were not acknowledged, or not answered in full."""
    return [
        delivery
        for delivery in of_brief(uow, row)
        if not delivery.acknowledged or unanswered(uow, row, delivery)
    ]


def unanswered(uow: UnitOfWork, row: Brief, delivery: Delivery) -> list[Recommendation]:
    """The recommendations to one addressee that nothing is on record for."""
    query = select(Recommendation).where(
        Recommendation.track_id == row.track_id, Recommendation.addressee == delivery.seat_id
    )
    asked = uow.session.scalars(query.order_by(Recommendation.number))
    return [one for one in asked if answer_of(uow, delivery, one) is None]


def tell(uow: UnitOfWork, track_id: str, seat_id: str, *occasion: str, to: str = "") -> None:
    """Let whoever sits in a seat be told by mail that there is something, once per occasion;
    the mail leads to the page `to`."""
    for account_id in links.holders(uow, track_id, seat_id):
        account = uow.session.get(Account, account_id)
        if account is not None:
            accounts.notify(uow, account, *occasion, to=to)
