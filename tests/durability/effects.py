"""How the record stands after each course act was done exactly once, in a track of its own."""

from collections.abc import Callable, Mapping

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement

from documents.models.answers import RecordedAnswer
from documents.models.base import Record
from documents.models.briefs import Answer, Approval, Brief, Delivery, SilenceBreak
from documents.models.contributions import ReleasedContribution
from documents.models.rounds import Round
from documents.models.shreddings import Shredding
from documents.models.tracks import Track
from documents.store import UnitOfWork
from policies.acts import Act
from policies.terms import BriefState, Phase, WindowState

Effect = Callable[[UnitOfWork, str, str], bool]
"""Asked with the ids of the track and of what the act made or changed."""

AUTHORS = 5
"""Experts in a room, each of whom wrote one item."""


def _count(uow: UnitOfWork, table: type[Record], *where: ColumnElement[bool]) -> int:
    return uow.session.scalar(select(func.count()).select_from(table).where(*where)) or 0


def _stands(phase: Phase, *, paused: bool = False) -> Effect:
    def true(uow: UnitOfWork, track_id: str, _: str) -> bool:
        track = uow.session.get_one(Track, track_id)
        return (track.phase, track.paused) == (phase, paused)

    return true


def _round(state: WindowState) -> Effect:
    def true(uow: UnitOfWork, track_id: str, round_id: str) -> bool:
        made = _count(uow, Round, Round.track_id == track_id)
        return made == 1 and uow.session.get_one(Round, round_id).state is state

    return true


def _extended(uow: UnitOfWork, _: str, round_id: str) -> bool:
    row = uow.session.get_one(Round, round_id)
    return row.state is WindowState.OPEN and (row.closes_at - row.opened_at).days >= 2


def _batch(uow: UnitOfWork, _: str, round_id: str) -> bool:
    released = _count(uow, ReleasedContribution, ReleasedContribution.round_id == round_id)
    state = uow.session.get_one(Round, round_id).state
    return (state, released) == (WindowState.RELEASED, AUTHORS)


def _brief(state: BriefState, purpose: str = "", signatures: int = 0) -> Effect:
    def true(uow: UnitOfWork, _: str, brief_id: str) -> bool:
        mine = Approval.brief_id == brief_id, Approval.purpose == purpose
        here = uow.session.get_one(Brief, brief_id).state
        return (here, _count(uow, Approval, *mine)) == (state, signatures)

    return true


def _asked(uow: UnitOfWork, track_id: str, brief_id: str) -> bool:
    state = uow.session.get_one(Brief, brief_id).state
    made = _count(uow, Brief, Brief.track_id == track_id)
    return made == 1 and state in (BriefState.ASKED, BriefState.READY)


def _silent(uow: UnitOfWork, _: str, brief_id: str) -> bool:
    row = uow.session.get_one(Brief, brief_id)
    return row.silence_until is not None and not row.silence_over


def _broken(uow: UnitOfWork, _: str, brief_id: str) -> bool:
    return _count(uow, SilenceBreak, SilenceBreak.brief_id == brief_id) == 1


def _released(uow: UnitOfWork, track_id: str, brief_id: str) -> bool:
    delivered = _count(uow, Delivery, Delivery.brief_id == brief_id)
    signed = _brief(BriefState.RELEASED, "release", 2)(uow, track_id, brief_id)
    return signed and delivered == 2


def _acknowledged(uow: UnitOfWork, _: str, brief_id: str) -> bool:
    mine = Delivery.brief_id == brief_id, Delivery.acknowledged.is_(True)
    return _count(uow, Delivery, *mine) == 1


def _answered(uow: UnitOfWork, _: str, brief_id: str) -> bool:
    query = select(func.count()).select_from(Answer).join(Delivery)
    return uow.session.scalar(query.where(Delivery.brief_id == brief_id)) == 1


def _confirmed(uow: UnitOfWork, track_id: str, brief_id: str) -> bool:
    mine = RecordedAnswer.track_id == track_id, RecordedAnswer.confirmed.is_(True)
    return _count(uow, RecordedAnswer, *mine) == 1 and _acknowledged(uow, track_id, brief_id)


def _doomed(uow: UnitOfWork, track_id: str, _: str) -> bool:
    row = uow.session.get_one(Shredding, track_id)
    return row.second_by is None and row.due is None


def _spared(uow: UnitOfWork, track_id: str, _: str) -> bool:
    return uow.session.get(Shredding, track_id) is None


def _goes_on(uow: UnitOfWork, track_id: str, _: str) -> bool:
    return not uow.session.get_one(Track, track_id).stopped


EFFECTS: Mapping[Act, Effect] = {
    Act.TRACK_OPEN: _stands(Phase.CONVENING),
    Act.TRACK_ADVANCE: _stands(Phase.DRAFTING),
    Act.TRACK_STEP_BACK: _stands(Phase.EXPLORATION),
    Act.TRACK_PAUSE: _stands(Phase.CONVENING, paused=True),
    Act.TRACK_RESUME: _stands(Phase.CONVENING),
    Act.TRACK_SHRED: _doomed,
    Act.TRACK_SPARE: _spared,
    Act.TRACK_TERMINATE: _stands(Phase.CLOSED),
    Act.STOP_LIFT: _goes_on,
    Act.ROUND_OPEN: _round(WindowState.OPEN),
    Act.ROUND_CLOSE: _round(WindowState.CLOSED),
    Act.ROUND_EXTEND: _extended,
    Act.BATCH_RELEASE: _batch,
    Act.BRIEF_ASK: _asked,
    Act.BRIEF_APPROVE: _brief(BriefState.READY, "approve", 1),
    Act.BRIEF_RETURN: _brief(BriefState.RETURNED),
    Act.BRIEF_SILENCE: _silent,
    Act.BRIEF_BREAK_SILENCE: _broken,
    Act.BRIEF_RELEASE: _released,
    Act.BRIEF_ACKNOWLEDGE: _acknowledged,
    Act.BRIEF_ANSWER: _answered,
    Act.ANSWER_CONFIRM: _confirmed,
}
