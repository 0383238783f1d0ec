"""What lies on somebody's desk: each track they sit in, where it stands, what awaits them.

- Only what the seats may know: the question and the phase stay away from those who do not
  know their record classes.
- An item is a message id and a count; counts are of rounds, texts and briefs, never of people,
  and an expert's own part is not told apart from anybody else's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select

from documents.models.answers import RecordedAnswer
from documents.models.briefs import Answer, Approval, Brief, Delivery
from documents.models.clarifications import Clarification
from documents.models.drafts import Amendment, Paragraph
from documents.models.people import Candidate
from documents.models.recommendations import Recommendation
from documents.models.terms import TermsVersion
from documents.models.tracks import Track
from documents.operations import (
    deliveries,
    gates,
    identities,
    notes,
    paraphrases,
    readiness,
    seats,
    shreddings,
    silence,
    studies,
    summaries,
    windows,
)
from documents.operations.actors import Actor, tracks_of
from documents.operations.briefs import APPROVE, RELEASE
from documents.operations.charter import charter_of
from documents.operations.counting import count, rounds_in
from documents.operations.desk_of_experts import awaiting_circle, awaiting_expert
from documents.operations.leaves import Leaf, write
from documents.operations.stops import TOLD
from documents.operations.views.look import seat_of
from documents.store import UnitOfWork
from policies import knowledge, phases
from policies.candidates import AWAITED
from policies.charter import TermsState
from policies.sides import SOUNDED_SEATS
from policies.terms import (
    AmendmentState,
    BriefState,
    CandidateState,
    Knowledge,
    Phase,
    RecordClass,
    Response,
    Seat,
    WindowState,
)


@dataclass(frozen=True, slots=True)
class Awaiting:
    """One thing that awaits somebody: a message id and how many there are."""

    message: str
    count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """One track as its member finds it. Empty question, no phase: not for this seat to know."""

    track_id: str
    seats: tuple[Seat, ...]
    question: str
    phase: Phase | None
    paused: bool
    awaits: tuple[Awaiting, ...]


def desks_of(uow: UnitOfWork, account_id: str) -> tuple[Desk, ...]:
    """The desks of an account, one for each track; the caller commits."""
    actors = tracks_of(uow, account_id)
    desks = tuple(_desk(uow, actor) for actor in actors)
    for actor in actors:  # last, because the head of the log is the last lock anybody takes
        write(uow, actor.track_id, Leaf("desk:read", seat_of(actor), "allowed"))
    return desks


def _desk(uow: UnitOfWork, actor: Actor) -> Desk:
    track = uow.session.get_one(Track, actor.track_id)
    asks, stands = (
        knowledge.highest(actor.seats, kind, track.visibility) is Knowledge.FULL
        for kind in (RecordClass.QUESTION, RecordClass.MILESTONE)
    )
    return Desk(
        track_id=track.id,
        seats=tuple(sorted(actor.seats)),
        question=charter_of(uow, track).question if asks else "",
        phase=track.phase if stands else None,
        paused=track.paused and stands,
        awaits=tuple(_awaiting(uow, actor, track)),
    )


def _awaiting(uow: UnitOfWork, actor: Actor, track: Track) -> Iterator[Awaiting]:
    looks = PAUSED if track.paused else LOOKS
    if track.stopped_at is not None and not actor.seats.keys().isdisjoint(TOLD):
        yield Awaiting("awaits.stop", 1)
    for seat, seat_id in sorted(actor.seats.items()):
        for message, waiting in looks.get(seat, _nothing)(uow, track, seat_id).items():
            if waiting:
                yield Awaiting(message, waiting)


def _nothing(_uow: UnitOfWork, _track: Track, _seat_id: str) -> Mapping[str, int]:
    return {}


def _secretariat(uow: UnitOfWork, track: Track, seat_id: str) -> Mapping[str, int]:
    missing = phases.missing(track.phase, gates.facts(uow, track))
    lacks = len(missing) if track.phase is Phase.CONVENING else 0
    return {
        "awaits.gate": lacks,
        "awaits.screen": _candidates(uow, track, CandidateState.NOMINATED),
        "awaits.switch": int(track.agreed and track.phase in (Phase.CONVENING, Phase.EXPLORATION)),
        "awaits.sound": _candidates(uow, track, CandidateState.SCREENED),
        "awaits.release": _unsigned(uow, track, seat_id, RELEASE),
        "awaits.confirm_answer": _recorded(uow, track, seat_id),
        "awaits.silent_addressees": _escalated(uow, track),
        "awaits.shred": shreddings.waits_for(uow, track.id, seat_id),
    }


def _unanswered_readiness(uow: UnitOfWork, track: Track, _: str) -> Mapping[str, int]:
    return {"awaits.readiness": readiness.facts(uow, track).unanswered}


def _undecided(uow: UnitOfWork, track: Track, _: str) -> Mapping[str, int]:
    ready = readiness.facts(uow, track)
    return {"awaits.decide_readiness": int(not ready.unanswered and ready.holds is None)}


def _eligibility(uow: UnitOfWork, track: Track, _: str) -> Mapping[str, int]:
    sounded = [row for kind in SOUNDED_SEATS for row in seats.seats(uow, track.id, kind)]
    resting = [row for row in sounded if seats.mandate_of(uow, row).reported is not None]
    return {
        "awaits.assess": _candidates(uow, track, CandidateState.DECLARED),
        "awaits.reassess": len(resting),
    }


def _candidate(uow: UnitOfWork, _track: Track, candidate_id: str) -> Mapping[str, int]:
    row = uow.session.get(Candidate, candidate_id)
    return {"awaits.declare": int(row is not None and row.state in AWAITED)}


def _facilitator(uow: UnitOfWork, track: Track, _: str) -> Mapping[str, int]:
    written = {
        "awaits.notes": notes.awaiting_facilitator(uow, track.id),
        "awaits.summarise": summaries.awaited(uow, track.id),
    }
    if track.phase is not Phase.EXPLORATION:
        return written if track.phase is Phase.DRAFTING else {}
    opened = rounds_in(uow, track, WindowState.OPEN)
    closed = len({one.round_id for one in windows.of_track(uow, track.id, WindowState.CLOSED)})
    return {
        **written,
        "awaits.open_round": int(not opened),
        "awaits.paraphrases": len(paraphrases.unwritten(uow, track.id)),
        "awaits.release_batch": closed,
    }


def _rapporteur(uow: UnitOfWork, track: Track, _: str) -> Mapping[str, int]:
    texts = select(Paragraph.id).where(Paragraph.track_id == track.id)
    amendments = count(
        uow, Amendment.paragraph_id.in_(texts), Amendment.state == AmendmentState.OPEN
    )
    again = _briefs(uow, track, BriefState.BLOCKED, BriefState.RETURNED)
    later = _briefs(uow, track, BriefState.ASKED, BriefState.READY, BriefState.RELEASED)
    return {
        "awaits.amendments": amendments,
        "awaits.mend_brief": 0 if later else min(again, 1),
        "awaits.draft_reply": _asked_back(uow, track, drafted=False),
    }


def _chair(uow: UnitOfWork, track: Track, seat_id: str) -> Mapping[str, int]:
    passes = not phases.missing(track.phase, gates.facts(uow, track))
    ahead = passes and phases.next_phase(track.phase) is not None
    convening = {**_undecided(uow, track, seat_id), **_open_texts(uow, track)}
    return {
        "awaits.advance": int(ahead),
        "awaits.approve": _unsigned(uow, track, seat_id, APPROVE),
        "awaits.confirm_answer": _recorded(uow, track, seat_id),
        "awaits.forward_reply": _asked_back(uow, track, drafted=True),
        "awaits.break_silence": _under_silence(uow, track, seat_id),
        "awaits.silent_addressees": _escalated(uow, track),
        "awaits.shred": shreddings.waits_for(uow, track.id, seat_id),
        **(convening if track.phase is Phase.CONVENING else {}),
        **awaiting_circle(uow, track, seat_id),
    }


def _custodian(uow: UnitOfWork, track: Track, seat_id: str) -> Mapping[str, int]:
    return {"awaits.custody": identities.undecided_by(uow, track.id, seat_id)}


def _under_silence(uow: UnitOfWork, track: Track, seat_id: str) -> int:
    """Briefs that this chair approves unless they break the silence."""
    rows = uow.session.scalars(select(Brief).where(Brief.track_id == track.id))
    under = [row for row in rows if silence.running(row, uow.clock.now())]
    return sum(seat_id not in silence.broke(uow, row) for row in under)


def _escalated(uow: UnitOfWork, track: Track) -> int:
    """Released briefs about which an addressee stays silent, once that was escalated."""
    told = Brief.track_id == track.id, Brief.escalated.is_(True)
    rows = uow.session.scalars(select(Brief).where(*told))
    return sum(bool(deliveries.silent(uow, row)) for row in rows)


def _asked_back(uow: UnitOfWork, track: Track, *, drafted: bool) -> int:
    """The clarifications without a reply, told apart by whether one was drafted."""
    waiting = Clarification.track_id == track.id, Clarification.forwarded.is_(False)
    return count(uow, *waiting, Clarification.drafted.is_(drafted))


def _recorded(uow: UnitOfWork, track: Track, seat_id: str) -> int:
    """What somebody else recorded by letter or by word, and which this seat may confirm."""
    here = RecordedAnswer.track_id == track.id, RecordedAnswer.confirmed.is_(False)
    return count(uow, *here, RecordedAnswer.recorded_by != seat_id)


def _open_texts(uow: UnitOfWork, track: Track) -> Mapping[str, int]:
    mine = TermsVersion.track_id == track.id, TermsVersion.state == TermsState.OPEN
    return {"awaits.approve_terms": count(uow, *mine)}


def _unsigned(uow: UnitOfWork, track: Track, seat_id: str, purpose: str) -> int:
    signed = select(Approval.brief_id).where(
        Approval.seat_id == seat_id, Approval.purpose == purpose
    )
    ready = Brief.track_id == track.id, Brief.state == BriefState.READY
    return count(uow, *ready, Brief.id.not_in(signed))


def _decision_maker(uow: UnitOfWork, _track: Track, seat_id: str) -> Mapping[str, int]:
    mine = Delivery.seat_id == seat_id
    return {
        "awaits.acknowledge": count(uow, mine, Delivery.acknowledged.is_(False)),
        "awaits.answer": _unanswered(uow, seat_id),
    }


def _unanswered(uow: UnitOfWork, seat_id: str) -> int:
    """The recommendations to this addressee that no delivered brief has an answer to."""
    delivered = select(Delivery.id).where(Delivery.seat_id == seat_id)
    given = Answer.delivery_id.in_(delivered), Answer.response != Response.NO_ANSWER
    answered = select(Answer.recommendation_id).where(*given)
    if not count(uow, Delivery.seat_id == seat_id):
        return 0
    mine = Recommendation.addressee == seat_id
    return count(uow, mine, Recommendation.id.not_in(answered))


def _candidates(uow: UnitOfWork, track: Track, state: CandidateState) -> int:
    return count(uow, Candidate.track_id == track.id, Candidate.state == state)


def _briefs(uow: UnitOfWork, track: Track, *states: BriefState) -> int:
    return count(uow, Brief.track_id == track.id, Brief.state.in_(states))


Look = Callable[[UnitOfWork, Track, str], Mapping[str, int]]
LOOKS: Mapping[Seat, Look] = MappingProxyType(
    {
        Seat.SECRETARIAT_OFFICER: _secretariat,
        Seat.ELIGIBILITY_OFFICER: _eligibility,
        Seat.CANDIDATE: _candidate,
        Seat.FACILITATOR: _facilitator,
        Seat.RAPPORTEUR: _rapporteur,
        Seat.RESEARCHER: studies.awaiting,
        Seat.EXPERT: awaiting_expert,
        Seat.SILENT_OBSERVER: awaiting_circle,
        Seat.CHAIR: _chair,
        Seat.CUSTODIAN: _custodian,
        Seat.DECISION_MAKER: _decision_maker,
    }
)
PAUSED: Mapping[Seat, Look] = MappingProxyType(
    {Seat.SECRETARIAT_OFFICER: _unanswered_readiness, Seat.CHAIR: _undecided}
)
"""In a pause nothing awaits anybody but readiness."""
