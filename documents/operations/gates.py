"""The facts that the gates of the phases ask for, counted from the record."""

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from documents.models.briefs import Answer, Brief, Delivery
from documents.models.drafts import Amendment, Paragraph, Passage
from documents.models.people import Candidate, SeatRow
from documents.models.recommendations import Recommendation
from documents.models.rounds import Round
from documents.models.tracks import Track
from documents.operations import items, standing
from documents.operations.charter import charter_of, threshold
from documents.operations.roster import CandidateState
from documents.store import UnitOfWork
from policies.facts import (
    ConveningFacts,
    DraftingFacts,
    ExplorationFacts,
    GateFacts,
    HandOffFacts,
)
from policies.terms import BriefState, PassageKind, Phase, Seat, WindowState


def facts(uow: UnitOfWork, track: Track) -> GateFacts:
    """What the gate out of the track's present phase looks at."""
    match track.phase:
        case Phase.CONVENING:
            return _convening(uow, track)
        case Phase.EXPLORATION:
            return _exploration(uow, track)
        case Phase.DRAFTING:
            return _drafting(uow, track)
        case _:
            return _hand_off(uow, track)


def _convening(uow: UnitOfWork, track: Track) -> ConveningFacts:
    active = SeatRow.track_id == track.id, SeatRow.active.is_(True)
    query = select(SeatRow.kind, func.count()).where(*active).group_by(SeatRow.kind)
    seated: dict[Seat, int] = dict(uow.session.execute(query).all())
    declared = Candidate.state == CandidateState.DECLARED
    unassessed = _count(uow, Candidate.track_id, track.id, declared)
    quorum = charter_of(uow, track).terms.quorum
    return ConveningFacts(seated, unassessed, threshold(track), quorum)


def _exploration(uow: UnitOfWork, track: Track) -> ExplorationFacts:
    closed = uow.session.scalars(
        select(Round.id).where(Round.track_id == track.id, Round.state == WindowState.CLOSED)
    )
    waiting = sum(len(items.items(uow, round_id)) for round_id in closed)
    released = _count(uow, Round.track_id, track.id, Round.state == WindowState.RELEASED)
    return ExplorationFacts(len(standing.open_windows(uow, track)), waiting, released)


def _drafting(uow: UnitOfWork, track: Track) -> DraftingFacts:
    mine = select(Paragraph.id).where(Paragraph.track_id == track.id)
    amendments = select(func.count()).where(
        Amendment.state == "open", Amendment.paragraph_id.in_(mine)
    )
    return DraftingFacts(
        adopted_paragraphs=_count(uow, Paragraph.track_id, track.id, Paragraph.adopted.is_(True)),
        open_amendments=uow.session.scalar(amendments) or 0,
        recommendations=_count(uow, Recommendation.track_id, track.id),
        messages=_count(uow, Passage.track_id, track.id, Passage.kind == PassageKind.MESSAGE),
    )


def _hand_off(uow: UnitOfWork, track: Track) -> HandOffFacts:
    released = select(Brief.id).where(
        Brief.track_id == track.id, Brief.state == BriefState.RELEASED
    )
    deliveries = select(Delivery).where(Delivery.brief_id.in_(released))
    rows = list(uow.session.scalars(deliveries))
    answered = select(func.count(func.distinct(Answer.recommendation_id))).where(
        Answer.delivery_id.in_([row.id for row in rows])
    )
    return HandOffFacts(
        released_briefs=len(uow.session.scalars(released).all()),
        addressees=len(rows),
        acknowledged=sum(row.acknowledged for row in rows),
        recommendations=_count(uow, Recommendation.track_id, track.id),
        answered=uow.session.scalar(answered) or 0,
    )


def _count(
    uow: UnitOfWork, column: InstrumentedAttribute[str], track_id: str, *where: object
) -> int:
    query = select(func.count()).where(column == track_id)
    for condition in where:
        query = query.where(condition)  # type: ignore[arg-type]
    return uow.session.scalar(query) or 0
