"""The act of recommending: who is asked to do what, first step, date, means, forum, follow-up."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import func, select

from documents.ids import new_id
from documents.models.recommendations import Recommendation
from documents.operations import seats
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line
from documents.operations.drafts import Ids
from documents.operations.roster import Id
from documents.operations.rounds import released_among
from policies import briefs, paragraphs
from policies.acts import Act
from policies.terms import RecordClass, Seat

Sentence = Annotated[str, MinLen(1), MaxLen(600)]


@dataclass(frozen=True, slots=True)
class Recommend:
    """A recommendation to one addressee (the id of a decision-maker's seat)."""

    addressee: Id
    action: Sentence
    first_step: Sentence
    by: date
    means: Sentence
    forum: Line
    follow_up: Sentence
    rationale: Sentence
    sources: Ids = ()
    replaces: Id | None = None


@operation(Act.RECOMMENDATION_WRITE, Recommend, creates=True)
def recommend(scene: Scene, body: Recommend) -> str:
    """Write a recommendation, or rewrite one under its number."""
    require(briefs.may_change_text(scene.briefs()))
    require(paragraphs.may_link(body.sources, released_among(scene, body.sources)))
    seats.seat(scene.uow, scene.track.id, body.addressee, Seat.DECISION_MAKER)
    row = scene.get(Recommendation, body.replaces) if body.replaces else _new(scene)
    if body.replaces:
        row.version += 1
    row.addressee = body.addressee
    row.body = scene.sealer.seal(row, "body", RecordClass.RECOMMENDATION, body)
    scene.session.add(row)
    return row.id


def _new(scene: Scene) -> Recommendation:
    query = select(func.max(Recommendation.number))
    number = scene.session.scalar(query.where(Recommendation.track_id == scene.track.id)) or 0
    return Recommendation(id=new_id(), track_id=scene.track.id, number=number + 1, version=1)
