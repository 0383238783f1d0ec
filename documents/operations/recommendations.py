"""The act of recommending: who is asked to do what, first step, date, means, forum, follow-up.

- A heading is given where the terms of reference cluster recommendations, and nowhere else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import func, select

from documents.ids import new_id
from documents.models.recommendations import Recommendation
from documents.operations import seats
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line, charter_of
from documents.operations.drafts import Ids
from documents.operations.roster import Id
from documents.operations.rounds import released_among
from policies import briefs, paragraphs
from policies import recommendations as rules
from policies.acts import Act
from policies.quantifiers import Word
from policies.recommendations import Arrangement, Item
from policies.terms import RecordClass, Seat

Sentence = Annotated[str, MinLen(1), MaxLen(600)]


@dataclass(frozen=True, slots=True)
class Recommend:
    """A recommendation to one addressee (the id of a decision-maker's seat); `cluster`: the
    heading that it stands under."""

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
    cluster: Annotated[str, MaxLen(100)] = ""


@operation(Act.RECOMMENDATION_WRITE, Recommend, creates=True)
def recommend(scene: Scene, body: Recommend) -> str:
    """Write a recommendation, or rewrite one under its number."""
    require(briefs.may_change_text(scene.briefs()))
    require(rules.may_head(arrangement(scene), body.cluster))
    require(paragraphs.may_link(body.sources, released_among(scene, body.sources)))
    seats.seat(scene.uow, scene.track.id, body.addressee, Seat.DECISION_MAKER)
    row = scene.get(Recommendation, body.replaces) if body.replaces else _new(scene)
    if body.replaces:
        row.version += 1
    row.addressee = body.addressee
    row.body = scene.sealer.seal(row, "body", RecordClass.RECOMMENDATION, body)
    scene.session.add(row)
    return row.id


def of_track(scene: Scene) -> Iterator[tuple[Recommendation, Recommend]]:
    """The recommendations of the track, by number."""
    query = select(Recommendation).where(Recommendation.track_id == scene.track.id)
    for row in scene.session.scalars(query.order_by(Recommendation.number)):
        yield row, scene.sealer.open(row, "body", RecordClass.RECOMMENDATION, Recommend)


def as_printed(
    scene: Scene, words: Mapping[str, Word | None]
) -> tuple[Arrangement, list[tuple[Recommendation, Recommend]]]:
    """The recommendations as a brief orders and heads them; `words`: how firm the support of each
    is, by its id."""
    written = {row.number: (row, body) for row, body in of_track(scene)}
    items = [
        Item(number, body.cluster.strip(), words.get(row.id))
        for number, (row, body) in written.items()
    ]
    order = rules.printed(arrangement(scene), items)
    found = [(*written[item.number], item.heading) for item in rules.in_order(order, items)]
    return order, [(row, replace(body, cluster=heading)) for row, body, heading in found]


def arrangement(scene: Scene) -> Arrangement:
    """The order in which the terms of reference want recommendations printed."""
    return charter_of(scene.uow, scene.track).terms.recommendations


def _new(scene: Scene) -> Recommendation:
    query = select(func.max(Recommendation.number))
    number = scene.session.scalar(query.where(Recommendation.track_id == scene.track.id)) or 0
    return Recommendation(id=new_id(), track_id=scene.track.id, number=number + 1, version=1)
