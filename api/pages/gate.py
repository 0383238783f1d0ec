"""The pages' side of the doors: a cookie session, and forms that come from our own pages.

- What changes something is a POST with the session's CSRF token; a GET changes nothing.
- A session that waits for its second factor is shown that page, whatever it asked for.
- A browser that says the form comes from elsewhere is believed (Fetch Metadata).
- A form of a track's page that was shown to an earlier session, and that the browser says comes
  from here, does nothing; it is shown again, so that what was typed is not lost.
"""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from api import auth
from api.places import Place
from api.problems import Problem
from api.visit import visit
from policies.terms import Hold

OPEN = frozenset({"/sign-in", "/sign-in/link"})
OPEN_BELOW = ("/sign-in/", "/static/")
SECOND_FACTOR = "/second-factor"
BY_PASSKEY, NEW_PASSKEY = f"{SECOND_FACTOR}/passkey", f"{SECOND_FACTOR}/new-passkey"
HELD = frozenset({SECOND_FACTOR, BY_PASSKEY, NEW_PASSKEY, "/sign-out"})
SAFE = frozenset({"GET", "HEAD"})
TRACKS = "/tracks/"


def come_in(place: Place) -> ResponseReturnValue | None:
    """Let somebody with a page session in, or anybody where a page is open to all.

    Raises: Problem (`signed_out`, `cross_site`, `second_factor`).
    """
    if request.method not in SAFE and _from_elsewhere():
        raise Problem("cross_site")
    if _open_to_all():
        return None
    here = visit()
    token = auth.cookie_token(request, place)
    here.signed_in = auth.signed_in(here.uow, token)
    if request.method not in SAFE:
        _check_form(token or "")
    if here.signed_in.hold is Hold.NOTHING or request.path in HELD:
        return None
    if request.method not in SAFE:
        raise Problem("second_factor")
    return redirect(SECOND_FACTOR, 303)


def _open_to_all() -> bool:
    if request.method == "POST":
        return request.path in OPEN
    safe = request.method in SAFE
    return safe and (request.path == "/sign-in" or request.path.startswith(OPEN_BELOW))


def _check_form(token: str) -> None:
    given = request.form.get("csrf", "")
    if auth.same(given, auth.csrf_of(token)):
        return
    if not (request.path.startswith(TRACKS) and _site() == "same-origin"):
        raise Problem("cross_site")
    visit().unproven = True


def _from_elsewhere() -> bool:
    return _site() not in ("none", "same-origin")


def _site() -> str:
    return request.headers.get("Sec-Fetch-Site", "none")
