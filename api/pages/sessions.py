"""The page of one's own sessions: each with its day, ended one by one or all but this."""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from api import auth
from api.pages.render import render
from api.places import Place
from api.visit import visit
from documents.operations import sessions


def pages(place: Place) -> Blueprint:
    """The page of sessions at this place."""
    found = Blueprint("sessions", __name__)

    @found.get("/sessions")
    def show() -> Response:
        here, token = visit(), _token(place)
        own = sessions.list_own(here.uow, token)
        here.uow.commit()
        return Response(render("sessions.html", sessions=own, csrf=auth.csrf_of(token)))

    @found.post("/sessions/end")
    def end_one() -> BaseResponse:
        here = visit()
        sessions.end_one(here.uow, _token(place), request.form.get("session", ""))
        here.uow.commit()
        return redirect("/sessions", 303)

    @found.post("/sessions/end-others")
    def end_others() -> BaseResponse:
        here = visit()
        sessions.end_others(here.uow, _token(place))
        here.uow.commit()
        return redirect("/sessions", 303)

    return found


def _token(place: Place) -> str:
    return auth.cookie_token(request, place) or ""
