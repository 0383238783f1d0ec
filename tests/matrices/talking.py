"""Building the part of the world that is read and said beside the rounds."""

from documents.operations.studies import ThisStudy
from policies.acts import Act
from policies.terms import Handling, Phase
from tests.matrices.world import World


def talk(world: World) -> None:
    """One of everything."""
    world.stand(Phase.EXPLORATION)
    _papers(world)
    _studies(world)
    _confide(world)


def _papers(world: World) -> None:
    """A paper in two versions, and one that is for the facilitator alone."""
    room, ids = world.room, world.ids
    ids["paper"] = room.add_paper("facilitator")
    room.add_paper("facilitator", "Two towns read two gauges.", replaces=ids["paper"])
    ids["private_paper"] = room.add_paper("facilitator", handling=Handling.NOT_FOR_USE)


def _studies(world: World) -> None:
    """Two requests that wait, and one that was accepted."""
    room, ids = world.room, world.ids
    for name in ("study", "other_study", "accepted_study"):
        ids[name] = room.ask_study()
    room.do("researcher", Act.STUDY_ACCEPT, ThisStudy(ids["accepted_study"]))
    ids["answering_paper"] = room.add_paper("researcher", "They cost little.")


def _confide(world: World) -> None:
    """A note to the lone expert and one to another; a caucus with it inside, and one without."""
    room, ids = world.room, world.ids
    ids["note"] = room.note("lone_expert")
    ids["other_note"] = room.note("expert_1")
    inside = ("lone_expert", *room.experts)
    ids["caucus"] = room.open_caucus(*inside)
    ids["other_caucus"] = room.open_caucus(*room.experts)
    room.say_in(ids["caucus"], "expert_1")
    for number, name in enumerate(room.experts, start=1):
        ids[f"handle_{number}"] = room.handle(name)
