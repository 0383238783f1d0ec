"""Every seat at every page, as the tables written by hand say; every page as everybody needs it.

- *none* of every class behind a page: the one 404, byte for byte, whatever the method.
- Count, digest and ciphertext are told that there is something, never what (403).
- A form asks for nothing that the page does not take, and never goes past an act's own door.
"""

import re
from collections.abc import Mapping

import pytest
from werkzeug.test import TestResponse

from api.headers import HEADERS
from api.pages.table import PAGES as OURS
from api.pages.table import is_known
from api.reads import DOCX
from documents.ids import new_id
from tests.api.browser import HERE, Browser, Page, faults
from tests.api.house import URL
from tests.matrices import table
from tests.matrices.building import PEOPLE
from tests.matrices.ceilings import CONTENT, Levels
from tests.matrices.may_do import PHASES, SEATS
from tests.matrices.may_know import VISIBILITIES
from tests.matrices.pages import ASSIGNED, PAGES, SHOWN
from tests.matrices.readings import filled
from tests.matrices.test_readings import names_in
from tests.matrices.world import World

Browsers = Mapping[str, Browser]
HTML = {path: page for path, page in PAGES.items() if not page.file}


@pytest.fixture(scope="module")
def browsers(_still: World) -> Browsers:
    """Everybody's browser, by seat."""
    _still.ids["released"] = _still.room.released()[0]
    return {seat: _still.browser(PEOPLE.get(seat, seat)) for seat in SEATS}


def path_of(world: World, path: str) -> str:
    """The address of a page in the world's track."""
    return f"{world.here}{filled(path, world.ids)}"


def expected(path: str, levels: Levels) -> int:
    """What the table answers to somebody who opens this page."""
    known = {levels[name] for name in PAGES[path].classes}
    if known == {"none"} or (path in ASSIGNED and levels[ASSIGNED[path]] == "own"):
        return 404
    return 200 if known & SHOWN.get(path, CONTENT) else 403


def seen(answer: TestResponse) -> tuple[object, ...]:
    """All that an answer says, but for its date."""
    headers = sorted((name, value) for name, value in answer.headers if name != "Date")
    return answer.status_code, headers, answer.data


def shape(path: str) -> str:
    """An address without the names of its ids."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def test_every_page_stands_in_the_table_with_its_door_and_its_acts() -> None:
    ours = {shape(page.path): ({*map(str, page.classes)}, {*map(str, page.acts)}) for page in OURS}
    assert ours == {
        "/tracks/{}" + shape(path): ({*page.classes}, {*page.acts}) for path, page in PAGES.items()
    }


@pytest.mark.parametrize("seat", SEATS, ids=table.knows)
def test_a_page_shows_what_its_reader_may_see(seat: str, world: World, browsers: Browsers) -> None:
    before = world.photograph()
    for shown in VISIBILITIES:
        world.show(shown)
        for path in PAGES:
            look(world, browsers[seat], path, table.levels(shown, seat), f"{seat} at {path}")
    world.show("masked")
    assert world.photograph() == before


def look(world: World, reader: Browser, path: str, levels: Levels, said: str) -> None:
    """Open one page: the status, nobody's name, no form for what may not be done, no fault."""
    answer = reader.get(path_of(world, path))
    assert answer.status_code == expected(path, levels), f"{said}: {answer.text}"
    if answer.mimetype == DOCX:
        return
    assert PAGES[path].names or not names_in(answer.text), said
    assert faults(Page(answer.text)) == [], said
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)


@pytest.mark.parametrize("seat", SEATS)
def test_a_page_has_the_forms_of_what_its_reader_may_do_and_no_others(
    seat: str, world: World, browsers: Browsers
) -> None:
    for phase in PHASES:
        world.stand(phase)
        granted = set(table.acts(seat, phase))
        for path, page in HTML.items():
            answer = browsers[seat].get(path_of(world, path))
            asked = {
                name.split("/")[0] for form in Page(answer.text).forms() for name in form.fields
            }
            assert asked - {"csrf", "key"} <= granted & set(page.acts), (
                f"{seat} at {path} in {phase}"
            )


ACTORS = (
    *("expert", "facilitator", "rapporteur", "chair", "decision_maker", "candidate"),
    "secretariat_officer",
)
OTHERWISE = {"open_round": "closed_round", "paragraph": "proposed", "delivered": "brief"}
OTHERWISE |= {"recommendation": "other_recommendation"}
"""Objects at which other forms stand than at those of the table."""

_HELD = {"dissent:state", "dissent:confirm", "dissent:withdraw"}
ONCE_RAISED = {
    "": {"stop:lift", "officials:consent"},
    "/draft": _HELD,
    "/paragraphs/{paragraph}": {"amendment:dissent"},
    "/recommendations/{recommendation}": _HELD,
}
"""Forms that are those of a paragraph once there is a dissent; the world's expert holds none alone
there. A stop is lifted once somebody asked for it; who consented is asked no more; an amendment
becomes a dissent once it was not accepted."""


def test_every_act_of_a_page_is_asked_for_by_a_form_of_it(world: World, browsers: Browsers) -> None:
    asked: dict[str, set[str]] = {path: set() for path in PAGES}
    others = {**world.ids, **{name: world.ids[other] for name, other in OTHERWISE.items()}}
    for phase in PHASES:
        world.stand(phase)
        for path in _unfound(asked):
            for seat in ACTORS:
                for ids in (world.ids, others):
                    page = Page(browsers[seat].get(world.here + filled(path, ids)).text)
                    asked[path] |= {n.split("/")[0] for form in page.forms() for n in form.fields}
    assert _unfound(asked) == []


def _unfound(asked: Mapping[str, set[str]]) -> list[str]:
    """The pages of which not every act was asked for."""
    return [
        path
        for path, address in PAGES.items()
        if not set(address.acts) - ONCE_RAISED.get(path, set()) <= asked[path]
    ]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_every_closed_page_is_the_one_404(method: str, world: World, browsers: Browsers) -> None:
    """No such page, no such track, no such object, another's track, a class out of reach."""
    expert = browsers["expert"]
    csrf = {one.get("value") for one in expert.open("/").all("input")}.pop()
    nowhere = {**dict.fromkeys(world.ids, new_id())}
    strangers = [seat for seat in SEATS if seat in ("custodian", "decision_maker", "friend")]
    closed = ask(expert, method, f"/tracks/{new_id()}", csrf)
    assert closed.status_code == 404
    for path in PAGES:
        addresses = [f"/tracks/{new_id()}{filled(path, world.ids)}", f"{world.elsewhere}/rounds"]
        addresses += [f"{world.here}/nothing{path.split('{')[0]}"]
        addresses += [world.here + filled(path, nowhere)] * ("{" in path)
        for address in addresses:
            assert seen(ask(expert, method, address, csrf)) == seen(closed), address
    for seat in strangers:
        proof = {one.get("value") for one in browsers[seat].open("/").all("input")}.pop()
        for path in PAGES:
            if expected(path, table.levels("masked", seat)) == 404:
                answer = ask(browsers[seat], method, path_of(world, path), proof)
                assert seen(answer) == seen(closed), f"{seat} at {path}"


def ask(reader: Browser, method: str, path: str, csrf: str) -> TestResponse:
    """Any request of somebody who is signed in, with the proof that it comes from here."""
    return reader.client.open(
        path, method=method, data={"csrf": csrf, "key": new_id()}, base_url=URL, headers=HERE
    )


def test_a_form_cannot_ask_for_what_its_page_does_not_take(
    world: World, browsers: Browsers
) -> None:
    """Nor for an act behind a door that is closed to the sender, nor for no act at all."""
    world.stand("exploration")
    path = path_of(world, "/rounds/{open_round}")
    for label, fields in (
        ("track:pause/now", {"@seen": "exploration"}),
        ("contribution:withdraw/it", {"@contribution": world.ids["open_item_of_expert_1"]}),
        ("contribution:withdraw/it", {}),
        ("nothing:such/it", {"@round": world.ids["open_round"]}),
    ):
        form = browsers["expert"].open(path).form("position:take")
        form.fields |= {f"{label}/{name}": [value] for name, value in {**fields, "a": ""}.items()}
        before = world.photograph()
        assert browsers["expert"].send(path, form).status_code == 404, label
        assert world.photograph() == before


def test_only_pages_of_ours_are_where_a_link_may_lead(world: World) -> None:
    for path in PAGES:
        assert is_known(path_of(world, path))
    here = world.here
    for address in (
        "", "/", "//evil.example", "https://evil.example", f"{here}/rounds?a=b", f"{here}/rounds#a",
        f"{here}/rounds/", f"/tracks/{'g' * 32}/rounds", f"{here}/rounds/../rounds", "/sign-out",
    ):  # fmt: skip
        assert not is_known(address), address
