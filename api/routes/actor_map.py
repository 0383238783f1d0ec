"""The map of actors, for the secretariat alone."""

from api.routes.route import Route
from documents.operations.views.actor_map import whole_map
from policies.acts import Act
from policies.terms import RecordClass

ACTOR_MAP = (RecordClass.ACTOR_MAP,)

ROUTES = (
    Route("/tracks/{track}/actor-map", ACTOR_MAP, act=Act.ACTOR_MAP_ENTER, read=whole_map),
    Route("/tracks/{track}/actor-map/relations", ACTOR_MAP, act=Act.ACTOR_MAP_RELATE),
)
