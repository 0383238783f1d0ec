"""The JSON interface: every address of the tables, and the few that belong to no table.

- Signing in and out, who I am, and whether the service lives are written here; everything else
  is a row in `api.routes`.
"""

from flask import Flask, Response, request

from api import auth, idempotency, parsing
from api.acts import act_view
from api.bodies import body_of
from api.problems import Problem
from api.reads import read_view
from api.routes.route import PREFIX
from api.routes.table import ROUTES
from api.shapes import Me, Seated, SignIn, Started, answered, sign_in_model
from api.visit import visit
from documents.operations import sessions
from documents.operations.actors import tracks_of
from documents.operations.leaves import Leaf, write
from documents.sealing import HOUSE


def init_app(app: Flask) -> None:
    """Register every address of the interface."""
    app.add_url_rule("/health", view_func=health)
    app.add_url_rule(f"{PREFIX}/sessions", view_func=sign_in, methods=["POST"])
    app.add_url_rule(f"{PREFIX}/sessions/current", view_func=sign_out, methods=["DELETE"])
    app.add_url_rule(f"{PREFIX}/me", view_func=me)
    for route in ROUTES:
        if route.read is not None:
            app.add_url_rule(route.rule, f"GET {route.path}", read_view(route), methods=["GET"])
        if route.act is not None:
            view = act_view(route, route.act)
            app.add_url_rule(route.rule, f"POST {route.path}", view, methods=["POST"])


def health() -> Response:
    """The process answers; says nothing about record or engine."""
    return Response("ok\n", mimetype="text/plain")


def sign_in() -> Response:
    """Consume a one-time link; the same link with the same key answers the same session."""
    key = idempotency.key_of(request)
    body: SignIn = body_of(sign_in_model(), parsing.read_object(request), {})
    here = visit()
    session = sessions.consume_link(here.uow, body.token, key)
    here.uow.commit()
    return answered(Started(session.token, session.expires_at, session.account_id), 201)


def sign_out() -> Response:
    """End this session."""
    idempotency.key_of(request)
    here = visit()
    sessions.end(here.uow, auth.bearer_token(request) or "")
    here.uow.commit()
    return Response(status=204)


def me() -> Response:
    """The tracks in which the caller holds a seat."""
    here = visit()
    if here.signed_in is None:
        raise Problem("signed_out")
    held = tracks_of(here.uow, here.signed_in.account_id)
    write(here.uow, HOUSE, Leaf("me:read", here.signed_in.account_id, "allowed"))
    here.uow.commit()
    return answered(Me(tuple(Seated(a.track_id, tuple(sorted(a.seats))) for a in held)))
