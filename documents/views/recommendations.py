"""Recommendations: who is asked to do what, by when, and what it rests on.

- An addressee is named, because to be addressed is public within the room and in the brief.
- Decision-makers find what is asked of them in the brief, once it is released, and not here.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.people import SeatRow
from documents.models.recommendations import Recommendation
from documents.operations.actors import Actor
from documents.operations.recommendations import Recommend
from documents.operations.seats import details
from documents.store import UnitOfWork
from documents.views.reading import Page, Reader, number_after, page, reads
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation; `addressee` is the id of a decision-maker's seat."""

    id: str
    number: int
    version: int
    addressee: str
    addressee_name: str
    action: str
    first_step: str
    by: dt.date
    means: str
    forum: str
    follow_up: str
    rationale: str
    sources: tuple[str, ...]


def recommendations(
    uow: UnitOfWork, actor: Actor, after: str | None = None, limit: int = 50
) -> Page[RecommendationView]:
    """The recommendations of the track, by number."""
    with reads(uow, actor, RecordClass.RECOMMENDATION) as reader:
        query = select(Recommendation).where(
            Recommendation.track_id == reader.track.id,
            Recommendation.number > number_after(after),
        )
        rows = uow.session.scalars(query.order_by(Recommendation.number)).all()
        return page(
            rows,
            limit,
            lambda row: _view(reader, row) if _reads(reader) else None,
            lambda row: str(row.number),
        )


def one_recommendation(uow: UnitOfWork, actor: Actor, recommendation: str) -> RecommendationView:
    """One recommendation."""
    with reads(uow, actor, RecordClass.RECOMMENDATION, object_id=recommendation) as reader:
        reader.only_if(_reads(reader))
        return _view(reader, reader.find(Recommendation, recommendation))


def addressee_name(reader: Reader, seat_id: str) -> str:
    """The name by which a decision-maker is addressed."""
    row = reader.find(SeatRow, seat_id)
    return details(reader.uow, row).name


def body_of(reader: Reader, row: Recommendation) -> Recommend:
    """What a recommendation says."""
    return reader.sealer.open(row, "body", RecordClass.RECOMMENDATION, Recommend)


def _reads(reader: Reader) -> bool:
    return reader.reads(RecordClass.RECOMMENDATION)


def _view(reader: Reader, row: Recommendation) -> RecommendationView:
    said = body_of(reader, row)
    return RecommendationView(
        id=row.id,
        number=row.number,
        version=row.version,
        addressee=row.addressee,
        addressee_name=addressee_name(reader, row.addressee),
        action=said.action,
        first_step=said.first_step,
        by=said.by,
        means=said.means,
        forum=said.forum,
        follow_up=said.follow_up,
        rationale=said.rationale,
        sources=said.sources,
    )
