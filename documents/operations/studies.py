"""Acts of study requests: ask, accept, decline, deliver a paper as the answer.

- Researchers are told by mail that something was asked, and whoever asked that it was answered.
- When a researcher's seat ends, what they had taken on is open again; who takes the seat over, or
  stands in, goes on with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from documents.ids import new_id
from documents.models.papers import BackgroundPaper
from documents.models.studies import Study
from documents.models.tracks import Track
from documents.operations import deliveries, papers, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import studies
from policies.acts import Act
from policies.studies import StudyState
from policies.terms import RecordClass, Seat


@dataclass(frozen=True, slots=True)
class AskStudy:
    """What is to be studied."""

    question: Passage


@dataclass(frozen=True, slots=True)
class ThisStudy:
    """One study request."""

    study: Id


@dataclass(frozen=True, slots=True)
class DeclineStudy:
    """A request that somebody does not take on, and why."""

    study: Id
    reason: Passage


@dataclass(frozen=True, slots=True)
class DeliverStudy:
    """The paper that answers a request."""

    study: Id
    paper: Id


@dataclass(frozen=True, slots=True)
class Request:
    """The sealed part: who asks and who accepted (ids of seats), what is asked, who declined and
    why, and the paper that answers it."""

    asker: str
    question: str
    researcher: str = ""
    declined: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    paper: str = ""


@operation(Act.STUDY_ASK, AskStudy, creates=True)
def ask(scene: Scene, body: AskStudy) -> str:
    """Ask the researchers of the track for a study."""
    researchers = _researchers(scene)
    require(studies.may_ask(len(researchers)))
    row = Study(id=new_id(), track_id=scene.track.id, state=StudyState.ASKED)
    _write(scene, row, Request(scene.seat_id, body.question))
    scene.session.add(row)
    for seat_id in researchers:
        deliveries.tell(scene.uow, scene.track.id, seat_id, "study", row.id)
    return row.id


@operation(Act.STUDY_ACCEPT, ThisStudy)
def accept(scene: Scene, body: ThisStudy) -> str:
    """A researcher takes a study on."""
    row, asked = _study(scene, body.study)
    require(studies.may_reply(row.state, scene.seat_id in asked.declined))
    row.state = StudyState.ACCEPTED
    _write(scene, row, replace(asked, researcher=scene.seat_id))
    return row.id


@operation(Act.STUDY_DECLINE, DeclineStudy)
def decline(scene: Scene, body: DeclineStudy) -> str:
    """A researcher does not take a study on."""
    row, asked = _study(scene, body.study)
    require(studies.may_reply(row.state, scene.seat_id in asked.declined))
    declined, reasons = (*asked.declined, scene.seat_id), (*asked.reasons, body.reason)
    asked = replace(asked, declined=declined, reasons=reasons)
    _write(scene, row, asked)
    _decline_without_them(scene, row, asked)
    return row.id


@operation(Act.STUDY_DELIVER, DeliverStudy)
def deliver(scene: Scene, body: DeliverStudy) -> str:
    """The researcher answers by a paper of their own."""
    row, asked = _study(scene, body.study)
    paper = scene.get(BackgroundPaper, body.paper)
    own = papers.added(scene.uow, paper, [scene.seat_id])
    theirs = asked.researcher == scene.seat_id
    require(studies.may_deliver(row.state, theirs, own, paper.withdrawn))
    row.state = StudyState.DELIVERED
    _write(scene, row, replace(asked, paper=paper.id))
    deliveries.tell(scene.uow, scene.track.id, asked.asker, "study_delivered", row.id)
    return row.id


def pass_on(scene: Scene, old: str, new: str) -> None:
    """Somebody else sits in a researcher's place: what was taken on goes with the seat."""
    for row, asked in _taken_on(scene, old):
        _write(scene, row, replace(asked, researcher=new))


def let_go(scene: Scene, seat_id: str) -> None:
    """A researcher left: what they had taken on is asked anew of those who stay, and what nobody
    is left to answer is declined."""
    for row, asked in _taken_on(scene, seat_id):
        row.state = StudyState.ASKED
        _write(scene, row, replace(asked, researcher=""))
        for stays in set(_researchers(scene)) - set(asked.declined):
            deliveries.tell(scene.uow, scene.track.id, stays, "study", row.id, seat_id)
    for row in of_track(scene.uow, scene.track.id):
        if row.state is StudyState.ASKED:
            _decline_without_them(scene, row, request_of(scene.uow, row))


def of_track(uow: UnitOfWork, track_id: str) -> list[Study]:
    """Every request of a track, in the order of random ids."""
    return list(
        uow.session.scalars(select(Study).where(Study.track_id == track_id).order_by(Study.id))
    )


def request_of(uow: UnitOfWork, row: Study) -> Request:
    """The sealed part of a request."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.TERMS, Request)


def awaiting(uow: UnitOfWork, track: Track, seat_id: str) -> Mapping[str, int]:
    """What awaits a researcher: requests to accept or decline, and those taken on."""
    held = [(row.state, request_of(uow, row)) for row in of_track(uow, track.id)]
    return {
        "awaits.reply_to_study": sum(
            state is StudyState.ASKED and seat_id not in asked.declined for state, asked in held
        ),
        "awaits.deliver_study": sum(
            state is StudyState.ACCEPTED and asked.researcher == seat_id for state, asked in held
        ),
    }


def _researchers(scene: Scene) -> list[str]:
    return [row.id for row in seats.seats(scene.uow, scene.track.id, Seat.RESEARCHER)]


def _taken_on(scene: Scene, seat_id: str) -> list[tuple[Study, Request]]:
    held = [(row, request_of(scene.uow, row)) for row in of_track(scene.uow, scene.track.id)]
    return [
        (row, asked)
        for row, asked in held
        if row.state is StudyState.ACCEPTED and asked.researcher == seat_id
    ]


def _decline_without_them(scene: Scene, row: Study, asked: Request) -> None:
    """A request is declined once nobody is left who might accept it; whoever asked is told."""
    row.state = studies.after_declining(_researchers(scene), asked.declined)
    if row.state is StudyState.DECLINED:
        deliveries.tell(scene.uow, scene.track.id, asked.asker, "study_declined", row.id)


def _study(scene: Scene, study_id: str) -> tuple[Study, Request]:
    row = scene.get(Study, study_id)
    return row, request_of(scene.uow, row)


def _write(scene: Scene, row: Study, asked: Request) -> None:
    row.body = scene.sealer.seal(row, "body", RecordClass.TERMS, asked)
