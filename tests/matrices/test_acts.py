"""Every act of every seat in every phase over HTTP, as the table written by hand says.

- What the table does not grant: 404 where the seat knows nothing of the record, else 403; in
  both cases one leaf is written and nothing else.
- What the table grants is never denied for the seat, though its own rule may say no, and what
  others wrote is not to be found; and every act is really done by somebody, so that no body here
  is refused for itself.
"""

import re
from collections.abc import Iterable
from http import HTTPStatus
from itertools import product
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.matrices import table
from tests.matrices.addresses import ACTS, UNSEEN
from tests.matrices.building import built
from tests.matrices.may_do import PHASES, SEATS
from tests.matrices.readings import filled
from tests.matrices.world import World

ALLOWED = {200, 201, 409, 412}
DONE = {200, 201}


def ask(world: World, seat: str, act: str, phase: str) -> TestResponse:
    """Let the holder of a seat ask for an act."""
    address, ids = ACTS[act], world.ids | {"phase": phase}
    path = world.here + filled(address.path, ids)
    return world.callers[seat].post(path, filled(address.body, ids), match=address.version)


def refusal(seat: str, act: str) -> HTTPStatus:
    """What the table answers to somebody who may not."""
    levels = table.levels("masked", seat)
    known = any(levels[name] != "none" for name in ACTS[act].classes)
    found = seat not in UNSEEN.get(act, ())
    return HTTPStatus.FORBIDDEN if known and found else HTTPStatus.NOT_FOUND


def test_every_act_of_the_description_is_asked_for(world: World) -> None:
    posted = {
        re.sub(r"\{[^}]*\}", "{}", path).split("/tracks/{}", 1)[-1]
        for path, item in world.description["paths"].items()
        if "post" in item and path.startswith("/api/v1/tracks/{")
    }
    assert posted == {re.sub(r"\{[^}]*\}", "{}", address.path) for address in ACTS.values()}
    granted = {act for seat in SEATS for phase in PHASES for act in table.acts(seat, phase)}
    assert granted == {*ACTS, "track:open"}


@pytest.mark.parametrize("seat", SEATS, ids=table.does)
def test_nothing_else_is_open_to(seat: str, world: World) -> None:
    before = world.photograph()
    for phase in PHASES:
        shown, leaves = world.stand(phase), world.leaves()
        barred = ACTS.keys() - table.acts(seat, phase)
        for act in barred:
            answer = ask(world, seat, act, shown)
            said = f"{seat} asks for {act} in {phase}"
            assert answer.status_code == refusal(seat, act), said
            assert answer.mimetype == "application/problem+json", said
            if answer.status_code == HTTPStatus.FORBIDDEN:
                assert answer.json is not None
                assert answer.json["rule"] == "permissions.not_granted", said
        assert world.leaves() == leaves + len(barred), f"{seat} in {phase}"
    world.stand("hand-off")
    assert world.photograph() == before


def test_what_is_granted_is_never_denied_for_the_seat(tmp_path: Path) -> None:
    """Everything is done twice: before there is a brief, and after one was delivered."""
    before, after = built(tmp_path / "before", handed_off=False), built(tmp_path / "after")
    texts = [act for act in ACTS if not act.startswith(("brief:", "answer:", "clarification:"))]
    done = done_by_all(before, texts) | done_by_all(after, [*ACTS])
    assert done == ACTS.keys()


def done_by_all(world: World, acts: Iterable[str]) -> set[str]:
    """Let every seat do what it may in every phase; answers the acts that were really done."""
    done = set()
    for act, phase, seat in product(acts, PHASES, SEATS):
        if act in table.acts(seat, phase):
            answer = ask(world, seat, act, world.stand(phase))
            said = f"{seat} asks for {act} in {phase}: {answer.get_data(as_text=True)}"
            unseen = seat in UNSEEN.get(act, ())
            assert answer.status_code in ({404} if unseen else ALLOWED), said
            done |= {act} if answer.status_code in DONE else set()
    world.store.close()
    return done


def test_a_track_is_opened_by_an_officer_who_may_convene_and_by_nobody_else(world: World) -> None:
    charter = {
        "question": "Who measures?",
        "background": "Two basins.",
        "why_now": "The treaty ends.",
        "next_steps": "A conference.",
        "convener": "A university",
        "funders": ["A foundation"],
    }
    for seat in SEATS:
        answer = world.callers[seat].post("/tracks", charter)
        expected = 201 if seat == "secretariat_officer" else 403
        assert answer.status_code == expected, seat
