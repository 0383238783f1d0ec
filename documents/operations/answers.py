"""Acts of those who receive a brief: acknowledge, answer each recommendation.

- Everybody answers for themselves, and only what was addressed to them; a liaison does so from
  the decision-maker's seat, and the record says that it was the liaison.
- What came by letter or by word an officer records; it counts once a second person confirmed it.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen
from sqlalchemy import select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.answers import RecordedAnswer
from documents.models.briefs import Brief, Delivery
from documents.models.recommendations import Recommendation
from documents.operations import links, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.deliveries import Said, answer_of, delivery_of, keep_answer
from documents.operations.roster import Id
from policies import answers, briefs
from policies.acts import Act
from policies.decisions import Decision
from policies.terms import Channel, RecordClass, Response, Seat

Why = Annotated[str, MaxLen(4000)]


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
    reasons: Why = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """What came by letter or by word from an addressee (the id of a seat): an answer to one
    recommendation, or without recommendation and response the receipt of the brief."""

    brief: Id
    addressee: Id
    channel: Channel
    recommendation: Id | None = None
    response: Response | None = None
    reasons: Why = ""


@dataclass(frozen=True, slots=True)
class ThisRecord:
    """One record of what came by letter or by word."""

    record: Id


@operation(Act.BRIEF_ACKNOWLEDGE, ThisBrief)
def acknowledge(scene: Scene, body: ThisBrief) -> str:
    """An addressee acknowledges receipt."""
    row = scene.get(Brief, body.brief)
    delivery = delivery_of(scene.uow, row.id, scene.seat_id)
    require(_may_acknowledge(row, delivery))
    if delivery is not None:
        delivery.acknowledged, delivery.channel = True, _own_channel(scene)
    return row.id


@operation(Act.BRIEF_ANSWER, Give)
def answer(scene: Scene, body: Give) -> str:
    """An addressee answers one recommendation."""
    row = scene.get(Brief, body.brief)
    delivery = delivery_of(scene.uow, row.id, scene.seat_id)
    asked = scene.get(Recommendation, body.recommendation)
    said = Said(body.response, body.reasons, _own_channel(scene))
    require(_may_answer(scene, row, delivery, asked, said))
    if delivery is not None:
        keep_answer(scene.uow, scene.track.id, delivery, asked, said)
    return row.id


@operation(Act.ANSWER_RECORD, ByHand, creates=True)
def record(scene: Scene, body: ByHand) -> str:
    """An officer records what came; an earlier record of the same that waits is replaced."""
    row = scene.get(Brief, body.brief)
    seats.seat(scene.uow, scene.track.id, body.addressee, Seat.DECISION_MAKER)
    delivery = delivery_of(scene.uow, row.id, body.addressee)
    about = body.recommendation is not None
    possible = _possible(scene, row, delivery, body)
    require(answers.may_record(body.channel, about, body.response, possible))
    if delivery is None:
        raise RecordError("record.not_there")
    for old in _same(scene, delivery, body.recommendation):
        scene.session.delete(old)
    return _wait(scene, delivery, body)


@operation(Act.ANSWER_CONFIRM, ThisRecord)
def confirm(scene: Scene, body: ThisRecord) -> str:
    """A second person confirms what was recorded: from now on it counts."""
    waiting = scene.get(RecordedAnswer, body.record)
    delivery = scene.session.get_one(Delivery, waiting.delivery_id)
    row, said = scene.get(Brief, delivery.brief_id), said_by_hand(scene, waiting)
    own = scene.actor.account_id in links.holders(scene.uow, scene.track.id, waiting.recorded_by)
    require(answers.may_confirm(own, _possible(scene, row, delivery, said)))
    _count(scene, delivery, said)
    waiting.confirmed = True
    return row.id


def said_by_hand(scene: Scene, row: RecordedAnswer) -> ByHand:
    """What was recorded."""
    return scene.sealer.open(row, "body", RecordClass.ANSWER, ByHand)


def _count(scene: Scene, delivery: Delivery, said: ByHand) -> None:
    if said.recommendation is None or said.response is None:
        delivery.acknowledged, delivery.channel = True, said.channel
        return
    asked = scene.get(Recommendation, said.recommendation)
    kept = Said(said.response, said.reasons, said.channel)
    keep_answer(scene.uow, scene.track.id, delivery, asked, kept)


def _own_channel(scene: Scene) -> Channel:
    liaison = links.follow(scene.uow, scene.track.id, "liaison", scene.seat_id)
    return Channel.LIAISON if liaison == scene.actor.account_id else Channel.IN_PERSON


def _may_acknowledge(row: Brief, delivery: Delivery | None) -> Decision:
    acknowledged = delivery is not None and delivery.acknowledged
    return briefs.may_acknowledge(row.state, delivery is not None, acknowledged)


def _may_answer(
    scene: Scene, row: Brief, delivery: Delivery | None, asked: Recommendation, said: Said
) -> Decision:
    old = answer_of(scene.uow, delivery, asked) if delivery else None
    theirs = delivery is not None and asked.addressee == delivery.seat_id
    standing = old.response if old else None
    return briefs.may_answer(row.state, theirs, standing, said.response, said.reasons)


def _possible(scene: Scene, row: Brief, delivery: Delivery | None, said: ByHand) -> Decision:
    """Whether the addressee could acknowledge or answer this themselves."""
    if said.recommendation is None or said.response is None:
        return _may_acknowledge(row, delivery)
    asked = scene.get(Recommendation, said.recommendation)
    return _may_answer(scene, row, delivery, asked, Said(said.response, said.reasons))


def _same(scene: Scene, delivery: Delivery, recommendation: str | None) -> list[RecordedAnswer]:
    query = select(RecordedAnswer).where(
        RecordedAnswer.delivery_id == delivery.id,
        RecordedAnswer.confirmed.is_(False),
        RecordedAnswer.recommendation_id == recommendation
        if recommendation
        else RecordedAnswer.recommendation_id.is_(None),
    )
    return list(scene.session.scalars(query))


def _wait(scene: Scene, delivery: Delivery, body: ByHand) -> str:
    row = RecordedAnswer(id=new_id(), track_id=scene.track.id, delivery_id=delivery.id)
    row.confirmed = False
    row.recommendation_id, row.recorded_by = body.recommendation, scene.seat_id
    row.body = scene.sealer.seal(row, "body", RecordClass.ANSWER, body)
    scene.session.add(row)
    return row.id
