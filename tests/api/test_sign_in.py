"""Signing in by link: a GET shows a button, a POST consumes, and nothing works twice."""

import json
import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from documents.ids import new_id
from tests.api.house import BASE, URL, House, form_of

HERE = {"Sec-Fetch-Site": "same-origin"}


def browser(house: House) -> FlaskClient:
    """A browser that keeps cookies."""
    return house.app.test_client()


def token_of(link: str) -> str:
    """The token at the end of a link."""
    return link.rsplit("/", 1)[-1]


def begin(house: House, token: str, key: str) -> tuple[int, str]:
    """Sign in at the interface: status and session."""
    answer = browser(house).post(
        f"{BASE}/sessions",
        data=json.dumps({"token": token}),
        headers={"Idempotency-Key": key},
        content_type="application/json",
        base_url=URL,
    )
    assert answer.json is not None
    return answer.status_code, answer.json.get("session", "")


def test_a_link_signs_in_once(fresh: House) -> None:
    """A second use, with another key, is refused."""
    token = token_of(fresh.guest_link())
    assert begin(fresh, token, new_id())[0] == 201
    assert begin(fresh, token, new_id())[0] == 401


def test_a_lost_answer_can_be_asked_for_again(fresh: House) -> None:
    """The same link with the same key answers the same session."""
    token, key = token_of(fresh.guest_link()), new_id()
    assert begin(fresh, token, key) == begin(fresh, token, key)


def test_unknown_used_and_late_links_are_told_alike(fresh: House) -> None:
    """One neutral answer."""
    used = token_of(fresh.guest_link())
    begin(fresh, used, new_id())
    assert begin(fresh, used, new_id()) == begin(fresh, "x" * 43, new_id()) == (401, "")


def test_opening_the_page_does_not_use_the_link(fresh: House) -> None:
    """A mail filter that opens links uses nothing up, however often it does."""
    link = fresh.guest_link()
    for _ in range(3):
        assert browser(fresh).get(link.removeprefix(URL), base_url=URL).status_code == 200
        assert browser(fresh).head(link.removeprefix(URL), base_url=URL).status_code == 200
    assert begin(fresh, token_of(link), new_id())[0] == 201


def test_pressing_continue_signs_in_with_a_new_cookie(fresh: House) -> None:
    """The cookie from before is not the session; the new one is, and cannot be read by scripts."""
    client, link = browser(fresh), fresh.guest_link()
    client.set_cookie("eh", "fixed" * 8, domain="localhost")
    answer = client.post("/sign-in", data=form_of(client, link), base_url=URL, headers=HERE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("eh="))
    assert "fixed" not in cookie
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert "Domain" not in cookie
    assert client.get("/", base_url=URL).status_code == 200


def test_pressing_continue_twice_gives_one_session(fresh: House) -> None:
    """The form is its own idempotency key."""
    client, link = browser(fresh), fresh.guest_link()
    form = form_of(client, link)
    first = client.post("/sign-in", data=form, base_url=URL)
    again = client.post("/sign-in", data=form, base_url=URL)
    assert first.headers["Set-Cookie"] == again.headers["Set-Cookie"]


def test_the_form_works_only_in_the_browser_that_opened_it(fresh: House) -> None:
    """Nobody is signed in as somebody else from another site."""
    link = fresh.guest_link()
    form = form_of(browser(fresh), link)
    elsewhere = browser(fresh)
    assert elsewhere.post("/sign-in", data=form, base_url=URL).status_code == 403
    elsewhere.get(link.removeprefix(URL), base_url=URL)
    assert elsewhere.post("/sign-in", data=form, base_url=URL).status_code == 403
    assert begin(fresh, token_of(link), new_id())[0] == 201


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_a_form_from_elsewhere_is_refused(site: str, fresh: House) -> None:
    """The browser says where a form comes from, and is believed."""
    client, link = browser(fresh), fresh.guest_link()
    form = form_of(client, link)
    headers = {"Sec-Fetch-Site": site}
    assert client.post("/sign-in", data=form, base_url=URL, headers=headers).status_code == 403


def test_signing_out_needs_the_token_of_this_very_session(fresh: House) -> None:
    """Without it, or with another session's, the session goes on (logout CSRF)."""
    client, other = browser(fresh), browser(fresh)
    for each in (client, other):
        form = form_of(each, fresh.guest_link())
        each.post("/sign-in", data=form, base_url=URL)
    foreign = re.findall(r'name="csrf" value="(\w+)"', other.get("/", base_url=URL).text)[0]
    for data in ({}, {"csrf": ""}, {"csrf": "ä"}, {"csrf": foreign}):
        assert client.post("/sign-out", data=data, base_url=URL).status_code == 403
    page = client.get("/", base_url=URL).text
    own = re.findall(r'name="csrf" value="(\w+)"', page)[0]
    answer = client.post("/sign-out", data={"csrf": own}, base_url=URL)
    assert answer.status_code == 200
    assert "cookies" in answer.headers["Clear-Site-Data"]
    assert client.get("/", base_url=URL).status_code == 401


def test_no_get_signs_out(fresh: House) -> None:
    """A picture on another page ends nothing."""
    client = browser(fresh)
    client.post("/sign-in", data=form_of(client, fresh.guest_link()), base_url=URL)
    assert client.get("/sign-out", base_url=URL).status_code == 405
    assert client.get("/", base_url=URL).status_code == 200


def test_a_session_ends_where_it_is_ended(fresh: House) -> None:
    """A closed session opens nothing, at once."""
    caller = fresh.sign_in(fresh.guest_link())
    ended = caller.call("DELETE", "/sessions/current", headers={"Idempotency-Key": "k"})
    assert ended.status_code == 204
    assert caller.get("/me").status_code == 401


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (30, 401)])
def test_a_session_ends_after_thirty_idle_minutes(minutes: int, status: int, fresh: House) -> None:
    """Without use it is over."""
    caller = fresh.sign_in(fresh.guest_link())
    fresh.clock.advance(timedelta(minutes=minutes))
    assert caller.get("/me").status_code == status


def test_a_session_in_use_ends_after_eight_hours(fresh: House) -> None:
    """However often it is used."""
    caller, statuses = fresh.sign_in(fresh.guest_link()), []
    for _ in range(33):
        statuses.append(caller.get("/me").status_code)
        fresh.clock.advance(timedelta(minutes=15))
    assert statuses == [200] * 32 + [401]


def test_a_bearer_session_opens_no_page(fresh: House) -> None:
    """Pages take a cookie and nothing else."""
    caller = fresh.sign_in(fresh.guest_link())
    headers = {"Authorization": f"Bearer {caller.session}"}
    assert browser(fresh).get("/", base_url=URL, headers=headers).status_code == 401
