"""One 404 for everything that a caller may not know of: nobody learns by asking what there is.

- Not a member, no such track, no such object, another track's object, knowledge *none*: the
  same status, headers and bytes, except `Date`, whatever the method, the headers and the body.
- Each leaves the same number of leaves.
"""

from collections.abc import Mapping

import pytest
from werkzeug.test import TestResponse

from documents.ids import new_id
from tests.api.house import Caller
from tests.matrices import table
from tests.matrices.addresses import ACTS
from tests.matrices.may_do import SEATS
from tests.matrices.readings import READINGS, filled
from tests.matrices.world import World, send

INFORMED = (
    "expert",
    "chair",
    "facilitator",
    "secretariat_officer",
    "eligibility_officer",
    "auditor",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
CLASSES = {address.path: address.classes for address in ACTS.values()} | dict(READINGS)
"""The record classes behind every address inside a track."""

SENT: Mapping[str, tuple[bytes, Mapping[str, str]]] = {
    "nothing": (b"", {}),
    "an act as it should be": (b'{"seen": "hand-off"}', {"Idempotency-Key": "one"}),
    "a stale version": (b"{}", {"Idempotency-Key": "two", "If-Match": '"999"'}),
    "no JSON": (b"\xff{", {"Idempotency-Key": "three"}),
    "too much": (b" " * 100_000, {}),
    "another type": (b"<a/>", {"Content-Type": "text/xml", "Accept": "text/html"}),
}


def knock(caller: Caller, method: str, path: str, sent: str = "nothing") -> TestResponse:
    """Any request, with this body and these headers."""
    data, headers = SENT[sent]
    return send(caller, method, path, data, headers)


def seen(answer: TestResponse) -> tuple[object, ...]:
    """All that a caller sees of an answer, except `Date`."""
    headers = sorted((name, value) for name, value in answer.headers if name != "Date")
    return (answer.status, headers, answer.data)


@pytest.fixture
def closed(world: World) -> TestResponse:
    """The answer at a door that is certainly not there."""
    return world.callers["chair"].call("GET", f"/tracks/{new_id()}")


def uninformed(path: str) -> list[str]:
    """Seats whose knowledge of everything behind this address is *none*; there is one for every
    address but those of one's own rights and data, because every seat knows something."""
    found = [
        seat
        for seat in SEATS
        if all(table.levels("masked", seat)[name] == "none" for name in CLASSES[path])
    ]
    assert found or path in ("/rights", "/person"), path
    return found[:1]


def informed(path: str) -> str:
    """A seat that knows all there is of something behind this address."""
    return next(
        seat
        for seat in INFORMED
        if any(table.levels("masked", seat)[name] not in ("none", "own") for name in CLASSES[path])
    )


def cases(world: World, path: str, ids: Mapping[str, str]) -> Mapping[str, tuple[Caller, str]]:
    """Who stands before which closed door."""
    real = world.here + filled(path, ids)
    nowhere = dict.fromkeys(ids, new_id())
    someone = world.callers[informed(path)]
    found = {
        "not a member": (world.outsider, real),
        "no such track": (someone, f"/tracks/{new_id()}{filled(path, ids)}"),
        "no track's id": (someone, f"/tracks/UNION SELECT 1{filled(path, ids)}"),
        "another track": (someone, world.elsewhere + filled(path, ids)),
        "another address": (someone, world.here + "/archives" + filled(path, ids)),
    }
    found |= {f"{seat} knows nothing": (world.callers[seat], real) for seat in uninformed(path)}
    if "{" in path:
        found |= {
            "no such object": (someone, world.here + filled(path, nowhere)),
            "no object's id": (someone, world.here + filled(path, dict.fromkeys(ids, "1"))),
            "another track's object": (world.stranger, world.elsewhere + filled(path, ids)),
        }
    return found


@pytest.mark.parametrize("method", METHODS)
def test_every_closed_door_looks_the_same(method: str, world: World, closed: TestResponse) -> None:
    expected = seen(closed) if method != "HEAD" else (*seen(closed)[:2], b"")
    for path in CLASSES:
        leaves, found = world.leaves(), cases(world, path, world.ids)
        for case, (caller, address) in found.items():
            assert seen(knock(caller, method, address)) == expected, f"{case}: {method} {path}"
        assert world.leaves() == leaves + len(found), f"{method} {path}"


@pytest.mark.parametrize("sent", SENT)
def test_whatever_is_sent_to_a_closed_door(sent: str, world: World, closed: TestResponse) -> None:
    for path in ("/advance", "/contributions", "/dissents/{dissent}/confirm"):
        for case, (caller, address) in cases(world, path, world.ids).items():
            answer = knock(caller, "POST", address, sent)
            assert seen(answer) == seen(closed), f"{case}: POST {path}"


def test_a_door_that_is_ajar_for_others_is_closed_in_the_same_way(
    world: World, closed: TestResponse
) -> None:
    """An open window's items, a brief not delivered, a text not assigned, another's file."""
    doors = (
        ("expert", "GET", "/caucuses/{other_caucus}/entries"),
        ("expert", "POST", "/caucuses/{other_caucus}/entries"),
        ("facilitator", "GET", "/caucuses/{caucus}/entries"),
        ("facilitator", "POST", "/contributions/{open_item}/return"),
        ("facilitator", "GET", "/rounds/{open_round}/contributions"),
        ("decision_maker", "GET", "/briefs/{brief}"),
        ("decision_maker", "POST", "/briefs/{brief}/acknowledge"),
        ("translator", "GET", "/paragraphs/{paragraph}"),
        ("translator", "GET", "/dissents/{dissent}"),
        ("translator", "GET", "/briefs/{delivered}"),
        ("expert", "POST", "/contributions/{open_item_of_expert_1}/withdraw"),
        ("expert", "POST", "/contributions/drafts/{draft_of_expert_1}/discard"),
        ("facilitator", "POST", "/contributions/drafts/{draft}/discard"),
        ("expert", "POST", "/candidates/{candidate}/assessment"),
    )
    for seat, method, path in doors:
        answer = knock(world.callers[seat], method, world.here + filled(path, world.ids))
        assert seen(answer) == seen(closed), f"{seat}: {method} {path}"


def test_without_a_session_every_address_answers_the_same_and_leaves_no_leaf(
    world: World,
) -> None:
    """Nobody who has not signed in learns even which addresses there are."""
    leaves = world.leaves()
    for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS"):
        for path in CLASSES:
            real = knock(world.house.visitor(), method, world.here + filled(path, world.ids))
            unreal = knock(world.house.visitor(), method, f"/tracks/{new_id()}/{new_id()}")
            assert real.status_code == 401
            assert seen(real) == seen(unreal), f"{method} {path}"
    assert world.leaves() == leaves
