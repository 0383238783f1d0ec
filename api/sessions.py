"""Sessions at the interface: begin, prove, renew, see and end them; ask for a new link.

- A session that waits for its second factor reaches these addresses and no others.
- Whoever asks for a link is told the same whether anybody has that address or not.
- What was tried is counted and committed before it is refused.
"""

from typing import Any

from flask import Flask, Response, request

from api import auth, idempotency, parsing
from api.bodies import Body, body_of, model_of
from api.problems import Problem
from api.routes.route import PREFIX
from api.shapes import (
    AskForLink,
    Code,
    Done,
    Enrolled,
    LinkAsked,
    OwnSessions,
    SignIn,
    Started,
    answered,
)
from api.visit import visit
from documents.errors import RecordError
from documents.ids import is_id
from documents.operations import accounts, attempts, factors, sessions
from documents.operations.proofs import Tried
from documents.operations.sessions import Session
from policies.terms import Attempt

LINKS = f"{PREFIX}/sign-in-links"
SESSIONS = f"{PREFIX}/sessions"
CURRENT = f"{SESSIONS}/current"
FRESH, FACTOR = f"{CURRENT}/fresh", f"{CURRENT}/factor"
BY_PASSKEY, PASSKEY = f"{FRESH}/passkey", f"{CURRENT}/passkey"
HELD = frozenset({CURRENT, FRESH, FACTOR, BY_PASSKEY, PASSKEY})
"""What a session may reach that waits for its second factor."""


def init_app(app: Flask) -> None:
    """Register the addresses of sessions."""
    for rule, method, view in (
        (LINKS, "POST", ask),
        (SESSIONS, "POST", sign_in),
        (SESSIONS, "GET", list_own),
        (CURRENT, "DELETE", sign_out),
        (FRESH, "POST", renew),
        (FACTOR, "GET", offer),
        (FACTOR, "POST", enrol),
        (f"{SESSIONS}/others", "DELETE", end_others),
        (f"{SESSIONS}/<session>", "DELETE", end_one),
    ):
        app.add_url_rule(rule, f"{method} {rule}", view, methods=[method])


def model(body: Any) -> type[Body]:
    """The strict model of one of the bodies here."""
    return model_of(body, body.__name__)


def ask() -> Response:
    """Let a new link go to an address, if it is that of an account."""
    idempotency.key_of(request)
    body: AskForLink = body_of(model(AskForLink), parsing.read_object(request), {})
    ask_for_link(body.email)
    return answered(LinkAsked(), 202)


def ask_for_link(email: str) -> None:
    """Write down that a link was asked for; the same work for every address.

    Raises: Problem (`too_many`).
    """
    uow = visit().uow
    subject = uow.sealer().index("email", email.strip().casefold())
    if later := attempts.wait(uow, Attempt.LINK_ASKED, subject):
        raise too_many(later)
    attempts.count(uow, Attempt.LINK_ASKED, subject)
    accounts.ask_for_link(uow, email)
    uow.commit()


def sign_in() -> Response:
    """Consume a one-time link; the same link with the same key answers the same session."""
    key = idempotency.key_of(request)
    body: SignIn = body_of(model(SignIn), parsing.read_object(request), {})
    found = consumed(body.token, key, body.device)
    return answered(Started(found.token, found.expires_at, found.account_id, found.hold), 201)


def consumed(token: str, key: str, device: str) -> Session:
    """The session that a link begins; a link that is none is counted.

    Raises: Problem (`link`, `too_many`).
    """
    uow = visit().uow
    try:
        session = sessions.consume_link(uow, token, key, device)
    except RecordError as refusal:
        if refusal.code != "session.link_used":
            raise
        if later := attempts.wait(uow, Attempt.LINK_TRIED):
            raise too_many(later) from None
        attempts.count(uow, Attempt.LINK_TRIED)
        uow.commit()
        raise Problem("link") from None
    uow.commit()
    return session


def sign_out() -> Response:
    """End this session."""
    idempotency.key_of(request)
    here = visit()
    sessions.end(here.uow, token())
    here.uow.commit()
    return Response(status=204)


def offer() -> Response:
    """The secret to set up in an authenticator; not shown any more once it is set up."""
    return answered(factors.offer(visit().uow, token()))


def enrol() -> Response:
    """Set the second factor up with its first code; answers the recovery codes, once."""
    key, code = idempotency.key_of(request), _code()
    done = taken(factors.enrol(visit().uow, token(), code, key))
    return answered(Enrolled(done.recovery_codes), 201)


def renew() -> Response:
    """Prove the second factor: opens a session that waits for it, renews one that is open."""
    key, code = idempotency.key_of(request), _code()
    taken(factors.prove(visit().uow, token(), code, key))
    return answered(Done())


def taken(tried: Tried) -> Tried:
    """What was tried, committed, if it was right.

    Raises: Problem (`code`, `too_many`).
    """
    visit().uow.commit()
    if tried.wait:
        raise too_many(tried.wait)
    if not tried.right:
        raise Problem("code")
    return tried


def list_own() -> Response:
    """The caller's sessions, each with its day."""
    here = visit()
    found = OwnSessions(sessions.list_own(here.uow, token()))
    here.uow.commit()
    return answered(found)


def end_others() -> Response:
    """End all of the caller's sessions but this one."""
    idempotency.key_of(request)
    here = visit()
    sessions.end_others(here.uow, token())
    here.uow.commit()
    return Response(status=204)


def end_one(session: str) -> Response:
    """End one of the caller's sessions."""
    idempotency.key_of(request)
    here = visit()
    sessions.end_one(here.uow, token(), session if is_id(session) else "")
    here.uow.commit()
    return Response(status=204)


def too_many(seconds: int) -> Problem:
    """The answer to what was tried too often."""
    return Problem("too_many", headers={"Retry-After": str(seconds)})


def _code() -> str:
    body: Code = body_of(model(Code), parsing.read_object(request), {})
    return body.code


def token() -> str:
    return auth.bearer_token(request) or ""
