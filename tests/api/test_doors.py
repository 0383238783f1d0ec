"""Who may come near what: one 401, one 404, and nothing that tells them apart from within."""

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from api.routes.table import ROUTES
from documents.ids import new_id
from documents.models.audit import AuditLeaf
from tests.api.house import Caller, House

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
NOWHERE = "f" * 32
IN_TRACK = [route for route in ROUTES if "{track}" in route.path]
PATHS = [route.path for route in IN_TRACK]


def filled(path: str, track: str) -> str:
    """The address with this track and with objects that are not there."""
    parts = (track if part == "{track}" else part for part in path.split("/"))
    return "/".join(NOWHERE if part.startswith("{") else part for part in parts)


def told(answer: TestResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """Everything that an answer says, but for its date."""
    headers = [(name, value) for name, value in answer.headers if name != "Date"]
    return answer.status_code, answer.get_data(), sorted(headers)


def leaves(house: House) -> int:
    """How many leaves the log has."""
    with house.store.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(AuditLeaf)) or 0


@pytest.mark.parametrize("method", [m for m in METHODS if m != "HEAD"])
@pytest.mark.parametrize(
    "path",
    [*PATHS, "/me", "/tracks", "/sessions/current", "/no/such/thing", f"/tracks/{NOWHERE}/nothing"],
)
def test_without_a_session_every_address_answers_the_same_401(
    path: str, method: str, open_house: House
) -> None:
    """Known and unknown addresses, whatever the method: the same bytes, and no leaf."""
    before = leaves(open_house)
    visitor = open_house.visitor()
    answer = visitor.call(method, filled(path, open_house.track))
    assert told(answer) == told(visitor.call("GET", "/me"))
    assert answer.status_code == 401
    assert leaves(open_house) == before


@pytest.mark.parametrize("session", ["", "short", "x" * 64, "ä" * 40, "a b", "x" * 500])
def test_a_session_that_is_none_is_no_session(session: str, open_house: House) -> None:
    """Whatever stands in the header: signed out."""
    caller = Caller(open_house.app, session)
    header = {"Authorization": f"Bearer {session}".encode().decode("latin-1")}
    assert caller.call("GET", "/me", headers=header).status_code == 401


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", PATHS)
def test_a_closed_door_and_no_door_are_the_same(path: str, method: str, open_house: House) -> None:
    """Not a member, no such track, no such address: the one 404, byte for byte."""
    outsider = open_house.people.setdefault("outsider", open_house.outsider())
    closed = outsider.call(method, filled(path, open_house.track))
    nothing = outsider.call(method, filled(path, new_id()))
    unknown = outsider.call(method, f"/tracks/{open_house.track}/nothing/here")
    badly_named = outsider.call(method, filled(path, "no-id"))
    assert told(closed) == told(nothing) == told(unknown) == told(badly_named)
    assert closed.status_code == 404


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("founder", "/contributions"),
        ("founder", "/dissents"),
        ("chair", "/candidates"),
        ("minister", "/contributions/mine"),
        ("expert1", "/briefs"),
        ("minister", ""),
        ("minister", "/rounds"),
        ("editor", "/declaration"),
    ],
)
@pytest.mark.parametrize("method", METHODS)
def test_a_member_who_knows_nothing_of_a_class_finds_what_a_stranger_finds(
    who: str, path: str, method: str, open_house: House
) -> None:
    """Knowledge *none*: the same 404 as for an address that is not there."""
    member = open_house.people[who]
    closed = member.call(method, f"/tracks/{open_house.track}{path}")
    nothing = member.call(method, f"/tracks/{NOWHERE}{path}")
    assert told(closed) == told(nothing)
    assert closed.status_code == 404


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (who, path)
        for who in ("editor", "expert1", "chair")
        for path in PATHS
        if path.count("{") > 1
    ],
)
def test_no_such_object_is_the_same_404(who: str, path: str, open_house: House) -> None:
    """A member who names an object that is not there finds the one 404 too."""
    member = open_house.people[who]
    answer = member.call("POST", filled(path, open_house.track), b"not even JSON")
    stranger = member.call("POST", f"/tracks/{NOWHERE}/nothing")
    assert told(answer) == told(stranger)


@pytest.mark.parametrize(
    ("what", "data", "headers"),
    [
        ("no key", "{}", {}),
        ("a body that is not JSON", "{", {"Idempotency-Key": "k"}),
        ("a body that is too large", "x" * 70_000, {"Idempotency-Key": "k"}),
        ("a stale version", "{}", {"Idempotency-Key": "k", "If-Match": '"99"'}),
    ],
)
def test_a_closed_door_is_closed_before_headers_and_body(
    what: str, data: str, headers: dict[str, str], open_house: House
) -> None:
    """Nothing that is wrong with a request is said to somebody who finds nothing there."""
    outsider = open_house.people.setdefault("outsider", open_house.outsider())
    path = f"/tracks/{open_house.track}/paragraphs"
    answer = outsider.call("POST", path, data, headers)
    assert told(answer) == told(outsider.call("GET", path)), what


def test_a_member_is_told_which_methods_an_address_takes(open_house: House) -> None:
    """Behind an open door a wrong method is a 405 with its Allow header."""
    answer = open_house.people["chair"].call("PUT", f"/tracks/{open_house.track}/rounds")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert answer.json is not None
    assert answer.json["status"] == 405


def test_every_closed_door_leaves_one_leaf(open_house: House) -> None:
    """Wrong id, another's track, a class out of reach: one leaf each."""
    chair, before = open_house.people["chair"], leaves(open_house)
    chair.get(f"/tracks/{NOWHERE}")
    chair.get(f"/tracks/{open_house.track}/candidates")
    chair.post(f"/tracks/{open_house.track}/dissents/{NOWHERE}/confirm")
    assert leaves(open_house) == before + 3


def test_every_reading_leaves_one_leaf(open_house: House) -> None:
    """A page of a list is one reading."""
    chair, before = open_house.people["chair"], leaves(open_house)
    assert chair.get(f"/tracks/{open_house.track}/rounds").status_code == 200
    assert leaves(open_house) == before + 1


def test_a_refused_reading_leaves_one_leaf(open_house: House) -> None:
    """An auditor knows digests: told so, and recorded."""
    auditor, before = open_house.people["auditor"], leaves(open_house)
    answer = auditor.get(f"/tracks/{open_house.track}/rounds")
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["rule"] == "knowledge.no_content"
    assert leaves(open_house) == before + 1


def test_cookies_open_no_door_of_the_interface(open_house: House) -> None:
    """A page's session is not looked at here."""
    session = open_house.people["chair"].session
    client = open_house.app.test_client()
    client.set_cookie("eh", session, domain="localhost")
    answer = client.get("/api/v1/me", base_url="http://localhost:8000")
    assert answer.status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.2", ""])
def test_only_our_own_host_is_answered(host: str, open_house: House) -> None:
    """Another host name is a bad request, before anybody is asked who they are."""
    client = open_house.app.test_client()
    answer = client.get("/api/v1/me", headers={"Host": host}, base_url="http://localhost:8000")
    assert answer.status_code == 400
    assert host.encode() not in answer.get_data() or not host


def test_every_address_stands_once_and_every_act_in_one_address() -> None:
    """The tables are complete and say nothing twice."""
    acts = [route.act for route in ROUTES if route.act is not None]
    assert len(PATHS) == len(set(PATHS))
    assert len(acts) == len(set(acts))
