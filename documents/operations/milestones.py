"""The act of publishing a milestone, for those who only follow a track."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from documents.ids import new_id
from documents.models.milestones import PublicMilestone
from documents.operations.acts import Scene, operation, require
from documents.store import UnitOfWork
from policies import milestones
from policies.acts import Act
from policies.milestones import MilestoneKind
from policies.terms import BriefState


@dataclass(frozen=True, slots=True)
class PublishMilestone:
    """What happened, and on which day."""

    kind: MilestoneKind
    day: date


@operation(Act.MILESTONE_PUBLISH, PublishMilestone, creates=True)
def publish(scene: Scene, body: PublishMilestone) -> str:
    """Publish that something happened."""
    told = {(row.kind, row.day) for row in of_track(scene.uow, scene.track.id)}
    require(
        milestones.may_publish(
            body.kind,
            body.day,
            scene.now.date(),
            released=BriefState.RELEASED in scene.briefs(),
            known=(body.kind, body.day) in told,
        )
    )
    row = PublicMilestone(id=new_id(), track_id=scene.track.id, kind=body.kind, day=body.day)
    scene.session.add(row)
    return row.id


def of_track(uow: UnitOfWork, track_id: str) -> list[PublicMilestone]:
    """What was published of a track, by day."""
    query = select(PublicMilestone).where(PublicMilestone.track_id == track_id)
    return list(uow.session.scalars(query.order_by(PublicMilestone.day, PublicMilestone.kind)))
