"""The page of the second factor: set it up, open a waiting session with it, renew one.

- What a form is for stands in it, so that pressing twice does one thing once.
- A wrong proof shows the same page again, with the sentence.
- Recovery codes are shown on the answer to the form, and on no page that can be opened again.
- What takes a passkey lies on the page unseen until the script shows it; codes need no script.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from api import auth
from api.pages.gate import SECOND_FACTOR
from api.pages.render import render
from api.places import Place
from api.problems import Problem
from api.sessions import taken
from api.visit import visit
from documents.errors import Denied
from documents.ids import is_id, new_id
from documents.operations import factors, passkeys
from documents.operations.proofs import Tried
from documents.store import UnitOfWork
from policies.terms import Hold

T = TypeVar("T")


def pages(place: Place) -> Blueprint:
    """The page of the second factor at this place."""
    found = Blueprint("factors", __name__)

    @found.get(SECOND_FACTOR)
    def show() -> Response:
        return page(place)

    @found.post(SECOND_FACTOR)
    def give() -> BaseResponse:
        return or_again(lambda: _given(place), lambda fault: page(place, fault))

    return found


def or_again(give: Callable[[], BaseResponse], again: Callable[[str], Response]) -> BaseResponse:
    """What follows a right proof; after a wrong one, the page again with what was wrong."""
    try:
        return give()
    except Problem as problem:
        if problem.kind not in ("code", "too_many"):
            raise
        response = again(problem.title)
        response.status_code = problem.status
        response.headers.update(problem.headers)
        return response


def key_of_form() -> str:
    """The form's own key; what has none is done as something new."""
    key = request.form.get("key", "")
    return key if is_id(key) else new_id()


def made(done: Tried, to: str) -> BaseResponse:
    """What follows when a factor was added: its recovery codes, if it came with some."""
    if done.recovery_codes:
        return Response(render("recovery_codes.html", codes=done.recovery_codes))
    return redirect(to, 303)


def page(place: Place, fault: str = "") -> Response:
    """The page of the second factor."""
    here, token = visit(), auth.cookie_token(request, place) or ""
    caller = here.signed_in
    if caller is None:
        raise Problem("signed_out")
    has = factors.own(here.uow, token)
    shown = render(
        "second_factor.html",
        fault=fault,
        has=has,
        offer=if_allowed(factors.offer, here.uow, token),
        proof=if_allowed(passkeys.ask, here.uow, token) if has.passkeys else None,
        new=None if has.enrolled else if_allowed(passkeys.offer, here.uow, token),
        held=caller.hold is not Hold.NOTHING,
        csrf=auth.csrf_of(token),
        key=new_id(),
    )
    return Response(shown)


def if_allowed(offer: Callable[[UnitOfWork, str], T], uow: UnitOfWork, token: str) -> T | None:
    """What may be offered to this session; None where a rule says no."""
    try:
        return offer(uow, token)
    except Denied:
        return None


def _given(place: Place) -> BaseResponse:
    """What follows a right code."""
    here, token = visit(), auth.cookie_token(request, place) or ""
    key, code = key_of_form(), request.form.get("code", "")[:40]
    if request.form.get("enrol") != "yes":
        taken(factors.prove(here.uow, token, code, key))
        return redirect("/", 303)
    return made(taken(factors.enrol(here.uow, token, code, key)), SECOND_FACTOR)
