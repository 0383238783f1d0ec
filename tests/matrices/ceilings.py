"""What an answer may hold at most at a level of knowledge, address by address.

- Each check takes what was answered, the viewer's levels, and the world; it asserts.
- It also asserts that what the level grants is there, so that an empty answer is no safe one.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.matrices import paraphrasing, table
from tests.matrices.amending_ceilings import AMENDING
from tests.matrices.may_do import SEATS
from tests.matrices.talk_ceilings import TALK_LISTS, TALK_ONE, is_expert
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
    assert found["ended"] is None


def rights(found: dict[str, Any], levels: Levels, _: World) -> None:
    (seat,) = found["seats"]
    assert found["knowledge"] == dict(levels)
    assert sorted(found["acts"]) == table.acts(seat, PHASE)


def charter(found: dict[str, Any], levels: Levels, _: World) -> None:
    assert levels["terms"] == "full"
    assert found["charter"]["question"]


def terms(items: Items, levels: Levels, world: World) -> None:
    """Everybody reads what was approved; only those who sign or write read the others."""
    waiting = {world.ids["terms"], world.ids["other_terms"]}
    assert world.ids["approved_terms"] in ids(items)
    works = levels["readiness"] == "full"
    assert waiting & ids(items) == (waiting if works else set())


def actor_map(found: dict[str, Any], levels: Levels, world: World) -> None:
    assert levels["actor_map"] == "full"
    assert ids(found["actors"]) == {world.ids["actor"], world.ids["other_actor"]}
    assert len(found["relations"]) == 1


def readiness(found: dict[str, Any], levels: Levels, _: World) -> None:
    assert levels["readiness"] == "full"
    assert all(one["answer"] and one["words"] for one in found["questions"])
    assert found["decision"]["holds"] is True


def rounds(items: Items, levels: Levels, _: World) -> None:
    assert bool(items) is (levels["milestone"] == "full")
    for item in items:
        worded = item["title"], item["questions"], item["setting"]
        assert [bool(one) for one in worded] == [levels["question"] == "full"] * 3


def milestones(items: Items, levels: Levels, _: World) -> None:
    assert bool(items) is (levels["milestone"] == "full")


def candidates(items: Items, levels: Levels, world: World) -> None:
    if levels["nomination"] == "own":
        assert ids(items) <= {world.ids["candidate"]}
    else:
        assert len(items) > len(world.room.experts)
    declared = [item for item in items if item["declaration"] or item["assessment"]]
    assert bool(declared) is (levels["declaration"] == "full")


def person(found: dict[str, Any], levels: Levels, world: World) -> None:
    held = {seat["seat"] for seat in found["seats"]} or {"candidate"}
    (seat,) = held
    assert len(re.findall(r"@house\.example", str(found))) == (2 if found["file"] else 1)
    assert bool(found["file"]) is (seat == "candidate")
    everything = {"closed_item", "open_item"} if seat == "expert" else set()
    assert {world.ids[name] for name in everything} <= ids(found["wrote"])
    assert bool(found["wrote"]) is (is_expert(levels))


def balance(found: dict[str, Any], levels: Levels, _: World) -> None:
    assert levels["nomination"] == "full"
    assert [fill["seated"] for fill in found["targets"]] == [2]


def mandates(items: Items, levels: Levels, world: World) -> None:
    if levels["declaration"] == "own":
        lone = {world.room.seats[name] for name in ("lone_expert", "lone_observer")}
        assert len(items) <= 1
        assert ids(items) <= lone
    else:
        assert len(items) > len(world.room.experts)


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
        own = {world.ids[name] for name in ("closed_item", *paraphrasing.OWN)}
        assert ids(items) == (own if is_expert(levels) else set())
        assert all(item["handle"] is None for item in items)
    else:
        asked = {world.ids[name] for name in (*paraphrasing.OWN, "others_asked_item")}
        assert len(items) == len(world.room.experts) + 1 + len(asked)
        assert ids([item for item in items if item["handle"] is None]) == asked


def mine(items: Items, levels: Levels, world: World) -> None:
    sent = ("closed_item", "open_item", "unread_item", *paraphrasing.OWN)
    own = {world.ids[name] for name in sent}
    assert ids(items) == (own if is_expert(levels) else set())


def drafts(items: Items, levels: Levels, world: World) -> None:
    own = {world.ids["draft"]} if is_expert(levels) else set()
    assert ids(items) == own


def released(items: Items, levels: Levels, world: World) -> None:
    assert len(items) == len(world.room.experts) + 1
    handled = levels["contribution_released"] in HANDLES
    assert all((item["handle"] is not None) is handled for item in items)


def texts(name: str) -> Check:
    """A list of texts of this class, which at *own* is of those assigned: none yet."""

    def check(items: Items, levels: Levels, _: World) -> None:
        assert bool(items) is (levels[name] == "full")

    return check


def revised(found: dict[str, Any], levels: Levels, _: World) -> None:
    assert bool(found["paragraphs"]) is (levels["draft"] == "full")


def dissents(items: Items, levels: Levels, world: World) -> None:
    held = {world.ids[name] for name in ("carried", "dissent", "merged", "joint")}
    everything = held | {world.ids[name] for name in ("other_dissent", "other_merged", "third")}
    assert ids(items) == (set() if levels["dissent"] == "own" else everything)
    holds = {item["id"] for item in items if item["mine"]}
    assert holds == (held if is_expert(levels) else set())
    assert all("holder" not in item and "handle" not in item for item in items)
    told = {item["id"] for item in items if item["merged_into"]}
    assert told == holds & {world.ids["merged"]}


def mergers(items: Items, levels: Levels, world: World) -> None:
    """Who keeps the text sees every proposal, an expert those on its own dissents, with no count
    of anybody; nobody else sees one."""
    keeps = levels["brief"] == "full" and levels["dissent"] == "pseudonymous"
    concerned = is_expert(levels)
    own = {world.ids["merger"], world.ids["done_merger"]}
    others = {world.ids["other_merger"]} if keeps else set()
    assert ids(items) == (own | others if keeps or concerned else set())
    assert all((item["dissents"] is not None) is keeps for item in items)
    assert all((item["mine"] is not None) is concerned for item in items)


def briefs(items: Items, levels: Levels, world: World) -> None:
    both = {world.ids["brief"], world.ids["delivered"]}
    addressed = {world.ids["delivered"]} if levels["delivery"] == "own" else both
    assert ids(items) == (set() if levels["brief"] == "own" else addressed)
    for item in items:
        one_brief(item, levels, world)


def one_brief(found: dict[str, Any], levels: Levels, world: World) -> None:
    assert (found["approvals"] is not None) is (levels["approval"] == "full")
    assert (found["releases"] is not None) is (levels["approval"] == "full")
    assert (found["silence_broken"] is not None) is (levels["approval"] == "full")
    assert (found["escalated"] is not None) is (levels["answer"] == "full")
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


def clarifications(items: Items, levels: Levels, world: World) -> None:
    waiting, replied = {world.ids["clarification"]}, {world.ids["replied"]}
    if levels["brief"] == levels["recommendation"] == "full":
        assert ids(items) == waiting | replied
        return
    own = waiting if levels["delivery"] == "own" else set()
    assert ids(items) == own | (replied if levels["answer"] == "full" else set())
    assert all(item["forwarded"] or not item["reply"] for item in items)


def recorded(items: Items, levels: Levels, world: World) -> None:
    assert levels["approval"] == "full"
    assert ids(items) == {world.ids["record"]}


def positions(items: Items, levels: Levels, _: World) -> None:
    assert levels["position"] == "own"
    assert [item["reason"] for item in items] == ["Mine alone."]


def disclosures(items: Items, levels: Levels, world: World) -> None:
    asked = {world.ids[f"{name}_identity"] for name in ("asked", "agreed", "other")}
    moderates = levels["contribution_unreleased"] == "pseudonymous"
    assert ids(items) == (asked if moderates else set())
    assert all(item["name"] is None for item in items)


def identities(items: Items, levels: Levels, world: World) -> None:
    everything = {world.ids[f"{name}_identity"] for name in ("asked", "agreed", "other")}
    concerned = is_expert(levels)
    theirs = {world.ids["agreed_identity"]} if concerned else set()
    assert ids(items) == (everything if levels["question"] == "none" else theirs)
    assert all(item["name"] is None for item in items)


def chases(found: dict[str, Any], _: Levels, world: World) -> None:
    """Who answered, by name; nothing of what was said."""
    whats = [item["what"] for item in found["items"]]
    assert set(whats) == {"round", "approval", "receipt", "answers"}
    (window,) = (item for item in found["items"] if item["what"] == "round")
    assert window["about"] == world.ids["open_round"]
    assert set(window) == {"what", "about", "due", "done", "silent"}
    assert len(window["done"]) + len(window["silent"]) == len(world.room.experts) + 1


LISTS: Mapping[str, Check] = {
    **TALK_LISTS,
    "/terms": terms,
    "/candidates": candidates,
    "/seats": seats,
    "/mandates": mandates,
    "/rounds": rounds,
    "/rounds/{closed_round}/contributions": window,
    "/contributions": released,
    "/contributions/drafts": drafts,
    "/contributions/mine": mine,
    "/disclosures": disclosures,
    "/identities": identities,
    "/paraphrases": paraphrasing.listed,
    "/positions": positions,
    **AMENDING,
    "/paragraphs": texts("draft"),
    "/paragraphs/{paragraph}/versions": texts("draft"),
    "/passages": texts("synthesis"),
    "/recommendations": texts("recommendation"),
    "/dissents": dissents,
    "/mergers": mergers,
    "/briefs": briefs,
    "/answers": answers,
    "/clarifications": clarifications,
    "/recorded-answers": recorded,
    "/milestones": milestones,
}
ONE: Mapping[str, Check] = {
    "/draft/comparison": revised,
    **TALK_ONE,
    "/person": person,
    "/balance": balance,
    "": standing,
    "/rights": rights,
    "/charter": charter,
    "/actor-map": actor_map,
    "/readiness": readiness,
    "/chases": chases,
    "/briefs/{delivered}": one_brief,
}
