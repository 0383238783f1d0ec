"""The page of the second factor: set it up, open a waiting session with it, renew one.

- What the form is for stands in it, so that pressing twice does one thing once.
- A wrong code shows the same page again, with the sentence.
- Recovery codes are shown on the answer to the form, and on no page that can be opened again.
"""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from api import auth
from api.pages.gate import SECOND_FACTOR
from api.pages.render import render
from api.places import Place
from api.problems import Problem
from api.sessions import taken
from api.visit import visit
from documents.ids import is_id, new_id
from documents.operations import factors
from policies.terms import Hold


def pages(place: Place) -> Blueprint:
    """The page of the second factor at this place."""
    found = Blueprint("factors", __name__)

    @found.get(SECOND_FACTOR)
    def show() -> Response:
        return _page(place)

    @found.post(SECOND_FACTOR)
    def give() -> BaseResponse:
        try:
            return _given(place)
        except Problem as problem:
            if problem.kind not in ("code", "too_many"):
                raise
            response = _page(place, problem.title)
            response.status_code = problem.status
            response.headers.update(problem.headers)
            return response

    return found


def _given(place: Place) -> BaseResponse:
    """What follows a right code."""
    here, token = visit(), auth.cookie_token(request, place) or ""
    key, code = request.form.get("key", ""), request.form.get("code", "")[:40]
    key = key if is_id(key) else new_id()
    if request.form.get("enrol") != "yes":
        taken(factors.prove(here.uow, token, code, key))
        return redirect("/", 303)
    done = taken(factors.enrol(here.uow, token, code, key))
    return Response(render("recovery_codes.html", codes=done.recovery_codes))


def _page(place: Place, fault: str = "") -> Response:
    here, token = visit(), auth.cookie_token(request, place) or ""
    caller = here.signed_in
    if caller is None:
        raise Problem("signed_out")
    there = factors.enrolled(here.uow, caller.account_id)
    page = render(
        "second_factor.html",
        fault=fault,
        offer=None if there else factors.offer(here.uow, token),
        held=caller.hold is not Hold.NOTHING,
        csrf=auth.csrf_of(token),
        key=new_id(),
    )
    return Response(page)
