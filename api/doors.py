"""All doors are shut: who may come near an address is decided before anything else is read.

- Without a session every address answers the same 401, but for the few that are open.
- A session that waits for its second factor gets one answer everywhere but where it gives it;
  so does, in a track, one without a factor whose seat there needs one.
- Somebody signed in who is no member, names an id that is not there, or knows nothing of the
  record classes behind an address finds the one 404: before method, headers and body.
- The same questions are put to the record in each of these cases, so that they take as long.
- A page's door is shut in the same way; an act that its form asks for has its own door besides.
"""

from collections.abc import Mapping

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.routing import RequestRedirect

from api import auth, idempotency, parsing, sessions
from api.i18n import listen
from api.pages import gate
from api.pages import table as pages
from api.pages.forms import Part, parts_of
from api.pages.page import Page
from api.places import Place
from api.problems import Problem
from api.routes import table as routes
from api.routes.route import PREFIX, Route
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
MAX_FORM = 512 * 1024


def init_app(app: Flask, place: Place) -> None:
    """Shut every door of this application."""

    @app.before_request
    def come_in() -> ResponseReturnValue | None:
        return _come_in(place)


def _come_in(place: Place) -> ResponseReturnValue | None:
    listen(request.accept_languages)
    if isinstance(request.routing_exception, BadRequest):  # a host that is not ours
        raise request.routing_exception
    _let_write(request.path)
    parsing.take_in(request)
    if (request.method, request.path) in OPEN_TO_ALL:
        return None
    if request.path.startswith("/api/"):
        _enter_interface()
        return None
    held = gate.come_in(place)
    if held is None and request.path.startswith(gate.TRACKS):
        _enter_page()
    return held


def _let_write(path: str) -> None:
    """A page takes longer bodies than the interface: forms are written out letter by letter."""
    if path.startswith(gate.TRACKS):
        request.max_content_length = request.max_form_memory_size = MAX_FORM


def _enter_interface() -> None:
    here = visit()
    here.signed_in = auth.signed_in(here.uow, auth.bearer_token(request))
    if here.signed_in.hold is not Hold.NOTHING and request.path not in sessions.HELD:
        raise Problem("second_factor")
    rule, ids = _match()
    route = routes.by_rule().get(rule)
    track = _track_in(request.path, f"{PREFIX}/tracks/")
    if track is not None:
        _take_in(track)
        key = request.headers.get(idempotency.HEADER, "").strip()
        _enter(route, ids, key)
    elif not rule:
        raise Problem("not_found")


def _enter_page() -> None:
    rule, ids = _match()
    page = pages.by_rule().get(rule)
    _take_in(_track_in(request.path, gate.TRACKS) or "")
    _enter(page, ids, "")
    if request.method == "POST" and page is not None:
        for part in parts_of(request.form):
            _enter_part(page, part)


def _enter_part(page: Page, part: Part) -> None:
    """The door of an act that a form asks for: the one it has in the interface."""
    if part.act not in page.acts:
        raise Problem("not_found")
    _enter(routes.by_act()[part.act], part.filled, f"{request.form.get('key', '')}/{part.label}")


def _take_in(track: str) -> None:
    """Find out who the caller is in this track."""
    here = visit()
    account = here.signed_in.account_id if here.signed_in else NOBODY
    here.actor = actor_in(here.uow, account, track if is_id(track) else NOBODY)
    if here.actor and here.signed_in and not auth.proven_enough(here.signed_in, here.actor):
        raise Problem("second_factor")


def _enter(door: Route | Page | None, ids: Mapping[str, str], key: str) -> None:
    here = visit()
    wanted = {name: ids.get(name, "") for name in (door.objects if door else ())}
    objects = {name: value if is_id(value) else NOBODY for name, value in wanted.items()}
    classes = door.classes if door else ()
    if stands_open(here.uow, here.actor, classes, objects):
        return
    if stands_open(here.uow, here.actor, classes, {}) and _asked_before(key):
        return
    raise Problem("not_found")


def _asked_before(key: str) -> bool:
    """Whether this act was asked before: it may have taken away its own object."""
    here = visit()
    account = here.signed_in.account_id if here.signed_in else NOBODY
    return request.method == "POST" and repeats(here.uow, account, key)


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


def _track_in(path: str, below: str) -> str | None:
    """The id in the place of the track's, when the address lies in a track."""
    return path.removeprefix(below).split("/")[0] if path.startswith(below) else None
