"""Whatever is sent instead of what should be: a problem in words, never an error, nothing done.

- Everybody here may do what they ask for; only what they send is wrong.
- A problem names the field and what it accepts, and never repeats what was sent.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from werkzeug.test import TestResponse

from api.openapi import description
from tests.api.house import Caller
from tests.matrices import bad_input, table
from tests.matrices.addresses import ACTS, UNSEEN
from tests.matrices.bad_input import MARK, Fault
from tests.matrices.may_do import PHASES, SEATS
from tests.matrices.readings import filled
from tests.matrices.world import World, send

CHARTER: dict[str, Any] = {
    "question": "Who measures?",
    "background": "Two basins.",
    "why_now": "The treaty ends.",
    "next_steps": "A conference.",
    "convener": "A university",
    "funders": ["A foundation"],
    "visibility": "masked",
    "level": "international",
    "sensitivity": "confidential",
    "sample": True,
    "terms": {"quorum": 1},
    "programme_area": "Waters",
    "sponsor": "A ministry",
    "funding": [],
    "report_by": "2027-01-31",
    "retention": [],
}
EVERY_ACT = (*ACTS, "track:open")

Faults = Callable[[str, Mapping[str, Any]], Iterator[Fault]]


described = cache(description)


def schema_of(act: str) -> Mapping[str, Any]:
    """The schema of an act's body in the published description."""
    found = described()
    for item in found["paths"].values():
        post = item.get("post", {})
        if post.get("operationId") == act.replace(":", "_"):
            schema: Mapping[str, Any] = post["requestBody"]["content"]["application/json"]["schema"]
            name = schema.get("$ref", "").rsplit("/", 1)[-1]
            return found["components"]["schemas"][name] if name else schema
    raise LookupError(act)


KINDS: Mapping[str, Faults] = {
    "a body that is not one JSON object": lambda _, body: bad_input.unreadable(body),
    "fields that are not known or of another type": lambda _, body: bad_input.wrong_fields(body),
    "fields that are missing": lambda act, body: bad_input.missing_fields(
        body, frozenset(schema_of(act).get("required", ()))
    ),
    "texts that are empty, too long or cannot be seen": bad_input.wrong_texts,
    "keys and versions that are none": lambda act, body: bad_input.wrong_headers(
        body, version_of(act)
    ),
}


def version_of(act: str) -> str:
    """The version that an act must name, if it must."""
    return ACTS[act].version if act in ACTS else ""


def caller_of(act: str) -> tuple[str, str]:
    """A seat and a phase in which it may do the act."""
    return next(
        (seat, phase) for seat in SEATS for phase in PHASES if act in table.acts(seat, phase)
    )


def asked(world: World, act: str) -> tuple[str, dict[str, Any], Caller]:
    """The address of an act, a body that would be accepted, and somebody who may send it."""
    seat, phase = caller_of(act)
    ids = world.ids | {"phase": world.stand(phase)}
    path = world.here + filled(ACTS[act].path, ids) if act in ACTS else "/tracks"
    body = filled(ACTS[act].body, ids) if act in ACTS else CHARTER
    return path, body, world.callers[seat]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_refused_in_words(kind: str, world: World) -> None:
    before = world.photograph()
    for act in EVERY_ACT:
        path, body, caller = asked(world, act)
        for fault in KINDS[kind](act, body):
            headers = bad_input.fresh_headers(version_of(act)) | dict(fault.headers)
            answer = send(caller, "POST", path, fault.data, headers)
            check(answer, fault, f"{act}: {fault.said}")
    world.stand("hand-off")
    assert world.photograph() == before


def check(answer: TestResponse, fault: Fault, said: str) -> None:
    """The answer is the problem that the fault must get."""
    text = answer.get_data(as_text=True)
    assert answer.status_code == fault.status, f"{said}: {text}"
    assert answer.mimetype == "application/problem+json", said
    problem = answer.get_json()
    assert problem["type"] == f"urn:entryhall:problem:{fault.kind}", f"{said}: {text}"
    assert problem["title"], said
    assert MARK not in text, said
    if fault.names:
        fields = {error["field"].split(".")[0]: error["accepted"] for error in problem["errors"]}
        assert fault.names in fields, f"{said}: {text}"
        assert all(fields.values()), f"{said}: {text}"


def test_a_key_is_not_used_for_another_request(world: World) -> None:
    """The first was refused, which is an answer too; the auditor may do nothing, and does not
    find some of the doors."""
    before, auditor = world.photograph(), world.callers["auditor"]
    unseen = {act for act, seats in UNSEEN.items() if "auditor" in seats}
    for act in set(EVERY_ACT) - unseen:  # no auditor finds these doors
        path, body, _ = asked(world, act)
        key, match = act.replace(":", "."), version_of(act)
        first = auditor.post(path, body, key, match)
        again = auditor.post(path, body, key, match)
        assert first.status_code == again.status_code == 403, act
        assert first.data == again.data, act
        for other_path, other in others(world, act, path, body):
            answer = auditor.post(other_path, other, key, match)
            assert answer.status_code == 422, f"{act}: {answer.get_data(as_text=True)}"
            assert answer.get_json()["type"] == "urn:entryhall:problem:key_reused", act
    world.stand("hand-off")
    assert world.photograph() == before


def others(
    world: World, act: str, path: str, body: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The same act with other words, and another act."""
    words = {"stance"} if act.startswith("statement:") else {"email"}
    for name in (bad_input.FREE_TEXT & body.keys()) - words:
        if isinstance(body[name], str):
            yield path, {**body, name: f"{body[name]} And more."}
    another = "track:pause" if act != "track:pause" else "track:resume"
    yield world.here + ACTS[another].path, {"seen": "closed"}
