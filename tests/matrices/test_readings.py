"""Every seat, record class and visibility over HTTP, as the table written by hand says.

- *none* of every class behind an address: 404. Count, digest and ciphertext: that there is
  something, never what (403). Above that: 200 and no more than the level.
- *own* shows one's own and nobody else's; *unattributed* has no handle; names and addresses of
  people are read by those who know the roster's side, and by nobody else.
- Two classes of one page each have a field of their own; `FIELDS` says which.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.matrices import table
from tests.matrices.addresses import READINGS, filled
from tests.matrices.may_do import SEATS
from tests.matrices.may_know import VISIBILITIES
from tests.matrices.world import World

CONTENT = {"own", "unattributed", "pseudonymous", "full"}
HANDLES = {"pseudonymous", "full"}
FILES = {"nomination", "declaration", "roster"}

Items = list[dict[str, Any]]


def released(items: Items, levels: Mapping[str, str], world: World) -> None:
    if levels["contribution_released"] not in CONTENT:
        assert items == []
        return
    assert len(items) == len(world.room.experts)
    handled = levels["contribution_released"] in HANDLES
    assert all((item["handle"] is not None) is handled for item in items)


def window(items: Items, levels: Mapping[str, str], world: World) -> None:
    if levels["contribution_unreleased"] == "own":
        assert {item["id"] for item in items} <= {world.ids["closed_item"]}
        assert all(item["handle"] is None for item in items)
    else:
        assert len(items) == len(world.room.experts) + 1
        assert all(item["handle"] for item in items)


def mine(items: Items, levels: Mapping[str, str], world: World) -> None:
    own = {world.ids["closed_item"], world.ids["open_item"]}
    expected = own if levels["contribution_unreleased"] == "own" else set()
    assert {item["id"] for item in items} == expected


def candidates(items: Items, levels: Mapping[str, str], world: World) -> None:
    if levels["nomination"] == "own":
        assert {item["id"] for item in items} <= {world.ids["candidate"]}
    else:
        assert len(items) > len(world.room.experts)
    declared = [item for item in items if item["declaration"] or item["assessment"]]
    assert levels["declaration"] == "full" or not declared


def amendments(items: Items, levels: Mapping[str, str], world: World) -> None:
    both = {world.ids["amendment"], world.ids["other_amendment"]}
    expected = set() if levels["amendment"] == "own" else both
    assert {item["id"] for item in items} == expected
    assert all(item.get("handle") is None and "author" not in item for item in items)


def dissents(items: Items, levels: Mapping[str, str], world: World) -> None:
    held = {world.ids["carried"], world.ids["dissent"]}
    expected = set() if levels["dissent"] == "own" else held | {world.ids["other_dissent"]}
    assert {item["id"] for item in items} == expected
    holds = {item["id"] for item in items if item["mine"]}
    assert holds == (held if levels["contribution_unreleased"] == "own" else set())
    assert all("holder" not in item and "handle" not in item for item in items)


def texts(name: str) -> Callable[[Items, Mapping[str, str], World], None]:
    def check(items: Items, levels: Mapping[str, str], world: World) -> None:
        assert bool(items) is (levels[name] == "full")

    return check


def briefs(items: Items, levels: Mapping[str, str], world: World) -> None:
    seen = {item["id"] for item in items}
    own = levels["delivery"] == "own"
    both = {world.ids["brief"], world.ids["delivered"]}
    expected = {world.ids["delivered"]} if own else both if levels["brief"] == "full" else set()
    assert seen == expected
    for item in items:
        one_brief(item, levels, world)


LISTS: Mapping[str, Callable[[Items, Mapping[str, str], World], None]] = {
    "/candidates": candidates,
    "/rounds": lambda items, levels, world: None if len(items) == 3 else pytest.fail("rounds"),  # noqa: ARG005
    "/rounds/{closed_round}/contributions": window,
    "/contributions": released,
    "/contributions/mine": mine,
    "/paragraphs": texts("draft"),
    "/paragraphs/{paragraph}/amendments": amendments,
    "/passages": texts("synthesis"),
    "/recommendations": texts("recommendation"),
    "/dissents": dissents,
    "/briefs": briefs,
}


def standing(found: dict[str, Any], levels: Mapping[str, str], world: World) -> None:
    assert (found["charter"] is not None) is (levels["question"] == "full")
    assert (found["phase"] is not None) is (levels["milestone"] == "full")


def one_brief(found: dict[str, Any], levels: Mapping[str, str], world: World) -> None:
    signs = levels["approval"] == "full"
    assert (found["approvals"] is not None) is signs
    assert (found["releases"] is not None) is signs
    addressees = {one["addressee"] for one in found["deliveries"]}
    mine = {world.ids["decision_maker"]}
    if levels["answer"] == "none":
        assert addressees == set()
    elif levels["answer"] == "own":
        assert addressees <= mine
    elif found["id"] == world.ids["delivered"]:
        assert len(addressees) == 2


ONE: Mapping[str, Callable[[dict[str, Any], Mapping[str, str], World], None]] = {
    "": standing,
    "/briefs/{delivered}": one_brief,
}
OWN = {
    "/paragraphs/{paragraph}": "draft",
    "/paragraphs/{paragraph}/amendments": "draft",
    "/dissents/{carried}": "dissent",
    "/briefs/{delivered}": "brief",
    "/briefs/{delivered}/document": "brief",
}
"""Addresses of one object: whose level is *own* finds it only if it is theirs."""


def expected(path: str, levels: Mapping[str, str]) -> int:
    """What the table answers to somebody who reads this address."""
    known = {levels[name] for name in READINGS[path]}
    if known == {"none"}:
        return 404
    if path in OWN and levels[OWN[path]] == "own":
        return 404  # nothing is assigned to a translator yet
    return 200 if known & CONTENT else 403


def test_every_address_that_can_be_read_is_read(world: World) -> None:
    described = (
        world.callers["friend"]
        .app.test_client()
        .get("/openapi.json", base_url="http://localhost:8000")
    )
    assert described.json is not None
    paths = {
        re.sub(r"\{[^}]*\}", "{}", path).split("/tracks/{}", 1)[-1]
        for path, item in described.json["paths"].items()
        if "get" in item and path.startswith("/api/v1/tracks/{")
    }
    assert paths == {re.sub(r"\{[^}]*\}", "{}", path) for path in READINGS}


@pytest.mark.parametrize("seat", SEATS, ids=table.knows)
def test_over_http(seat: str, world: World) -> None:
    before = world.photograph()
    for shown in VISIBILITIES:
        world.show(shown)
        for path in READINGS:
            _read(world, seat, path, table.levels(shown, seat), f"{seat} at {path} in {shown}")
    world.show("masked")
    assert world.photograph() == before


def _read(world: World, seat: str, path: str, levels: Mapping[str, str], said: str) -> None:
    leaves = world.leaves()
    answer = world.callers[seat].get(world.here + filled(path, world.ids))
    assert answer.status_code == expected(path, levels), said
    assert world.leaves() == leaves + 1, said
    text = answer.get_data(as_text=True) if answer.is_json else ""
    if path != "/candidates":
        assert not _names(text), said
    if answer.status_code != 200 or not answer.is_json:
        return
    found = answer.get_json()
    try:
        LISTS[path](found["items"], levels, world) if path in LISTS else None
        ONE[path](found, levels, world) if path in ONE else None
    except AssertionError as wrong:
        raise AssertionError(f"{said}: {wrong}") from wrong


def _names(text: str) -> list[str]:
    """Names, houses and addresses of people in an answer."""
    return re.findall(r"Ana \w+|Institute of|@house\.example", text)
