"""Signing in and out on pages: GET shows a button, POST consumes the link; asking for a new one.

- Mail filters open links; only a person presses *Continue*.
- The form works only in the browser that opened it: a visitor cookie must equal the form's
  field, so nobody can be signed in as somebody else from another site (login CSRF).
- The visitor value is also the idempotency key, so pressing twice gives one session.
- The session's cookie is new; whatever cookie came before is not looked at.
- A link leads to the page that it was made for, if that is a page of ours, else home; the
  page asks for itself whether its reader may see it.
"""

import re

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from api import auth
from api.pages.render import render
from api.pages.table import is_known
from api.places import Place
from api.problems import Problem
from api.sessions import ask_for_link, consumed
from api.text import printable
from api.visit import visit
from documents.ids import is_id, new_id
from documents.operations import accounts, sessions

MAX_DEVICE = 40
MAX_EMAIL = 254
CLEAR = '"cache", "cookies", "storage"'


def pages(place: Place) -> Blueprint:
    """The pages of signing in and out at this place."""
    found = Blueprint("signing", __name__)

    @found.get("/sign-in/<token>")
    def offer(token: str) -> Response:
        return _for_visitor(place, "sign_in.html", token=token)

    @found.get("/sign-in")
    def ask() -> Response:
        return _for_visitor(place, "ask_for_link.html")

    @found.post("/sign-in/link")
    def asked() -> Response:
        _visitor(place)
        email = request.form.get("email", "").strip()
        if len(email) <= MAX_EMAIL and re.fullmatch(accounts.ADDRESS, email):
            ask_for_link(email)
        return Response(render("link_asked.html"))

    @found.post("/sign-in")
    def sign_in() -> BaseResponse:
        visitor = _visitor(place)
        token, device = request.form.get("token", ""), request.form.get("device", "").strip()
        session = consumed(token, visitor, device[:MAX_DEVICE] if printable(device) else "")
        response = redirect(session.to if is_known(session.to) else "/", 303)
        _set(response, place, place.session_cookie, session.token)
        return response

    @found.post("/sign-out")
    def sign_out() -> Response:
        here = visit()
        sessions.end(here.uow, auth.cookie_token(request, place) or "")
        here.uow.commit()
        response = Response(render("signed_out.html"))
        response.headers["Clear-Site-Data"] = CLEAR
        response.delete_cookie(place.session_cookie, secure=place.secure, httponly=True)
        return response

    return found


def _for_visitor(place: Place, template: str, **given: object) -> Response:
    """A page whose form works only in the browser that is shown it."""
    visitor = new_id()
    response = Response(render(template, visitor=visitor, **given))
    _set(response, place, place.visitor_cookie, visitor)
    return response


def _visitor(place: Place) -> str:
    """The visitor value that cookie and form agree on.

    Raises: Problem (`cross_site`).
    """
    value = request.cookies.get(place.visitor_cookie, "")
    if not is_id(value) or not auth.same(request.form.get("visitor", ""), value):
        raise Problem("cross_site")
    return value


def _set(response: BaseResponse, place: Place, name: str, value: str) -> None:
    response.set_cookie(name, value, secure=place.secure, httponly=True, samesite="Strict")
