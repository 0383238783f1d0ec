"""What an answer may hold at most at a level of knowledge, address by address.

- Each check takes what was answered, the viewer's levels, and the world; it asserts.
- It also asserts that what the level grants is there, so that an empty answer is no safe one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tests.matrices import table
from tests.matrices.may_do import SEATS
from tests.matrices.world import World

CONTENT = {"own", "unattributed", "pseudonymous", "full"}
HANDLES = {"pseudonymous", "full"}
PHASE = "hand-off"

Items = list[dict[str, Any]]
Levels = Mapping[str, str]
Check = Callable[[Any, Levels, World], None]


def ids(items: Items) -> set[str]:
    """The ids in a list."""
    return {item["id"] for item in items}


def standing(found: dict[str, Any], levels: Levels, _: World) -> None:
    assert (found["charter"] is not None) is (levels["question"] == "full")
    assert (found["phase"] is not None) is (levels["milestone"] == "full")


def rights(found: dict[str, Any], levels: Levels, _: World) -> None:
    (seat,) = found["seats"]
    assert found["knowledge"] == dict(levels)
    assert sorted(found["acts"]) == table.acts(seat, PHASE)


def rounds(items: Items, levels: Levels, _: World) -> None:
    assert bool(items) is (levels["milestone"] == "full")
    for item in items:
        worded = item["title"] is not None, bool(item["questions"])
        assert worded == ((levels["question"] == "full"),) * 2


def milestones(items: Items, levels: Levels, _: World) -> None:
    assert bool(items) is (levels["milestone"] == "full")


def candidates(items: Items, levels: Levels, world: World) -> None:
    if levels["nomination"] == "own":
        assert ids(items) <= {world.ids["candidate"]}
    else:
        assert len(items) > len(world.room.experts)
    declared = [item for item in items if item["declaration"] or item["assessment"]]
    assert bool(declared) is (levels["declaration"] == "full")


def seats(items: Items, levels: Levels, world: World) -> None:
    if levels["roster"] == "own":
        assert ids(items) == {world.room.seats["lone_expert"]}
        return
    assert len(items) > len(SEATS)
    speakers = {item["id"] for item in items if item["handle"]}
    named = {world.room.seats[name] for name in (*world.room.experts, "lone_expert")}
    assert bool(speakers & named) is (levels["authorship"] == "full")


def window(items: Items, levels: Levels, world: World) -> None:
    if levels["contribution_unreleased"] == "own":
        assert ids(items) == {world.ids["closed_item"]}
        assert all(item["handle"] is None for item in items)
    else:
        assert len(items) == len(world.room.experts) + 1
        assert all(item["handle"] for item in items)


def mine(items: Items, levels: Levels, world: World) -> None:
    own = {world.ids["closed_item"], world.ids["open_item"]}
    assert ids(items) == (own if levels["contribution_unreleased"] == "own" else set())


def released(items: Items, levels: Levels, world: World) -> None:
    assert len(items) == len(world.room.experts)
    handled = levels["contribution_released"] in HANDLES
    assert all((item["handle"] is not None) is handled for item in items)


def texts(name: str) -> Check:
    """A list of texts of this class, which at *own* is of those assigned: none yet."""

    def check(items: Items, levels: Levels, _: World) -> None:
        assert bool(items) is (levels[name] == "full")

    return check


def amendments(items: Items, levels: Levels, world: World) -> None:
    both = {world.ids["amendment"], world.ids["other_amendment"]}
    assert ids(items) == (set() if levels["amendment"] == "own" else both)
    assert all(item.get("handle") is None and "author" not in item for item in items)


def dissents(items: Items, levels: Levels, world: World) -> None:
    held = {world.ids["carried"], world.ids["dissent"]}
    everything = held | {world.ids["other_dissent"]}
    assert ids(items) == (set() if levels["dissent"] == "own" else everything)
    holds = {item["id"] for item in items if item["mine"]}
    assert holds == (held if levels["contribution_unreleased"] == "own" else set())
    assert all("holder" not in item and "handle" not in item for item in items)


def briefs(items: Items, levels: Levels, world: World) -> None:
    both = {world.ids["brief"], world.ids["delivered"]}
    addressed = {world.ids["delivered"]} if levels["delivery"] == "own" else both
    assert ids(items) == (set() if levels["brief"] == "own" else addressed)
    for item in items:
        one_brief(item, levels, world)


def one_brief(found: dict[str, Any], levels: Levels, world: World) -> None:
    assert (found["approvals"] is not None) is (levels["approval"] == "full")
    assert (found["releases"] is not None) is (levels["approval"] == "full")
    all_of_them = {world.room.seats[f"decision_maker_{number}"] for number in (1, 2)}
    known = {"none": set(), "own": {world.ids["decision_maker"]}}
    expected = known.get(levels["answer"], all_of_them)
    delivered = found["id"] == world.ids["delivered"]
    addressees = {one["addressee"] for one in found["deliveries"]}
    assert addressees == (expected if delivered else set())


def answers(items: Items, levels: Levels, world: World) -> None:
    theirs = {world.room.seats["decision_maker_2"]}
    addressees = {item["addressee"] for item in items}
    assert addressees == (theirs if levels["answer"] == "full" else set())


def positions(items: Items, levels: Levels, _: World) -> None:
    assert levels["position"] == "own"
    assert [item["reason"] for item in items] == ["Mine alone."]


def chases(found: dict[str, Any], _: Levels, world: World) -> None:
    """Who answered, by name; nothing of what was said."""
    whats = [item["what"] for item in found["items"]]
    assert set(whats) == {"round", "approval", "receipt", "answers"}
    (window,) = (item for item in found["items"] if item["what"] == "round")
    assert window["about"] == world.ids["open_round"]
    assert set(window) == {"what", "about", "due", "done", "silent"}
    assert len(window["done"]) + len(window["silent"]) == len(world.room.experts) + 1


LISTS: Mapping[str, Check] = {
    "/candidates": candidates,
    "/seats": seats,
    "/rounds": rounds,
    "/rounds/{closed_round}/contributions": window,
    "/contributions": released,
    "/contributions/mine": mine,
    "/positions": positions,
    "/paragraphs": texts("draft"),
    "/paragraphs/{paragraph}/amendments": amendments,
    "/passages": texts("synthesis"),
    "/recommendations": texts("recommendation"),
    "/dissents": dissents,
    "/briefs": briefs,
    "/answers": answers,
    "/milestones": milestones,
}
ONE: Mapping[str, Check] = {
    "": standing,
    "/rights": rights,
    "/chases": chases,
    "/briefs/{delivered}": one_brief,
}
