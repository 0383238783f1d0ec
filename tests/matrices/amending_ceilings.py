"""What may be seen of amendments and of brackets, as `ceilings` says for everything else."""

from collections.abc import Mapping

from tests.matrices.talk_ceilings import Check, Items, is_expert
from tests.matrices.world import World

Levels = Mapping[str, str]


def amendments(items: Items, levels: Levels, world: World) -> None:
    both = {world.ids["amendment"], world.ids["other_amendment"]}
    assert {item["id"] for item in items} == (set() if levels["amendment"] == "own" else both)
    assert all(item.get("handle") is None and "author" not in item for item in items)
    own = {world.ids["amendment"]} if is_expert(levels) else set()
    assert {item["id"] for item in items if item["mine"]} == own


def brackets(items: Items, levels: Levels, world: World) -> None:
    seen = [] if levels["amendment"] == "own" else [world.ids["unsettled"]]
    assert [item["paragraph"] for item in items] == seen


AMENDING: Mapping[str, Check] = {
    "/paragraphs/{paragraph}/amendments": amendments,
    "/brackets": brackets,
}
