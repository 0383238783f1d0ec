"""Every seat, record class and visibility over HTTP, as the table written by hand says.

- *none* of every class behind an address: 404. Count, digest and ciphertext: that there is
  something, never what (403). Above that: 200 and no more than the level.
- *own* shows one's own and nobody else's; *unattributed* has no handle; names and addresses of
  people are read by those who know the roster's side, and by nobody else.
"""

import re

import pytest

from tests.matrices import table
from tests.matrices.ceilings import CONTENT, LISTS, ONE, PHASE, Levels
from tests.matrices.may_do import SEATS
from tests.matrices.may_know import VISIBILITIES
from tests.matrices.readings import READINGS, filled
from tests.matrices.talk import HIDDEN
from tests.matrices.world import World

OBJECTS = {
    "/paragraphs/{paragraph}": "draft",
    "/paragraphs/{paragraph}/amendments": "draft",
    "/paragraphs/{paragraph}/merge": "draft",
    "/paragraphs/{paragraph}/versions": "draft",
    "/paragraphs/{paragraph}/comparison": "draft",
    "/dissents/{carried}": "dissent",
    "/briefs/{delivered}": "brief",
    "/briefs/{delivered}/document": "brief",
    "/briefs/{delivered}/annex": "brief",
    "/briefs/{delivered}/reply-slip": "brief",
}
"""Addresses of one text: whose level is *own* finds it only if it was assigned; none is yet."""

EVERYBODY = CONTENT | {"count", "digest", "ciphertext"}
SHOWN = {
    "/log": {"digest"},
    "/rights": EVERYBODY,
    "/person": EVERYBODY,
    "/balance": {"full"},
    "/chases": {"full"},
}
"""Levels that open an address, where that is not the levels of content: the log is digests, and
everybody who knows anything is told what they may, and what is held about them; how balanced the
roster is, and who is waited for, concerns those who see all of it."""

SHOW_NAMES = ("/candidates", "/seats", "/mandates", "/person", "/chases")


def expected(seat: str, path: str, levels: Levels) -> int:
    """What the table answers to somebody who reads this address."""
    known = {levels[name] for name in READINGS[path]}
    if (
        known == {"none"}
        or seat in HIDDEN.get(path, ())
        or (path in OBJECTS and levels[OBJECTS[path]] == "own")
    ):
        return 404
    return 200 if known & SHOWN.get(path, CONTENT) else 403


def test_every_address_that_can_be_read_is_read(world: World) -> None:
    paths = {
        re.sub(r"\{[^}]*\}", "{}", path).split("/tracks/{}", 1)[-1]
        for path, item in world.description["paths"].items()
        if "get" in item and path.startswith("/api/v1/tracks/{")
    }
    assert paths == {re.sub(r"\{[^}]*\}", "{}", path) for path in READINGS}


@pytest.mark.parametrize("seat", SEATS, ids=table.knows)
def test_over_http(seat: str, world: World) -> None:
    world.stand(PHASE)
    before = world.photograph()
    for shown in VISIBILITIES:
        world.show(shown)
        leaves = world.leaves()
        for path in READINGS:
            read(world, seat, path, table.levels(shown, seat), f"{seat} at {path} in {shown}")
        assert world.leaves() == leaves + len(READINGS), f"{seat} in {shown}"
    world.show("masked")
    assert world.photograph() == before


def read(world: World, seat: str, path: str, levels: Levels, said: str) -> None:
    """Look at one address: the status, nobody's name, and no more than the level."""
    answer = world.callers[seat].get(world.here + filled(path, world.ids))
    assert answer.status_code == expected(seat, path, levels), f"{said}: {answer.get_data(True)!r}"
    if not answer.is_json:
        return
    assert path in SHOW_NAMES or not names_in(answer.get_data(as_text=True)), said
    found = answer.get_json()
    try:
        if path in LISTS and answer.status_code == 200:
            LISTS[path](found["items"], levels, world)
        if path in ONE and answer.status_code == 200:
            ONE[path](found, levels, world)
    except AssertionError as wrong:
        raise AssertionError(f"{said}: {wrong}") from wrong


def names_in(text: str) -> list[str]:
    """Names, houses and addresses of people in an answer."""
    return re.findall(r"Ana \w+|Institute of|@house\.example", text)
