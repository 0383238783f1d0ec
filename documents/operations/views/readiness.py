"""Readiness: the sixteen questions with their newest answers, and the decision on them."""

from dataclasses import dataclass

from documents.operations import readiness
from documents.operations.readiness import Answer, Mitigation
from documents.operations.views.look import Look, content, reading
from policies.readiness import Readiness, Topic
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Decided:
    """The newest decision; `holds` says whether the track may still go on because of it."""

    outcome: Readiness
    mitigation: str
    holds: bool


@dataclass(frozen=True, slots=True)
class ReadinessView:
    """Where readiness stands; `version` is the number of the newest answer. Questions that are
    not among the answers have none yet."""

    version: int
    answers: tuple[Answer, ...]
    unanswered: tuple[Topic, ...]
    decision: Decided | None


@reading("readiness:read")
def standing(here: Look) -> ReadinessView:
    """The answers as they stand, and the newest decision."""
    content(here, RecordClass.READINESS)
    rows = readiness.answers(here.uow, here.track)
    newest = {row.topic: row for row in rows}
    open_body = here.sealer.open
    return ReadinessView(
        version=readiness.answers_given(here.uow, here.track),
        answers=tuple(
            open_body(newest[topic], "body", RecordClass.READINESS, Answer)
            for topic in Topic
            if topic in newest
        ),
        unanswered=tuple(topic for topic in Topic if topic not in newest),
        decision=_decided(here),
    )


def _decided(here: Look) -> Decided | None:
    row = readiness.newest_decision(here.uow, here.track)
    if row is None:
        return None
    said = here.sealer.open(row, "mitigation", RecordClass.READINESS, Mitigation)
    holds = readiness.facts(here.uow, here.track).holds is not None
    return Decided(row.outcome, said.text, holds)
