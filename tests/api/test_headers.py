"""Headers: the same on every answer; cookies and addresses as strict as the place allows."""

import dataclasses

import pytest

from api.app import create_app
from api.headers import HEADERS
from api.places import place_of
from tests.api.house import URL, House

ADDRESSES = (
    ("GET", "/"),
    ("GET", "/health"),
    ("GET", "/openapi.json"),
    ("GET", "/static/site.css"),
    ("GET", "/static/passkeys.js"),
    ("GET", "/sign-in/token"),
    ("POST", "/sign-in"),
    ("GET", "/api/v1/me"),
    ("OPTIONS", "/api/v1/me"),
    ("POST", "/api/v1/sessions"),
    ("GET", "/nothing"),
)


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_every_answer_has_every_header(method: str, path: str, open_house: House) -> None:
    """Pages, documents and problems alike."""
    answer = open_house.app.test_client().open(path, method=method, base_url=URL)
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "Server" not in answer.headers
    assert "Last-Modified" not in answer.headers


@pytest.mark.parametrize(
    "said",
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ],
)
def test_the_content_policy_says(said: str) -> None:
    """Scripts, styles and forms from here, and no text that turns into a script."""
    assert said in HEADERS["Content-Security-Policy"].split("; ")


def test_no_answer_of_the_interface_sets_a_cookie(open_house: House) -> None:
    """JSON neither reads nor writes them."""
    answer = open_house.people["chair"].get("/me")
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("url", "cookie", "secure"),
    [
        ("http://127.0.0.1:8000", "eh", False),
        ("http://localhost:8000", "eh", False),
        ("http://[::1]:8000", "eh", False),
        ("https://hall.example.org", "__Host-eh", True),
        ("https://127.0.0.1", "__Host-eh", True),
    ],
)
def test_a_place_decides_its_cookie(url: str, cookie: str, secure: bool) -> None:
    """Plain only on loopback http."""
    place = place_of(url)
    assert (place.session_cookie, place.secure) == (cookie, secure)


@pytest.mark.parametrize(
    "url",
    [
        "http://hall.example.org",
        "http://10.0.0.1:8000",
        "http://127.0.0.1.example.org",
        "http://0.0.0.0:8000",
        "ftp://127.0.0.1",
        "https://",
        "hall.example.org",
        "",
    ],
)
def test_any_other_address_is_refused_at_start(url: str, open_house: House) -> None:
    """Before anything is served."""
    settings = dataclasses.replace(open_house.settings, url=url)
    with pytest.raises(ValueError, match="https"):
        create_app(open_house.store, open_house.engine, settings)  # type: ignore[arg-type]


def test_over_https_cookies_are_secure_and_the_browser_stays_on_https(open_house: House) -> None:
    """`__Host-`, `Secure`, and two years of strict transport."""
    settings = dataclasses.replace(open_house.settings, url="https://hall.example.org")
    app = create_app(open_house.store, open_house.engine, settings)  # type: ignore[arg-type]
    answer = app.test_client().get("/sign-in/token", base_url="https://hall.example.org")
    assert answer.headers["Set-Cookie"].startswith("__Host-eh-visitor=")
    assert "; Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
