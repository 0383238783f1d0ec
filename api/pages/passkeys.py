"""The page of one's own passkeys, and the two forms that a device answers by way of the script.

- A form that is sent without the script holds nothing, which is a wrong answer like any other.
"""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from api import auth
from api.messages import in_words
from api.pages import factors
from api.pages.gate import BY_PASSKEY, NEW_PASSKEY
from api.pages.render import render
from api.places import Place
from api.sessions import taken
from api.text import printable
from api.visit import visit
from documents.errors import Denied
from documents.ids import new_id
from documents.operations import passkeys
from documents.operations.passkeys import NewPasskey, PasskeyAsked, PasskeyProof
from documents.store import UnitOfWork
from policies.terms import Hold

OWN = "/passkeys"
MAX_NAME, MAX_BYTES = 40, 8000


def pages(place: Place) -> Blueprint:
    """The pages of passkeys at this place."""
    found = Blueprint("passkeys", __name__)

    @found.get(OWN)
    def show() -> Response:
        return _page(place)

    @found.post(f"{OWN}/remove")
    def remove() -> BaseResponse:
        here = visit()
        passkeys.remove(here.uow, _token(place), request.form.get("passkey", ""))
        here.uow.commit()
        return redirect(OWN, 303)

    @found.post(NEW_PASSKEY)
    def add() -> BaseResponse:
        return factors.or_again(lambda: _added(place), lambda fault: _again(place, fault))

    @found.post(BY_PASSKEY)
    def prove() -> BaseResponse:
        return factors.or_again(lambda: _proven(place), lambda fault: factors.page(place, fault))

    return found


def _added(place: Place) -> BaseResponse:
    name = request.form.get("name", "").strip()
    name = name[:MAX_NAME] if printable(name) else ""
    new = NewPasskey(_part("client_data"), _part("attestation"), name)
    key = factors.key_of_form()
    return factors.made(taken(passkeys.register(visit().uow, _token(place), new, key)), OWN)


def _proven(place: Place) -> BaseResponse:
    proof = PasskeyProof(
        _part("credential"), _part("client_data"), _part("authenticator_data"), _part("signature")
    )
    taken(passkeys.prove(visit().uow, _token(place), proof, factors.key_of_form()))
    return redirect("/", 303)


def _again(place: Place, fault: str) -> Response:
    """The page that the form of a new passkey stood on."""
    caller = visit().signed_in
    held = caller is None or caller.hold is not Hold.NOTHING
    return factors.page(place, fault) if held else _page(place, fault)


def _page(place: Place, fault: str = "") -> Response:
    here, token = visit(), _token(place)
    own = passkeys.list_own(here.uow, token)
    new, why = _offered(here.uow, token)
    here.uow.commit()
    csrf, key = auth.csrf_of(token), new_id()
    shown = render("passkeys.html", passkeys=own, new=new, why=why, fault=fault, csrf=csrf, key=key)
    return Response(shown)


def _offered(uow: UnitOfWork, token: str) -> tuple[PasskeyAsked | None, str]:
    """What a device is asked for, or why a rule says no."""
    try:
        return passkeys.offer(uow, token), ""
    except Denied as no:
        return None, in_words(no.deny)


def _part(name: str) -> str:
    return request.form.get(name, "")[:MAX_BYTES]


def _token(place: Place) -> str:
    return auth.cookie_token(request, place) or ""
