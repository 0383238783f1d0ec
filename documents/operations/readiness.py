"""Acts on readiness: answering the sixteen questions, deciding on the answers.

- Whoever decides names the number of the newest answer that they saw.
- A decision holds for these answers, and while the track is paused only if made in this pause.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen
from sqlalchemy import func, select

from documents.ids import new_id
from documents.models.readiness import ReadinessAnswer, ReadinessDecision
from documents.models.tracks import Track
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line, Passage
from documents.store import UnitOfWork
from policies import readiness
from policies.acts import Act
from policies.readiness import Readiness, ReadinessFacts, Risk, Topic
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, what it rests on, who sees to it, and the risk that remains."""

    topic: Topic
    answer: Passage
    evidence: Passage
    owner: Line
    residual_risk: Risk


@dataclass(frozen=True, slots=True)
class Decide:
    """A chair's decision; what is done about the risks, where it proceeds with mitigation."""

    outcome: Readiness
    mitigation: Annotated[str, MaxLen(2000)] = ""


@dataclass(frozen=True, slots=True)
class Mitigation:
    """What is done about the risks."""

    text: str


@operation(Act.READINESS_ANSWER, Answer, creates=True)
def answer(scene: Scene, body: Answer) -> str:
    """Answer one question, or answer it anew."""
    number = answers_given(scene.uow, scene.track) + 1
    row = ReadinessAnswer(id=new_id(), track_id=scene.track.id, number=number)
    row.topic = body.topic
    row.body = scene.sealer.seal(row, "body", RecordClass.READINESS, body)
    scene.session.add(row)
    return row.id


@operation(Act.READINESS_DECIDE, Decide, creates=True, versioned=True)
def decide(scene: Scene, body: Decide) -> str:
    """Decide whether the track is ready, on all sixteen answers as they were shown."""
    given = answers_given(scene.uow, scene.track)
    scene.saw(given)
    unanswered = facts(scene.uow, scene.track).unanswered
    require(readiness.may_decide(unanswered, body.outcome, body.mitigation))
    newest = newest_decision(scene.uow, scene.track)
    row = ReadinessDecision(id=new_id(), track_id=scene.track.id, answers=given)
    row.number = newest.number + 1 if newest else 1
    row.paused_at, row.outcome = scene.track.paused_at, body.outcome
    said = Mitigation(body.mitigation)
    row.mitigation = scene.sealer.seal(row, "mitigation", RecordClass.READINESS, said)
    scene.session.add(row)
    return row.id


def facts(uow: UnitOfWork, track: Track) -> ReadinessFacts:
    """What the rules on readiness look at."""
    newest = newest_decision(uow, track)
    holds = newest is not None and (newest.answers == answers_given(uow, track))
    if track.paused:
        holds = holds and newest is not None and newest.paused_at == track.paused_at
    unanswered = len(set(Topic) - {row.topic for row in answers(uow, track)})
    return ReadinessFacts(unanswered, newest.outcome if newest and holds else None)


def answers(uow: UnitOfWork, track: Track) -> list[ReadinessAnswer]:
    """Every answer, in the order in which they were given."""
    query = select(ReadinessAnswer).where(ReadinessAnswer.track_id == track.id)
    return list(uow.session.scalars(query.order_by(ReadinessAnswer.number)))


def answers_given(uow: UnitOfWork, track: Track) -> int:
    """The number of the newest answer; 0 before the first."""
    query = select(func.max(ReadinessAnswer.number))
    return uow.session.scalar(query.where(ReadinessAnswer.track_id == track.id)) or 0


def newest_decision(uow: UnitOfWork, track: Track) -> ReadinessDecision | None:
    """The decision that was made last."""
    query = select(ReadinessDecision).where(ReadinessDecision.track_id == track.id)
    return uow.session.scalars(query.order_by(ReadinessDecision.number.desc())).first()
