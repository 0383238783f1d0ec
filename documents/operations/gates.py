"""The facts that the gates of the phases ask for, counted from the record."""

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from documents.models.briefs import Answer, Brief, Delivery
from documents.models.contributions import ReleasedContribution
from documents.models.dissents import Dissent
from documents.models.drafts import Amendment, Paragraph, Passage
from documents.models.people import Candidate, SeatRow
from documents.models.recommendations import Recommendation
from documents.models.rounds import Round
from documents.models.tracks import Track
from documents.operations import fairness, readiness, seats, standing, terms, windows
from documents.operations.brackets import alternatives
from documents.operations.charter import charter_of, threshold
from documents.operations.printed import printed_of
from documents.store import UnitOfWork
from policies.dissents import CLOSED
from policies.facts import (
    ConveningFacts,
    DraftingFacts,
    ExplorationFacts,
    GateFacts,
    HandOffFacts,
)
from policies.quorum import sides_named
from policies.synthesis import PassageKind
from policies.terms import (
    AmendmentState,
    BriefState,
    CandidateState,
    Phase,
    Seat,
)


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
    chairs = seats.seats(uow, track.id, Seat.CHAIR)
    named = sides_named([seats.details(uow, chair).side for chair in chairs], quorum)
    ready = readiness.facts(uow, track)
    approved = terms.approved(uow, track)
    return ConveningFacts(seated, unassessed, threshold(track), quorum, named, ready, approved)


def _exploration(uow: UnitOfWork, track: Track) -> ExplorationFacts:
    waiting = windows.held_up(uow, track.id)
    still_open = len(standing.open_windows(uow, track))
    released, cases = released_rounds(uow, track.id), fairness.strongest(uow, track.id)
    return ExplorationFacts(still_open, waiting, released, *cases)


def released_rounds(uow: UnitOfWork, track_id: str) -> int:
    """How many rounds released something."""
    mine = select(Round.id).where(Round.track_id == track_id)
    query = select(func.count(func.distinct(ReleasedContribution.round_id)))
    return uow.session.scalar(query.where(ReleasedContribution.round_id.in_(mine))) or 0


def _drafting(uow: UnitOfWork, track: Track) -> DraftingFacts:
    mine = select(Paragraph.id).where(Paragraph.track_id == track.id)
    amendments = select(func.count()).where(
        Amendment.state == AmendmentState.OPEN, Amendment.paragraph_id.in_(mine)
    )
    return DraftingFacts(
        adopted_paragraphs=_count(uow, Paragraph.track_id, track.id, Paragraph.adopted.is_(True)),
        open_amendments=uow.session.scalar(amendments) or 0,
        recommendations=_count(uow, Recommendation.track_id, track.id),
        messages=_count(uow, Passage.track_id, track.id, Passage.kind == PassageKind.MESSAGE),
        dissents_on_unadopted=_count(
            uow,
            Dissent.track_id,
            track.id,
            Dissent.state.not_in(CLOSED),
            Dissent.target_id.in_(mine.where(Paragraph.adopted.is_(False))),
            Dissent.target_id.not_in(alternatives(uow, track.id)),
        ),
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
        unprinted_dissents=_unprinted(uow, track),
    )


def _unprinted(uow: UnitOfWork, track: Track) -> int:
    """How many dissents their holders keep that no released brief prints."""
    out = select(Brief).where(Brief.track_id == track.id, Brief.state == BriefState.RELEASED)
    printed = {one for row in uow.session.scalars(out) for one in printed_of(uow, row).mapped}
    kept = select(Dissent.id).where(Dissent.track_id == track.id, Dissent.state.not_in(CLOSED))
    return len(set(uow.session.scalars(kept)) - printed)


def _count(
    uow: UnitOfWork, column: InstrumentedAttribute[str], track_id: str, *where: object
) -> int:
    query = select(func.count()).where(column == track_id)
    for condition in where:
        query = query.where(condition)  # type: ignore[arg-type]
    return uow.session.scalar(query) or 0
