"""The JSON interface: every address of the tables, and the few that belong to no table.

- Who I am and whether the service lives are written here, sessions in `api.sessions`,
  passkeys in `api.passkeys`; everything else is a row in `api.routes`.
"""

from flask import Flask, Response

from api import passkeys, sessions
from api.acts import act_view
from api.problems import Problem
from api.reads import read_view
from api.routes.route import PREFIX
from api.routes.table import ROUTES
from api.shapes import Me, Seated, answered
from api.visit import visit
from documents.operations.actors import tracks_of
from documents.operations.leaves import Leaf, write
from documents.sealing import HOUSE


def init_app(app: Flask) -> None:
    """Register every address of the interface."""
    app.add_url_rule("/health", view_func=health)
    sessions.init_app(app)
    passkeys.init_app(app)
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


def me() -> Response:
    """The tracks in which the caller holds a seat."""
    here = visit()
    if here.signed_in is None:
        raise Problem("signed_out")
    held = tracks_of(here.uow, here.signed_in.account_id)
    write(here.uow, HOUSE, Leaf("me:read", here.signed_in.account_id, "allowed"))
    here.uow.commit()
    return answered(Me(tuple(Seated(a.track_id, tuple(sorted(a.seats))) for a in held)))
