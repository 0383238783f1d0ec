"""All doors are shut: who may come near an address is decided before anything else is read.

- Without a session every address answers the same 401, but for the few that are open.
- A session that waits for its second factor gets one answer everywhere but where it gives it;
  so does, in a track, one without a factor whose seat there needs one.
- Somebody signed in who is no member, names an id that is not there, or knows nothing of the
  record classes behind an address finds the one 404: before method, headers and body.
- The same questions are put to the record in each of these cases, so that they take as long.
"""

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.routing import RequestRedirect

from api import auth, idempotency, parsing, sessions
from api.i18n import listen
from api.pages import gate
from api.places import Place
from api.problems import Problem
from api.routes.route import PREFIX, Route
from api.routes.table import by_rule
from api.visit import visit
from documents.ids import is_id
from documents.operations.actors import actor_in
from documents.operations.commands import repeats
from documents.operations.doors import stands_open
from policies.terms import Hold

NOBODY = "0" * 32
OPEN_TO_ALL = frozenset(
    {
        ("GET", "/openapi.json"),
        ("HEAD", "/openapi.json"),
        ("GET", "/health"),
        ("HEAD", "/health"),
        ("POST", f"{PREFIX}/sessions"),
        ("POST", f"{PREFIX}/sign-in-links"),
    }
)
METHODS = ("GET", "POST", "DELETE")


def init_app(app: Flask, place: Place) -> None:
    """Shut every door of this application."""

    @app.before_request
    def come_in() -> ResponseReturnValue | None:
        return _come_in(place)


def _come_in(place: Place) -> ResponseReturnValue | None:
    listen(request.accept_languages)
    if isinstance(request.routing_exception, BadRequest):  # a host that is not ours
        raise request.routing_exception
    parsing.take_in(request)
    if (request.method, request.path) in OPEN_TO_ALL:
        return None
    if request.path.startswith("/api/"):
        _enter_interface()
        return None
    return gate.come_in(place)


def _enter_interface() -> None:
    here = visit()
    here.signed_in = auth.signed_in(here.uow, auth.bearer_token(request))
    if here.signed_in.hold is not Hold.NOTHING and request.path not in sessions.HELD:
        raise Problem("second_factor")
    route, ids = _place()
    track = _track_in(request.path)
    if track is not None:
        _enter_track(route, track, ids)
    elif route is None and not _routed():
        raise Problem("not_found")


def _enter_track(route: Route | None, track: str, ids: dict[str, str]) -> None:
    here = visit()
    account = here.signed_in.account_id if here.signed_in else NOBODY
    here.actor = actor_in(here.uow, account, track if is_id(track) else NOBODY)
    if here.actor and here.signed_in and not auth.proven_enough(here.signed_in, here.actor):
        raise Problem("second_factor")
    wanted = {name: ids[name] for name in (route.objects if route else ())}
    objects = {name: value if is_id(value) else NOBODY for name, value in wanted.items()}
    classes = route.classes if route else ()
    if stands_open(here.uow, here.actor, classes, objects):
        return
    if stands_open(here.uow, here.actor, classes, {}) and _asked_before(account):
        return
    raise Problem("not_found")


def _asked_before(account: str) -> bool:
    """Whether this act was asked before: it may have taken away its own object."""
    key = request.headers.get(idempotency.HEADER, "").strip()
    return request.method == "POST" and repeats(visit().uow, account, key)


def _place() -> tuple[Route | None, dict[str, str]]:
    """The route at this address, whatever the method, and the ids in it."""
    found, ids = _match()
    return by_rule().get(found), ids


def _routed() -> bool:
    return bool(_match()[0])


def _match() -> tuple[str, dict[str, str]]:
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return "", {}
    for method in METHODS:
        try:
            rule, ids = adapter.match(method=method, return_rule=True)
        except (HTTPException, RequestRedirect):
            continue
        return rule.rule, dict(ids)
    return "", {}


def _track_in(path: str) -> str | None:
    """The id in the place of the track's, when the address lies in a track."""
    parts = path.removeprefix(f"{PREFIX}/tracks/").split("/")
    return parts[0] if path.startswith(f"{PREFIX}/tracks/") else None
