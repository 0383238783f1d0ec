"""Who is waited for, and the one act that reminds them.

- What is waited for is read from the record: declarations, answers to open rounds, positions on
  texts, approvals, receipts and answers of addressees.
- Whether somebody answered is told; what they said is not looked at.
- A reminder is the fixed mail with a link; each person gets at most one a day. Neither the leaf
  nor the outcome names anybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from documents.models.briefs import Answer, Approval, Brief, Delivery
from documents.models.contributions import PositionRow
from documents.models.people import Account, Candidate
from documents.models.recommendations import Recommendation
from documents.models.tracks import Track
from documents.operations import accounts, links, seats, standing
from documents.operations.acts import Scene, operation, require
from documents.operations.briefs import APPROVE
from documents.operations.reminders import spoke
from documents.operations.rounds import window_facts
from documents.operations.targets import texts_of
from documents.store import UnitOfWork
from policies import chases
from policies.acts import Act
from policies.candidates import AWAITED
from policies.terms import BriefState, CandidateState, Phase, Response, Seat

ANSWERED = frozenset(
    {
        CandidateState.DECLINED,
        CandidateState.DECLARED,
        CandidateState.ASSESSED,
        CandidateState.SEATED,
    }
)
"""Candidates who have answered the sounding."""


class Awaited(StrEnum):
    """What people are waited for."""

    DECLARATION = "declaration"
    ROUND = "round"
    POSITIONS = "positions"
    APPROVAL = "approval"
    RECEIPT = "receipt"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Chase:
    """Everybody who is waited for is reminded."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that is waited for: of what, the page it is done on, until when (UTC), and the
    seats that did it and did not."""

    what: Awaited
    about: str
    page: str
    due: datetime | None
    done: tuple[str, ...]
    silent: tuple[str, ...]


@operation(Act.ROSTER_CHASE, Chase)
def chase(scene: Scene, body: Chase) -> str:  # noqa: ARG001 - every operation has a body
    """Remind everybody who is waited for."""
    pages: dict[str, str] = {}
    for waiting in outstanding(scene):
        for seat_id in waiting.silent:
            holder = links.follow(scene.uow, scene.track.id, "seat", seat_id) or ""
            pages.setdefault(holder, waiting.page)
    today = scene.now.date().isoformat()
    told = sum(_remind(scene, holder, today, page) for holder, page in sorted(pages.items()))
    require(chases.may_chase(len(pages), told))
    return scene.track.id


def outstanding(scene: Scene) -> tuple[Waiting, ...]:
    """Everything that is waited for now; nothing during a pause."""
    uow, track = scene.uow, scene.track
    if track.paused:
        return ()
    found = (*_declarations(uow, track), *_rounds(scene), *_texts(uow, track))
    return (*found, *_approvals(uow, track), *_addressees(uow, track))


def _remind(scene: Scene, holder: str, today: str, page: str) -> bool:
    account = scene.session.get(Account, holder)
    if account is None:
        return False
    occasion = ("chase", scene.track.id, today)
    return bool(accounts.notify(scene.uow, account, *occasion, to=page))


def _declarations(uow: UnitOfWork, track: Track) -> Iterator[Waiting]:
    rows = uow.session.scalars(select(Candidate).where(Candidate.track_id == track.id))
    state = {row.id: row.state for row in rows}
    sounded = tuple(one for one in state if state[one] in AWAITED)
    if sounded and track.phase in (Phase.CONVENING, Phase.EXPLORATION):
        declared = tuple(one for one in state if state[one] in ANSWERED)
        page = f"/tracks/{track.id}/declaration"
        yield Waiting(Awaited.DECLARATION, track.id, page, None, declared, sounded)


def _rounds(scene: Scene) -> Iterator[Waiting]:
    for row in standing.open_windows(scene.uow, scene.track):
        asked, heard = window_facts(scene, row).roster, spoke(scene, row)
        done, silent = tuple(sorted(heard)), tuple(sorted(asked - heard))
        page = f"/tracks/{scene.track.id}/rounds/{row.id}"
        yield Waiting(Awaited.ROUND, row.id, page, row.closes_at, done, silent)


def _took(uow: UnitOfWork, track: Track, subjects: Iterable[str], seat_id: str) -> bool:
    """Whether a seat took a position on any of these subjects."""
    index = uow.sealer(track.id).index
    held = [index("position", subject, seat_id) for subject in subjects]
    query = select(PositionRow.id).where(PositionRow.holder.in_(held))
    return uow.session.scalars(query).first() is not None


def _texts(uow: UnitOfWork, track: Track) -> Iterator[Waiting]:
    if track.phase is not Phase.DRAFTING:
        return
    texts = texts_of(uow, track.id)
    experts = [row.id for row in seats.seats(uow, track.id, Seat.EXPERT)]
    done = tuple(seat for seat in experts if _took(uow, track, texts, seat))
    silent = tuple(seat for seat in experts if seat not in done)
    if texts:
        page = f"/tracks/{track.id}/text"
        yield Waiting(Awaited.POSITIONS, track.id, page, None, done, silent)


def _approvals(uow: UnitOfWork, track: Track) -> Iterator[Waiting]:
    chairs = [row.id for row in seats.seats(uow, track.id, Seat.CHAIR)]
    for brief in _briefs(uow, track, BriefState.READY):
        given = Approval.brief_id == brief.id, Approval.purpose == APPROVE
        signed = set(uow.session.scalars(select(Approval.seat_id).where(*given)))
        done = tuple(seat for seat in chairs if seat in signed)
        silent = tuple(seat for seat in chairs if seat not in signed)
        page = f"/tracks/{track.id}/briefs/{brief.id}"
        yield Waiting(Awaited.APPROVAL, brief.id, page, None, done, silent)


def _addressees(uow: UnitOfWork, track: Track) -> Iterator[Waiting]:
    for brief in _briefs(uow, track, BriefState.RELEASED):
        query = select(Delivery).where(Delivery.brief_id == brief.id).order_by(Delivery.id)
        rows = uow.session.scalars(query).all()
        page = f"/tracks/{track.id}/briefs/{brief.id}"
        for what, done in (
            (Awaited.RECEIPT, [row.seat_id for row in rows if row.acknowledged]),
            (Awaited.ANSWERS, [row.seat_id for row in rows if not _owes(uow, track, row)]),
        ):
            silent = tuple(row.seat_id for row in rows if row.seat_id not in done)
            yield Waiting(what, brief.id, page, brief.answers_due, tuple(done), silent)


def _owes(uow: UnitOfWork, track: Track, row: Delivery) -> bool:
    """Whether an addressee has not answered some recommendation themselves."""
    said = Answer.delivery_id == row.id, Answer.response != Response.NO_ANSWER
    answered = select(Answer.recommendation_id).where(*said)
    query = select(Recommendation.id).where(
        Recommendation.track_id == track.id,
        Recommendation.addressee == row.seat_id,
        Recommendation.id.not_in(answered),
    )
    return uow.session.scalars(query).first() is not None


def _briefs(uow: UnitOfWork, track: Track, state: BriefState) -> list[Brief]:
    query = select(Brief).where(Brief.track_id == track.id, Brief.state == state)
    return list(uow.session.scalars(query.order_by(Brief.id)))
