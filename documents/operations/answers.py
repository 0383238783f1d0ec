"""Acts of those who receive a brief: acknowledge, answer each recommendation.

- Everybody answers for themselves, and only what was addressed to them.
- What nobody answered by its date is recorded as exactly that.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from annotated_types import MaxLen
from sqlalchemy import select

from documents.failpoints import reach
from documents.ids import new_id
from documents.models.briefs import Answer, Brief, Delivery
from documents.models.people import Account
from documents.models.recommendations import Recommendation
from documents.operations import accounts, links, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.briefs import brief_row
from documents.operations.leaves import Leaf, write
from documents.operations.recommendations import recommendation_row
from documents.operations.roster import Id
from documents.store import Store, UnitOfWork
from policies import briefs
from policies.terms import Act, BriefState, RecordClass, Response, Seat

SKEW = timedelta(minutes=5)
"""How far the engine's clock may be ahead of ours."""


@dataclass(frozen=True, slots=True)
class ThisBrief:
    """One brief."""

    brief: Id


@dataclass(frozen=True, slots=True)
class Give:
    """An answer to one recommendation; *not taken up* needs reasons."""

    brief: Id
    recommendation: Id
    response: Response
    reasons: Annotated[str, MaxLen(4000)] = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The sealed part of an answer."""

    text: str = ""


@operation(Act.BRIEF_ACKNOWLEDGE, ThisBrief)
def acknowledge(scene: Scene, body: ThisBrief) -> str:
    """An addressee acknowledges receipt."""
    row = brief_row(scene, body.brief)
    delivery = delivery_of(scene.uow, row.id, scene.seat_id)
    acknowledged = delivery is not None and delivery.acknowledged
    require(briefs.may_acknowledge(row.state, delivery is not None, acknowledged))
    if delivery is not None:
        delivery.acknowledged = True
    return row.id


@operation(Act.BRIEF_ANSWER, Give)
def answer(scene: Scene, body: Give) -> str:
    """An addressee answers one recommendation."""
    row = brief_row(scene, body.brief)
    delivery = delivery_of(scene.uow, row.id, scene.seat_id)
    asked = recommendation_row(scene, body.recommendation)
    old = _standing(scene.uow, delivery, asked) if delivery else None
    mine = delivery is not None and asked.addressee == scene.seat_id
    response = old.response if old else None
    require(briefs.may_answer(row.state, mine, response, body.response, body.reasons))
    if delivery is not None:
        _record(scene.uow, scene.track.id, delivery, asked, body.response, body.reasons)
    return row.id


def delivery_of(uow: UnitOfWork, brief_id: str, seat_id: str) -> Delivery | None:
    """The delivery of a brief to one seat."""
    query = select(Delivery).where(Delivery.brief_id == brief_id, Delivery.seat_id == seat_id)
    return uow.session.scalars(query).first()


def deliver_brief(store: Store, brief_id: str) -> None:
    """Let every addressee of a released brief be told that there is something for them."""
    with store.begin() as uow:
        row = uow.session.get(Brief, brief_id)
        if row is None or row.state is not BriefState.RELEASED:
            return
        for seat in seats.seats(uow, row.track_id, Seat.DECISION_MAKER):
            account = uow.session.get(Account, _holder(uow, row.track_id, seat.id))
            if account is not None:
                to = f"/tracks/{row.track_id}/briefs/{row.id}"
                accounts.notify(uow, account, "brief", row.id, to=to)
        write(uow, row.track_id, Leaf("brief:deliver", "", "allowed", brief_id))
        reach("deliver.before_commit")
        uow.commit()


def close_answers(store: Store, brief_id: str) -> None:
    """The date is over: what was not answered is recorded as *no answer by date*."""
    with store.begin() as uow:
        row = uow.session.get(Brief, brief_id, with_for_update=True)
        if row is None or row.answers_due is None or uow.clock.now() + SKEW < row.answers_due:
            return  # nothing is due, or it was moved since the engine was told
        for delivery in uow.session.scalars(select(Delivery).where(Delivery.brief_id == brief_id)):
            for asked in _addressed(uow, row, delivery):
                if _standing(uow, delivery, asked) is None:
                    _record(uow, row.track_id, delivery, asked, Response.NO_ANSWER, "")
        write(uow, row.track_id, Leaf("brief:answers_due", "", "allowed", brief_id))
        uow.commit()


def _holder(uow: UnitOfWork, track_id: str, seat_id: str) -> str:
    return links.follow(uow, track_id, "seat", seat_id) or ""


def _addressed(uow: UnitOfWork, row: Brief, delivery: Delivery) -> list[Recommendation]:
    query = select(Recommendation).where(
        Recommendation.track_id == row.track_id, Recommendation.addressee == delivery.seat_id
    )
    return list(uow.session.scalars(query.order_by(Recommendation.number)))


def _standing(uow: UnitOfWork, delivery: Delivery, asked: Recommendation) -> Answer | None:
    query = select(Answer).where(
        Answer.delivery_id == delivery.id, Answer.recommendation_id == asked.id
    )
    return uow.session.scalars(query).first()


def _record(
    uow: UnitOfWork,
    track_id: str,
    delivery: Delivery,
    asked: Recommendation,
    response: Response,
    reasons: str,
) -> None:
    row = _standing(uow, delivery, asked)
    if row is None:
        row = Answer(id=new_id(), delivery_id=delivery.id, recommendation_id=asked.id)
    row.response = response
    row.reasons = uow.sealer(track_id).seal(row, "reasons", RecordClass.ANSWER, Reasons(reasons))
    uow.session.add(row)
