"""The map of actors as a whole, for the secretariat; every look leaves its leaf."""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.actor_map import ActorEntry, ActorRelation
from documents.operations.actor_map import Enter, Relate
from documents.operations.views.look import Look, content, reading
from policies.terms import Knowledge, RecordClass

KIND = RecordClass.ACTOR_MAP


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor."""

    id: str
    actor: Enter


@dataclass(frozen=True, slots=True)
class RelationView:
    """How one actor stands to another."""

    id: str
    relation: Relate


@dataclass(frozen=True, slots=True)
class ActorMap:
    """Every actor and every relation, in the order of their random ids."""

    actors: tuple[ActorView, ...]
    relations: tuple[RelationView, ...]


@reading("actor_map:read")
def whole_map(here: Look) -> ActorMap:
    """The map of actors."""
    content(here, KIND, (Knowledge.FULL,))
    session, track = here.uow.session, here.track.id
    entries = select(ActorEntry).where(ActorEntry.track_id == track).order_by(ActorEntry.id)
    relations = select(ActorRelation).where(ActorRelation.track_id == track)
    return ActorMap(
        actors=tuple(
            ActorView(row.id, here.sealer.open(row, "body", KIND, Enter))
            for row in session.scalars(entries)
        ),
        relations=tuple(
            RelationView(row.id, here.sealer.open(row, "body", KIND, Relate))
            for row in session.scalars(relations.order_by(ActorRelation.id))
        ),
    )
