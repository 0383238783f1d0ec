"""Acts on the map of actors: entering an actor, relating one actor to another.

- Both are written whole; a rewritten one keeps its id.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar

from annotated_types import Ge, Le, MaxLen, MinLen

from documents.ids import new_id
from documents.models.actor_map import ActorEntry, ActorRelation
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line
from documents.operations.roster import Id
from policies import actor_map
from policies.actor_map import ActorKind, Bond, Certainty, Reach, Role, Trend
from policies.acts import Act
from policies.terms import RecordClass

Note = Annotated[str, MaxLen(2000)]
R = TypeVar("R", ActorEntry, ActorRelation)


@dataclass(frozen=True, slots=True)
class Enter:
    """An actor: what they say they want, why, what they fear, what they can do, where they stop.

    `reviewed` is the day on which somebody last looked at it; `replaces` names the entry that
    this one rewrites.
    """

    name: Line
    kind: ActorKind
    reach: Reach
    roles: Annotated[tuple[Role, ...], MinLen(1), MaxLen(len(Role))]
    reviewed: date
    certainty: Certainty = Certainty.MEDIUM
    stance: Note = ""
    interests: Note = ""
    needs: Note = ""
    power: Note = ""
    red_lines: Note = ""
    issues: Note = ""
    divisions: Note = ""
    origin: Note = ""
    replaces: Id | None = None


@dataclass(frozen=True, slots=True)
class Relate:
    """How the actor `source` stands to the actor `target` (ids of entries), from 1 (faint) to 5."""

    source: Id
    target: Id
    bond: Bond
    strength: Annotated[int, Ge(1), Le(5)]
    trend: Trend
    mutual: bool = True
    note: Note = ""
    replaces: Id | None = None


@operation(Act.ACTOR_MAP_ENTER, Enter, creates=True)
def enter(scene: Scene, body: Enter) -> str:
    """Enter an actor into the map, or rewrite an entry."""
    return _written(scene, ActorEntry, body.replaces, body)


@operation(Act.ACTOR_MAP_RELATE, Relate, creates=True)
def relate(scene: Scene, body: Relate) -> str:
    """Say how one actor of the map stands to another, or say it anew."""
    require(actor_map.may_relate(body.source, body.target))
    for entry in (body.source, body.target):
        scene.get(ActorEntry, entry)
    return _written(scene, ActorRelation, body.replaces, body)


def _written(scene: Scene, table: type[R], replaced: str | None, body: Enter | Relate) -> str:
    if replaced:
        row = scene.get(table, replaced)
        row.version += 1
    else:
        row = table(id=new_id(), track_id=scene.track.id, version=1)
    row.body = scene.sealer.seal(row, "body", RecordClass.ACTOR_MAP, body)
    scene.session.add(row)
    return row.id
