"""Passkeys at the interface: make one, prove with one, see and remove one's own.

- A session that waits for its second factor reaches the first two, and what it may do there is
  for their rules to say.
- A wrong answer is the same problem as a wrong code, counted with the same limits.
"""

from flask import Flask, Response, request

from api import idempotency, parsing
from api.bodies import body_of
from api.sessions import BY_PASSKEY, CURRENT, PASSKEY, model, taken, token
from api.shapes import Done, Enrolled, OwnPasskeys, answered
from api.visit import visit
from documents.ids import is_id
from documents.operations import passkeys
from documents.operations.passkeys import NewPasskey, PasskeyProof

OWN = f"{CURRENT}/passkeys"


def init_app(app: Flask) -> None:
    """Register the addresses of passkeys."""
    for rule, method, view in (
        (PASSKEY, "GET", offer),
        (PASSKEY, "POST", register),
        (BY_PASSKEY, "GET", ask),
        (BY_PASSKEY, "POST", prove),
        (OWN, "GET", list_own),
        (f"{OWN}/<passkey>", "DELETE", remove),
    ):
        app.add_url_rule(rule, f"{method} {rule}", view, methods=[method])


def offer() -> Response:
    """What to ask a device for, to make a passkey."""
    return answered(passkeys.offer(visit().uow, token()))


def register() -> Response:
    """Add the passkey that a device made; answers recovery codes with an account's first factor."""
    key = idempotency.key_of(request)
    body: NewPasskey = body_of(model(NewPasskey), parsing.read_object(request), {})
    done = taken(passkeys.register(visit().uow, token(), body, key))
    return answered(Enrolled(done.recovery_codes), 201)


def ask() -> Response:
    """What to ask a device for, to prove the second factor."""
    return answered(passkeys.ask(visit().uow, token()))


def prove() -> Response:
    """Prove the second factor with a passkey: opens a waiting session, renews an open one."""
    key = idempotency.key_of(request)
    body: PasskeyProof = body_of(model(PasskeyProof), parsing.read_object(request), {})
    taken(passkeys.prove(visit().uow, token(), body, key))
    return answered(Done())


def list_own() -> Response:
    """The caller's passkeys, each with its day and the word they gave it."""
    here = visit()
    found = OwnPasskeys(passkeys.list_own(here.uow, token()))
    here.uow.commit()
    return answered(found)


def remove(passkey: str) -> Response:
    """Remove one of the caller's passkeys."""
    idempotency.key_of(request)
    here = visit()
    passkeys.remove(here.uow, token(), passkey if is_id(passkey) else "")
    here.uow.commit()
    return Response(status=204)
